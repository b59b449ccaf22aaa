import { describe, expect, it } from 'vitest';
import { readTable } from '../../../../src/asking/readTable.ts';
import { describeColumns } from '../../../../src/data/csv/describeColumns.ts';
import { prepareRows, usualTableChoice } from '../../../../src/data/csv/prepareRows.ts';
import type { Encoding, TableTrouble } from '../../../../src/data/csv/rawTable.ts';
import { createRandom } from '../../../../src/engine/random.ts';
import { type Style, written } from './written.ts';

const separators = [',', ';', '\t', '|'] as const;
const encodings: readonly { readonly encoding: Encoding; readonly mark: boolean }[] = [
  { encoding: 'utf-8', mark: false },
  { encoding: 'utf-8', mark: true },
  { encoding: 'utf-16le', mark: true },
  { encoding: 'utf-16be', mark: true },
  { encoding: 'utf-16le', mark: false },
  { encoding: 'shift_jis', mark: false },
];
const ends = ['\n', '\r\n', '\r'] as const;
const missingWords = ['', 'NA', 'NaN', '?', '-', '欠損'];
const places = ['東京', '大阪', 'Kyōto, "old"', '札幌'];

type Fault = 'ragged' | 'quotes' | 'oneClass' | 'onlyHeader' | null;

/** File `index` of a long series: all separators, decimal signs, encodings, quotes and line ends with one another. */
function fileOf(index: number) {
  const random = createRandom(index, 'data');
  const encoded = encodings[Math.floor(index / 8) % encodings.length];
  const style: Style = {
    separator: separators[index % 4],
    decimal: Math.floor(index / 4) % 2 === 0 ? '.' : ',',
    ...encoded,
    quotes: Math.floor(index / 48) % 2 === 0 ? 'where needed' : 'all',
    end: ends[Math.floor(index / 96 + index) % 3],
    lastEnd: random.below(2) === 0,
  };
  const hasHeader = random.below(4) > 0;
  const hasMissing = random.below(2) === 0;
  const fault: Fault =
    index % 6 === 5 ? (['ragged', 'quotes', 'oneClass', 'onlyHeader'] as const)[Math.floor(index / 6) % 4] : null;
  const rows = Array.from({ length: 8 + random.below(30) }, (_, row): (string | number)[] => {
    const number = (places: number): number => Math.round((random.uniform() - 0.5) * 10 ** (places + 3)) / 10 ** places;
    const place = places[row % (style.encoding === 'shift_jis' ? 2 : 4)];
    const values: (string | number)[] = [number(2) + 0.25, random.below(1000), place, number(1)];
    const gap = hasMissing && row % 5 === 3 ? random.below(4) : -1;
    return [
      ...values.map((value, column) => (column === gap ? missingWords[random.below(missingWords.length)] : value)),
      fault === 'oneClass' ? 'はい' : ['はい', 'いいえ'][row % 2],
    ];
  });
  const header = ['長さ', 'count', '場所', 'y "2"', 'class'];
  return { style, rows, header, hasHeader: hasHeader || fault === 'onlyHeader', fault, random };
}

/** The file, and the line in which it is wrong. */
function brokenFile({ style, rows, header, hasHeader, fault, random }: ReturnType<typeof fileOf>) {
  const cells = [...(hasHeader ? [header] : []), ...rows];
  if (fault === 'onlyHeader') return { bytes: written([header], style), line: 0 };
  if (fault === 'oneClass') return { bytes: written(cells, style), line: 0 };
  const at = 1 + random.below(cells.length - 1);
  if (fault === 'ragged') return { bytes: written(cells.with(at, [...cells[at], 'more']), style), line: at + 1 };
  const open = `"${String(cells[at][0])}`; // a quotation mark that nothing closes
  const before = written(cells.slice(0, at), { ...style, lastEnd: true });
  const after = written([[open.slice(1), ...cells[at].slice(1)]], { ...style, quotes: 'where needed', mark: false });
  const quote = written([['q']], { ...style, quotes: 'where needed', mark: false, lastEnd: false }).map((byte) =>
    byte === 0x71 ? 0x22 : byte,
  );
  return { bytes: Uint8Array.from([...before, ...quote, ...after]), line: at + 1 };
}

const many = 300;

describe(`${many} files of a table, each written another way`, () => {
  it('are read as they were written, or refused with the line that is wrong', () => {
    const seen = new Map<string, number>();
    for (let index = 0; index < many; index++) {
      const file = fileOf(index);
      const { style, rows, header, hasHeader, fault } = file;
      const told = `file ${index}: ${JSON.stringify(style)} ${fault}`;
      seen.set(String(fault), (seen.get(String(fault)) ?? 0) + 1);
      const broken = fault === null ? null : brokenFile(file);
      const bytes = broken?.bytes ?? written([...(hasHeader ? [header] : []), ...rows], style);
      const found = readTable(bytes);
      if (broken !== null && fault !== 'oneClass') {
        const expected: Partial<TableTrouble> =
          fault === 'ragged'
            ? { code: 'ragged', first: 1, expected: 5, found: 6, lines: [broken.line] }
            : fault === 'quotes'
              ? { code: 'quotes', line: broken.line }
              : { code: 'onlyHeader' };
        expect(found, told).toEqual({ ok: false, trouble: expected });
        continue;
      }
      if (!found.ok) throw new Error(`${told}: ${found.trouble.code}`);
      const { value: raw } = found;
      expect(raw.form, told).toEqual({
        encoding: style.encoding,
        separator: style.separator,
        decimalComma: style.decimal === ',',
        hasHeader,
      });
      if (hasHeader) expect(raw.names, told).toEqual(header);
      expect(raw.rows, told).toEqual(
        rows.map((row) =>
          row.map((cell) => (typeof cell === 'number' ? String(cell).replace('.', style.decimal) : cell)),
        ),
      );

      const choice = usualTableChoice(describeColumns(raw));
      expect(
        choice.columns.map(({ type, role }) => `${role} ${type}`),
        told,
      ).toEqual(['input number', 'input number', 'input category', 'input number', 'target category']);
      const prepared = prepareRows(raw, choice);
      if (fault === 'oneClass') {
        expect(prepared, told).toEqual({ ok: false, trouble: { code: 'oneClass', column: raw.names[4] } });
        continue;
      }
      if (!prepared.ok) throw new Error(`${told}: ${prepared.trouble.code}`);
      const whole = rows.filter((row) => row.every((cell) => !missingWords.includes(String(cell))));
      const kinds = [...new Set(whole.map((row) => String(row[2])))].sort((a, b) => (a < b ? -1 : 1));
      expect([...prepared.value.rows.values], told).toEqual(
        whole.flatMap((row) => [row[0], row[1], ...kinds.map((kind) => Number(kind === row[2])), row[3]]),
      );
      expect(prepared.value.classes, told).toEqual(['いいえ', 'はい']);
      expect([...prepared.value.rows.labels], told).toEqual(whole.map((row) => Number(row[4] === 'はい')));
      expect(prepared.value.dropped, told).toBe(rows.length - whole.length);
    }
    expect(Object.fromEntries(seen)).toEqual({ null: 250, ragged: 13, quotes: 13, oneClass: 12, onlyHeader: 12 });
  });
});
