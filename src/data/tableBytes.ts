import { createTable, headOf } from './createTable.ts';
import { isRecipe } from './csv/recipe.ts';
import type { Column } from './dataset.ts';
import type { Table } from './tables.ts';

// A table as few bytes, exactly: the same bits, and so the same hash, come out again.
//
// bytes  = count head  count of rows  *column  labels
// head   = JSON of [type, title, columns, classes, targets], all but ASCII escaped
//        / the same with the ranges of the columns, where the rows do not say them, or with the recipe of a table
// column = decimals width least *plane    numbers that are whole multiples of 10^-decimals: n = least + the planes
//        / 255 8*plane                    any other numbers, float64
// labels = *byte, or two planes where there are more than 256 classes
// A plane has a byte of each row, the lowest first. A count has 7 bits a byte, the lowest first; least is in zigzag.

export type TableTrouble = 'damaged' | 'tooLarge';

/** What a table may have; checked before anything is made. */
const most = { columns: 1024, classes: 1024, targets: 64, letters: 200 };
/** Bytes that a table may have in a link, and in a file. */
export const mostTableBytes = { link: 262_144, file: 0x180_0000 } as const;

const powers = [1, 10, 100, 1e3, 1e4, 1e5, 1e6];
const anyNumbers = 255;

/** The bytes; null when there are too many. */
export function bytesOfTable(table: Table, mostBytes: number = mostTableBytes.link): Uint8Array<ArrayBuffer> | null {
  const { info, rows } = table;
  const { title, columns, classes, targets } = info;
  const count = rows.values.length / columns.length;
  const names = (all: typeof columns): string[] => all.map(({ key }) => key);
  const fits =
    areNames(names(columns), most.columns) && areNames(classes, most.classes) && areNames(names(targets), most.targets);
  if (!fits || !isName(title) || count * (columns.length + targets.length) > mostBytes) return null;
  const head = JSON.stringify(headOf(table)).replace(
    /[^ -~]/g,
    (sign) => `\\u${sign.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );
  const out: number[] = [];
  putCount(out, head.length);
  for (const sign of head) out.push(sign.charCodeAt(0));
  putCount(out, count);
  columns.forEach((_, i) => putColumn(out, columnOf(rows.values, i, columns.length)));
  targets.forEach((_, i) => putColumn(out, columnOf(rows.targets, i, targets.length)));
  if (classes.length > 0) putPlanes(out, Array.from(rows.labels), classes.length > 256 ? 2 : 1);
  return out.length > mostBytes ? null : Uint8Array.from(out);
}

/** The table again, or why there is none. Never throws. */
export function tableOfBytes(
  bytes: Uint8Array<ArrayBuffer>,
  mostBytes: number = mostTableBytes.link,
): Table | TableTrouble {
  if (bytes.length > mostBytes) return 'tooLarge';
  try {
    return readTable(bytes, mostBytes);
  } catch {
    return 'damaged';
  }
}

const columnOf = (values: Float64Array, at: number, width: number): number[] =>
  Array.from({ length: values.length / width }, (_, row) => values[row * width + at]);

function putCount(out: number[], count: number): void {
  let rest = count;
  for (; rest > 127; rest = Math.floor(rest / 128)) out.push((rest % 128) + 128);
  out.push(rest);
}

/** @param values whole, ≥ 0 and < 256^width [rows] */
function putPlanes(out: number[], values: readonly number[], width: number): void {
  for (let plane = 0, unit = 1; plane < width; plane++, unit *= 256) {
    for (const value of values) out.push(Math.floor(value / unit) % 256);
  }
}

function putColumn(out: number[], values: readonly number[]): void {
  const decimals = powers.findIndex((power) =>
    // Whole numbers up to 2^53 and these powers are exact, so the quotient is rounded once: as the decimal is read.
    values.every((value) => Math.abs(value) < 1e9 && Object.is((Math.round(value * power) + 0) / power, value)),
  );
  if (decimals === -1) {
    out.push(anyNumbers);
    const bytes = new Uint8Array(8 * values.length);
    const view = new DataView(bytes.buffer);
    values.forEach((value, row) => view.setFloat64(8 * row, value, true));
    for (let plane = 0; plane < 8; plane++) values.forEach((_, row) => out.push(bytes[8 * row + plane]));
    return;
  }
  const whole = values.map((value) => Math.round(value * powers[decimals]));
  const least = whole.length === 0 ? 0 : whole.reduce((a, b) => Math.min(a, b));
  const range = whole.reduce((a, b) => Math.max(a, b - least), 0);
  let width = 0;
  for (let room = 1; room <= range; room *= 256) width++;
  out.push(decimals, width);
  putCount(out, least < 0 ? -2 * least - 1 : 2 * least);
  putPlanes(
    out,
    whole.map((value) => value - least),
    width,
  );
}

/** @throws RangeError where the bytes are none of a table */
function readTable(bytes: Uint8Array<ArrayBuffer>, mostBytes: number): Table {
  let at = 0;
  const fail = (): never => {
    throw new RangeError('no table');
  };
  const take = (length: number): Uint8Array<ArrayBuffer> => {
    if (length > bytes.length - at) fail();
    at += length;
    return bytes.subarray(at - length, at);
  };
  const takeCount = (): number => {
    let [count, unit] = [0, 1];
    for (; unit < 1e15; unit *= 128) {
      const [byte] = take(1);
      count += (byte % 128) * unit;
      if (byte < 128) return count;
    }
    return fail();
  };
  const takePlanes = (rows: number, width: number): number[] => {
    const values = Array<number>(rows).fill(0);
    for (let plane = 0, unit = 1; plane < width; plane++, unit *= 256) {
      take(rows).forEach((byte, row) => {
        values[row] += byte * unit;
      });
    }
    return values;
  };
  const takeColumn = (rows: number): number[] => {
    const [decimals] = take(1);
    if (decimals === anyNumbers) {
      const planes = take(8 * rows);
      const view = new DataView(new ArrayBuffer(8));
      return Array.from({ length: rows }, (_, row) => {
        for (let plane = 0; plane < 8; plane++) view.setUint8(plane, planes[plane * rows + row]);
        return view.getFloat64(0, true);
      });
    }
    const [width] = take(1);
    if (decimals >= powers.length || width > 6) fail();
    const zigzag = takeCount();
    const least = zigzag % 2 === 1 ? -(zigzag + 1) / 2 : zigzag / 2;
    return takePlanes(rows, width).map((value) => (least + value) / powers[decimals]);
  };

  const head: unknown = JSON.parse(Array.from(take(takeCount()), (byte) => String.fromCharCode(byte)).join(''));
  if (!Array.isArray(head) || head.length < 5 || head.length > 6) return fail();
  const [type, title, columns, classes, targets, last] = head as readonly unknown[];
  if ((type !== 'table' && type !== 'points') || !isName(title)) return fail();
  if (!areNames(columns, most.columns) || !areNames(classes, most.classes) || !areNames(targets, most.targets))
    return fail();
  const hasDomains = areDomains(last, columns.length);
  if (head.length === 6 && !hasDomains && !isRecipe(last)) return fail();
  const rows = takeCount();
  const isOne = (classes.length === 0) !== (targets.length === 0);
  if ((rows < 1 && !hasDomains) || rows > mostBytes || columns.length === 0 || !isOne) return fail();
  if (rows * (columns.length + targets.length) > mostBytes) return fail();
  const interleaved = (width: number): Float64Array => {
    const values = new Float64Array(rows * width);
    for (let column = 0; column < width; column++) {
      takeColumn(rows).forEach((value, row) => {
        values[row * width + column] = value;
      });
    }
    return values;
  };
  const read = { values: interleaved(columns.length), targets: interleaved(targets.length) };
  const labels = Int32Array.from(classes.length === 0 ? [] : takePlanes(rows, classes.length > 256 ? 2 : 1));
  const isFinite = [read.values, read.targets].every((values) => values.every(Number.isFinite));
  if (at < bytes.length || !isFinite || labels.some((label) => label >= classes.length)) return fail();
  const own = hasDomains ? { domains: last } : isRecipe(last) ? { recipe: last } : {};
  return createTable({ type, title, columns, classes, targets, ...own }, { ...read, labels });
}

/** Farther than any plot goes. */
const farthest = 1e9;

const isDomain = (value: unknown): value is Column['domain'] =>
  Array.isArray(value) &&
  value.length === 2 &&
  value.every((end) => typeof end === 'number' && Math.abs(end) <= farthest) &&
  value[0] < value[1];

const areDomains = (value: unknown, many: number): value is Column['domain'][] =>
  Array.isArray(value) && value.length === many && value.every(isDomain);

const isName = (value: unknown): value is string => typeof value === 'string' && value.length <= most.letters;

const areNames = (value: unknown, many: number): value is string[] =>
  Array.isArray(value) && value.length <= many && value.every(isName);
