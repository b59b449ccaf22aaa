import { describe, expect, it } from 'vitest';
import { separators } from '../../../../src/data/csv/rawTable.ts';
import { readCsv } from '../../../../src/data/csv/readCsv.ts';

const namesOf = (text: string, separator?: (typeof separators)[number]): readonly string[] | string => {
  const read = readCsv(text, 'utf-8', separator === undefined ? {} : { separator });
  return read.ok ? read.value.names : read.trouble.code;
};

describe('a separator that is chosen', () => {
  it('is taken instead of the one that is found', () => {
    const both = 'a;b,c\n1;2,3\n4;5,6\n';
    expect(namesOf(both)).toEqual(['a', 'b,c']);
    expect(namesOf(both, ',')).toEqual(['a;b', 'c']);
    expect(namesOf(both, ';')).toEqual(['a', 'b,c']);
    expect(readCsv(both, 'utf-8', { separator: ',' })).toMatchObject({
      value: {
        form: { separator: ',' },
        rows: [
          ['1;2', '3'],
          ['4;5', '6'],
        ],
      },
    });
  });

  it('opens a file that the one that is found does not', () => {
    const remarks = `a,note (who; what)\n${'1,they; that\n'.repeat(30)}2,they\n`;
    expect(namesOf(remarks)).toBe('ragged');
    expect(namesOf(remarks, ',')).toEqual(['a', 'note (who; what)']);
  });

  it('leads to a table or to a sentence, whichever it is', () => {
    const texts = [
      'a,b\n1,2\n3,4\n',
      '| a | b |\n|---|---|\n| 1 | 2 |\n| 3 | 4 |\n',
      'a\tb\n1\t"2\n3"\n4\t5\n',
      'x',
      '"',
    ];
    for (const text of texts) {
      for (const separator of separators) expect(() => namesOf(text, separator), text).not.toThrow();
    }
    expect(namesOf(texts[0], ';')).toBe('oneColumn');
    expect(namesOf(texts[1], ',')).toBe('oneColumn');
  });
});
