import Papa from 'papaparse';
import { isMissing, numberIn, withoutUnit, wordIn } from './cells.ts';
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
  readonly separator?: Separator;
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

/** `1.` may be a place, in German, and tells nothing of the sign. */
const signBefore = /[.,]\d/;

/**
 * Whether numbers are written 1,5: more are than are written 1.5. What can be read either way tells something only
 * where no other number does. In doubt it is a comma where semicolons separate the cells, as spreadsheets do then.
 */
function hasDecimalComma(rows: RawTable['rows'], separator: Separator): boolean {
  let [commas, points, isEither] = [0, 0, false];
  for (const row of rows.slice(0, 2000)) {
    for (const cell of row) {
      const text = withoutUnit(cell);
      if (!signBefore.test(text)) continue;
      const [isPoint, isComma] = [false, true].map((comma) => !Number.isNaN(numberIn(text, comma)));
      if (isPoint && isComma) isEither ||= text.includes(',');
      else if (isPoint) points++;
      else if (isComma) commas++;
    }
  }
  if (commas !== points) return commas > points;
  return (commas > 0 || isEither) && separator === ';';
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
  if (first.some(isNumber)) return hasNumberedNames(first, below, isNumber);
  if (below.length === 0 || below.some((row) => row.some(isNumber))) return true;
  return new Set(first).size === first.length && first.every((cell, c) => below.every((row) => row[c] !== cell));
}

/** Numbers in steps, that are no years, are names only where there are as many; one less from 0 or 1 on. */
const fewestNames = 4;
/** And where no greater share of the lines below has such. */
const mostAlike = 0.2;

/**
 * A first line with whole numbers in equal steps, as 0, 1, 2 or 2000, 2005, 2010, and few other lines have such: beside words
 * that come below not again, behind the empty name of the rows' numbers, or alone from 0 on, as pandas writes them.
 */
function hasNumberedNames(
  first: readonly string[],
  below: RawTable['rows'],
  isNumber: (cell: string) => boolean,
): boolean {
  const numbersOf = (row: readonly string[]): readonly number[] => row.filter(isNumber).map(Number);
  const areInSteps = (of: readonly number[]): boolean => {
    const step = of[1] - of[0];
    return step !== 0 && of.every((value, i) => Number.isInteger(value) && value === of[0] + i * step);
  };
  const shapeOf = (cell: string): string => cell.replace(/\d/g, '0');
  const isWord = (c: number): boolean => !isNumber(first[c]) && !isMissing(wordIn(first[c]));
  /** A date above dates is none either. */
  const isName = (c: number): boolean =>
    below.every((row) => row[c] !== first[c]) && !(/\d/.test(first[c]) && shapeOf(first[c]) === shapeOf(below[0][c]));
  const numbers = numbersOf(first);
  const words = [...first.keys()].filter(isWord);
  if (below.length < 2 || numbers.length < 2 || !areInSteps(numbers) || !words.every(isName)) return false;
  if (below.filter((row) => areInSteps(numbersOf(row))).length > mostAlike * below.length) return false;
  const isIndexed = first[0].trim() === '' && below.every((row) => isNumber(row[0]));
  const counts = [0, 1].includes(numbers[0]) && numbers[1] === numbers[0] + 1 && numbers.length >= fewestNames - 1;
  if (words.length === 0) return isIndexed || (counts && numbers[0] === 0);
  const areYears = numbers.every((value) => value >= 1900 && value < 2100);
  const isOverNumbers = words.some((c) => below.every((row) => isNumber(row[c])));
  return isIndexed || isOverNumbers || areYears || counts || numbers.length >= fewestNames;
}

const mostAbove = 20;

/** The cells of a row without those behind the last that has something in it. */
const filled = (row: readonly string[]): number => row.findLastIndex((cell) => cell.trim() !== '') + 1;

/** A title, a comment, or `sep=;`, where the table is so wide. */
function isAbove(row: readonly string[], width: number): boolean {
  const [first, ...others] = row.map((cell) => cell.trim());
  if (/^sep=/i.test(first)) return true;
  if (first.startsWith('#') && filled(row) !== width) return true;
  const isAlone = others.every((cell) => cell === '') && (row.length < width || width > 2);
  return isAlone && first !== '' && Number.isNaN(numberIn(first, false)) && Number.isNaN(numberIn(first, true));
}

