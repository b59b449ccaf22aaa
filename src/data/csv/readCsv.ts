import Papa from 'papaparse';
import { numberIn } from './cells.ts';
import {
  done,
  type Encoding,
  failed,
  type RawTable,
  type Read,
  type Separator,
  separators,
  tableLimits,
  type TableTrouble,
} from './rawTable.ts';

/** What a person says of a file; what is left out is found. */
export interface FormChoice {
  readonly hasHeader?: boolean;
  readonly decimalComma?: boolean;
}

/** The one that divides most of the first lines into as many cells, at least two. */
function separatorOf(text: string): Separator {
  const start = text.slice(0, 100_000);
  let best: { separator: Separator; share: number } = { separator: ',', share: 0 };
  for (const separator of separators) {
    const { data } = Papa.parse<string[]>(start, { delimiter: separator, preview: 20, skipEmptyLines: 'greedy' });
    const widths = new Map<number, number>();
    for (const { length } of data) if (length > 1) widths.set(length, (widths.get(length) ?? 0) + 1);
    const share = Math.max(0, ...widths.values()) / data.length;
    if (share > best.share) best = { separator, share };
  }
  return best.separator;
}

/** Whether numbers are written 1,5: some are, and none is written 1.5. `1,500` alone may be a thousand and a half. */
function hasDecimalComma(rows: RawTable['rows'], separator: Separator): boolean {
  let [commas, points, thousands] = [0, 0, 0];
  for (const row of rows.slice(0, 2000)) {
    for (const cell of row) {
      const text = cell.trim();
      if (/^[+-]?\d{0,15}\.\d+$/.test(text)) points++;
      else if (/^[+-]?\d{1,3},\d{3}$/.test(text)) thousands++;
      else if (/^[+-]?(?:\d{0,15}|\d{1,3}(?:\.\d{3})+),\d+$/.test(text)) commas++;
    }
  }
  return points === 0 && (commas > 0 || (thousands > 0 && separator === ';'));
}

/** Names of columns: none empty, none twice, nothing invisible. */
function namesFrom(cells: readonly string[]): string[] {
  const taken = new Set<string>();
  return cells.map((cell, column) => {
    const shown = cell.replace(/[\s\p{C}]+/gu, ' ').trim();
    const wanted = Array.from(shown).slice(0, 60).join('') || `column ${column + 1}`;
    let name = wanted;
    for (let again = 2; taken.has(name); again++) name = `${wanted} ${again}`;
    taken.add(name);
    return name;
  });
}

/** A first line without a number above lines with some, or of names that all differ and come below not again. */
function seemsHeader(rows: RawTable['rows'], decimalComma: boolean): boolean {
  const [first, ...below] = rows.slice(0, 200);
  const isNumber = (cell: string): boolean => !Number.isNaN(numberIn(cell, decimalComma));
  if (first.some(isNumber)) return false;
  if (below.length === 0 || below.some((row) => row.some(isNumber))) return true;
  return new Set(first).size === first.length && first.every((cell, c) => below.every((row) => row[c] !== cell));
}

/** Whether a text without quotes has too many cells, told before they are all read. */
function tooManyCells(text: string, separator: Separator): TableTrouble | null {
  if (text.includes('"')) return null;
  const columns = text.slice(0, text.indexOf('\n')).split(separator).length;
  let rows = 0;
  for (let at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', at + 1)) rows++;
  return rows * columns > tableLimits.cells ? { code: 'tooManyCells', rows, columns } : null;
}

/**
 * The cells of a text in CSV or TSV: whichever separator, quotes, line ends and decimal sign it has.
 *
 * @param encoding that the text was written in
 */
export function readCsv(text: string, encoding: Encoding, choice: FormChoice = {}): Read<RawTable> {
  const whole = text.startsWith('\ufeff') ? text.slice(1) : text;
  if (whole.includes('\0')) return failed({ code: 'notText' });
  if (whole.trim() === '') return failed({ code: 'empty' });
  // The parser takes one kind of line ends.
  const even = whole.includes('\r') ? whole.replaceAll(/\r\n?/g, '\n') : whole;
  const separator = separatorOf(even);
  const tooMany = tooManyCells(even, separator);
  if (tooMany !== null) return failed(tooMany);
  const { data, errors } = Papa.parse<string[]>(even, { delimiter: separator, newline: '\n' });
  const wrong = errors.find(({ type }) => type === 'Quotes');
  const rows: string[][] = [];
  const lines: number[] = [];
  const ragged: { line: number; found: number }[] = [];
  let line = 1;
  for (const [index, row] of data.entries()) {
    if (wrong?.row === index) return failed({ code: 'quotes', line });
    if (row.length > 1 || row[0].trim() !== '') {
      if (rows.length > 0 && row.length !== rows[0].length) ragged.push({ line, found: row.length });
      else {
        rows.push(row);
        lines.push(line);
      }
    }
    for (const cell of row) for (let at = cell.indexOf('\n'); at >= 0; at = cell.indexOf('\n', at + 1)) line++;
    line++;
  }
  if (rows.length === 0) return failed({ code: 'empty' });
  const { length: width } = rows[0];
  if (ragged.length > 0) {
    const found = ragged.slice(0, 5).map((each) => each.line);
    return failed({ code: 'ragged', expected: width, found: ragged[0].found, lines: found });
  }
  if (width === 1) return failed({ code: 'oneColumn' });
  if (width > tableLimits.columns) return failed({ code: 'tooManyColumns', columns: width });
  if (rows.length * width > tableLimits.cells) {
    return failed({ code: 'tooManyCells', rows: rows.length, columns: width });
  }
  const decimalComma = choice.decimalComma ?? hasDecimalComma(rows, separator);
  const hasHeader = choice.hasHeader ?? seemsHeader(rows, decimalComma);
  const [first] = rows;
  if (hasHeader) {
    rows.shift();
    lines.shift();
  }
  if (rows.length === 0) return failed({ code: 'onlyHeader' });
  const names = namesFrom(hasHeader ? first : first.map(() => ''));
  return done({ form: { encoding, separator, decimalComma, hasHeader }, names, rows, lines });
}
