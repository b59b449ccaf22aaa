import { describe, expect, it } from 'vitest';
import { kindOf } from '../../../src/ui/openDropped.ts';

const file = (name: string, content: string | Uint8Array<ArrayBuffer>): File => new File([content], name);
const lesson = '---\ntitle: A, b\n---\n\n# A, b\n\n- one, two\n';
const cells = 'a\tb\tclass\n1\t2\tx\n2\t3\ty\n';

describe('a dropped file', () => {
  it.each([
    ['table.csv', 'anything', 'table'],
    ['table.XLSX', 'PK', 'table'],
    ['lesson.md', lesson, 'lesson'],
    ['lesson.md', cells, 'lesson'],
    ['lesson.txt', lesson, 'lesson'],
    ['lesson', `\ufeff\n${lesson}`, 'lesson'],
    ['experiment.json', 'anything', 'experiment'],
    ['experiment.txt', ' {"version": 1}', 'experiment'],
    ['excel.txt', cells, 'table'],
    ['table', cells.replaceAll('\t', ','), 'table'],
    ['table.dat', cells.replaceAll('\t', ';').replaceAll('\n', '\r'), 'table'],
    ['table.dat', '0.1 2\n-0.2  3\n.4 1e-3\n', 'table'],
    ['titled.txt', `Measured in May\n\n${cells}`, 'table'],
    ['words.txt', 'no head', 'lesson'],
    ['words.txt', 'A text, with a comma.\nAnd one more line.\nAnd another one.\nThe end.', 'lesson'],
    ['empty', '', 'lesson'],
    ['picture', Uint8Array.of(0x89, 0x50, 0x4e, 0x47, 13, 10, 26, 10, 0, 0, 0, 13, 44, 10, 44, 10), 'lesson'],
    ['unicode.txt', Uint8Array.of(0xff, 0xfe, ...Buffer.from(cells, 'utf16le')), 'table'],
    ['big.txt', Uint8Array.of(0xfe, 0xff, ...Buffer.from(cells, 'utf16le').swap16()), 'table'],
    ['unmarked.txt', Uint8Array.from(Buffer.from(cells, 'utf16le')), 'table'],
    ['shift_jis.txt', Uint8Array.of(0x8f, 0x64, 0x2c, 0x8e, 0xed, 10, 0x31, 0x2c, 0x32, 10), 'table'],
  ])('%s with %j is a %3$s', async (name, content, kind) => expect(await kindOf(file(name, content))).toBe(kind));

  it('is told by its beginning, however long it is', async () => {
    const whole = file('long', `a,b\n${'1,2\n'.repeat(50_000)}`);
    const taken: Blob[] = [];
    const slice = whole.slice.bind(whole);
    whole.slice = (...range) => {
      taken.push(slice(...range));
      return taken.at(-1)!;
    };
    for (const read of ['arrayBuffer', 'bytes', 'text', 'stream'] as const)
      whole[read] = () => expect.unreachable(`${read} reads all of it`);
    expect(await kindOf(whole)).toBe('table');
    expect(taken.map(({ size }) => size)).toEqual([50_000]);
  });
});