/** How many rows above the table are none of it. */
function rowsAbove(rows: readonly (readonly string[])[], width: number): number {
  const found = rows.slice(0, mostAbove).findIndex((row) => !isAbove(row, width));
  return width > 1 && found > 0 && rows[found].length >= width ? found : 0;
}

/** How many cells are filled in most of the first rows. */
function usualWidth(rows: readonly (readonly string[])[]): number {
  const counts = new Map<number, number>();
  for (const row of rows.slice(0, 1000)) counts.set(filled(row), (counts.get(filled(row)) ?? 0) + 1);
  return [...counts].reduce((best, each) => (each[1] > best[1] ? each : best), [0, 0])[0];
}

/**
 * Takes away the frame of a Markdown table: bars before and behind each row, and the line under the names.
 *
 * @param all rows of cells, changed in place
 * @returns how many columns were in front, and whether there was such a line
 */
function takeFrame(all: { readonly cells: string[] }[]): { readonly before: number; readonly hasRule: boolean } {
  const isEmpty = (place: number): boolean => all.every(({ cells }) => cells.at(place)?.trim() === '');
  const hasEnd = isEmpty(-1);
  const before = Number(isEmpty(0));
  for (const { cells } of all) {
    if (hasEnd) cells.pop();
    if (before) cells.shift();
  }
  const hasRule = all.length > 1 && all[1].cells.every((cell) => /^\s*:?-+:?\s*$/.test(cell));
  if (hasRule) all.splice(1, 1);
  return { before, hasRule };
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
  const separator = choice.separator ?? separatorOf(even);
  const tooMany = tooManyCells(even, separator);
  if (tooMany !== null) return failed(tooMany);
  const { data, errors } = Papa.parse<string[]>(even, { delimiter: separator, newline: '\n' });
  const wrong = errors.find(({ type }) => type === 'Quotes');
  const all: { readonly cells: string[]; readonly line: number }[] = [];
  let line = 1;
  for (const [index, cells] of data.entries()) {
    if (wrong?.row === index) return failed({ code: 'quotes', line });
    if (cells.some((cell) => cell.trim() !== '')) all.push({ cells, line });
    for (const cell of cells) for (let at = cell.indexOf('\n'); at >= 0; at = cell.indexOf('\n', at + 1)) line++;
    line++;
  }
  if (all.length === 0) return failed({ code: 'empty' });
  const above = rowsAbove(
    all.map(({ cells }) => cells),
    usualWidth(all.map(({ cells }) => cells)),
  );
  all.splice(0, above);
  const { before, hasRule } = separator === '|' ? takeFrame(all) : { before: 0, hasRule: false };
  const { length: width } = all[0].cells;
  for (const { cells } of all) if (cells.slice(width).every((cell) => cell.trim() === '')) cells.splice(width);
  const ragged = all.filter(({ cells }) => cells.length !== width);
  if (ragged.length > 0) {
    const found = ragged.slice(0, 5).map((each) => each.line);
    return failed({
      code: 'ragged',
      first: all[0].line,
      expected: width,
      found: ragged[0].cells.length,
      lines: found,
    });
  }
  const rows = all.map(({ cells }) => cells);
  const lines = all.map((each) => each.line);
  if (width === 1) return failed({ code: 'oneColumn' });
  if (width > tableLimits.columns) return failed({ code: 'tooManyColumns', columns: width });
  if (rows.length * width > tableLimits.cells) {
    return failed({ code: 'tooManyCells', rows: rows.length, columns: width });
  }
  const decimalComma = choice.decimalComma ?? hasDecimalComma(rows, separator);
  const hasHeader = choice.hasHeader ?? (hasRule || seemsHeader(rows, decimalComma));
  const [first] = rows;
  if (hasHeader) {
    rows.shift();
    lines.shift();
  }
  if (rows.length === 0) return failed({ code: 'onlyHeader' });
  if (rows.length === 1) return failed({ code: 'oneRow' });
  const names = namesFrom(hasHeader ? first : first.map(() => ''));
  return done({
    form: { encoding, separator, decimalComma, hasHeader, ...(above > 0 && { above }) },
    names,
    before,
    rows,
    lines,
  });
}
