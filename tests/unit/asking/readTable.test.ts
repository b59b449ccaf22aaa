import { describe, expect, it } from 'vitest';
import { decode, readTable } from '../../../src/asking/readTable.ts';
import { tableLimits } from '../../../src/data/csv/rawTable.ts';

const latin1 = (text: string): Uint8Array => Uint8Array.from(text, (sign) => sign.charCodeAt(0));
const encodingOf = (bytes: Uint8Array) => decode(bytes)?.encoding;
const codeOf = (bytes: Uint8Array): string => {
  const found = readTable(bytes);
  return found.ok ? 'read' : found.trouble.code;
};

describe('readTable', () => {
  it('tells western letters with accents from Shift_JIS', () => {
    expect(encodingOf(latin1('ville;n\nN\xeemes;1\nOrl\xe9ans;2'))).toBe('windows-1252');
    expect(encodingOf(latin1('saison;n\n\xe9t\xe9;1\nh\xf6her;2'))).toBe('windows-1252');
    expect(encodingOf(Uint8Array.of(0x94, 0x4e, 0x97, 0xee, 0x2c, 0x92, 0x6c, 0x0a, 0x31, 0x2c, 0x32))).toBe(
      'shift_jis',
    );
    expect(encodingOf(new Uint8Array(0))).toBe('utf-8');
  });

  it.each([
    'Rooms,Area (m\xb2),Price\r\n3,50,"\xa3120,000"\r\n',
    'Zeit (min);Temperatur (\xb0C);Volumen (cm\xb3)\n1;20;3',
    't (\xb5s);U\n1;2',
    'Stra\xdfe;\xdcbung\n1;2',
    'SITUA\xc7\xc3O;N\xdaMERO\nA;1',
    'angle (\xb0);n\n90;1',
  ])('reads signs that Shift_JIS has kana for as western ones where they make no word of it: %s', (text) => {
    expect(decode(latin1(text))).toEqual({ encoding: 'windows-1252', text });
  });

  it.each(['\xb1\xb2\xb3,n\n\xc0\xb6\xc5,1', '\xc8\xba,n\n\xb2\xc7,1', 'ID,\xba\xb0\xc4\xde\n1,A'])(
    'reads words of half-width kana as Shift_JIS: %s',
    (text) => {
      expect(encodingOf(latin1(text))).toBe('shift_jis');
    },
  );

  it.each([
    ['gb18030', '身体,体重,评价', 'c9edcce52ccce5d6d82cc6c0bcdb0a312c36302cd3c50a'],
    ['euc-kr', '키,몸,결과', 'c5b02cb8f62cb0e1b0fa0a312c36302cc7d5b0dd0a'],
  ])('knows pairs of bytes for %s: %s', (encoding, head, bytes) => {
    const found = decode(Uint8Array.from(Buffer.from(bytes, 'hex')));
    expect(found?.encoding).toBe(encoding);
    expect(found?.text.split('\n')[0]).toBe(head);
  });

  it('takes no western word for pairs of bytes', () => {
    expect(encodingOf(latin1('a\xe7\xe3o;op\xe7\xe3o\n1;2\n'))).toBe('windows-1252');
  });

  it('refuses what is no table, by its reason', () => {
    expect(codeOf(latin1('PK\x03\x04anything'))).toBe('spreadsheet');
    expect(codeOf(latin1('\xd0\xcf\x11\xe0anything'))).toBe('spreadsheet');
    expect(codeOf(latin1('\x89PNG\r\n\x1a\n\0\0\0\rIHDR'))).toBe('notText');
    expect(codeOf(latin1(''))).toBe('empty');
    expect(codeOf(latin1('\n \n\n'))).toBe('empty');
    expect(codeOf(latin1('only\none\ncolumn'))).toBe('oneColumn');
    expect(codeOf(latin1(`${'1,'.repeat(tableLimits.columns)}1\n`.repeat(2)))).toBe('tooManyColumns');
    const rows = Math.ceil(tableLimits.cells / 400) + 1;
    expect(codeOf(latin1(`${'1,'.repeat(399)}1\n`.repeat(rows)))).toBe('tooManyCells');
  });

  it('reads any bytes without throwing', () => {
    let state = 1;
    const next = (): number => (state = (state * 48_271) % 2_147_483_647);
    const signs = ['0', '1', '.', ',', ';', '\t', '|', '"', '\n', '\r', ' ', 'a', 'é', '\ufeff', 'あ'].map((sign) => [
      ...Buffer.from(sign),
    ]);
    for (let i = 0; i < 1000; i++) {
      const bytes = Array.from({ length: next() % 60 }, () =>
        i % 2 === 0 ? [next() % 256] : signs[next() % signs.length],
      ).flat();
      expect(() => readTable(Uint8Array.from(bytes)), bytes.join()).not.toThrow();
    }
  });
});
