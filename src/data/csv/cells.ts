const missingWords = new Set(
  [
    ['', 'na', 'n/a', 'nan', 'null', 'none', '?', '-', '–', '.', '欠損', 'なし'],
    ['#n/a', '#div/0!', '#value!', '#ref!', '#name?', '#num!', '#null!'], // of a spreadsheet
  ].flat(),
);

export const isMissing = (cell: string): boolean => missingWords.has(cell.trim().toLowerCase());

/** What a cell says, without the spaces about it and those that are more than one. */
export const wordIn = (cell: string): string => cell.trim().replace(/\s+/g, ' ');

/** A number whose square is one, too, also in float32. */
const most = 1e18;

/** Most numbers, which JavaScript reads as they stand. */
const plain = /^-?\d{1,15}(?:\.\d{1,15})?$/;
// eslint-disable-next-line no-control-regex -- all of ASCII
const ascii = /^[\0-\x7f]*$/;
const digits = /^[+-]?(?:\d+(?:[.,]\d*)?|[.,]\d+)(?:e[+-]?\d{1,3})?$/i;
const grouped = /^[+-]?[1-9]\d{0,2}(?:([.,'’ \u00a0\u202f])\d{3})(?:\1\d{3})*(?:[.,]\d+)?$/;
/** Of India: 12,34,567 */
export const inPairs = /^[+-]?[1-9]\d?(?:,\d\d)+,\d{3}(?:\.\d+)?$/;

/** Money and % before or behind a number, which say what it counts. */
const moneyBefore = /^([+-]?)(?:R?\p{Sc}|CHF|Fr\.?) ?/u;
const unitBehind = /[ \u00a0]?(?:[%円元원\p{Sc}]|CHF|kr|zł|Kč|Ft)$/u;

/** A cell as numbers are read: in ASCII where it can be, without money and %. */
export function withoutUnit(cell: string): string {
  const text = (ascii.test(cell) ? cell : cell.normalize('NFKC').replace('−', '-')).trim();
  return text.replace(moneyBefore, '$1').replace(unitBehind, '');
}

/** The number that a cell is; NaN for none. Digits of full width count, signs between thousands, and a sign of money or %. */
export function numberIn(cell: string, decimalComma: boolean): number {
  if (!decimalComma && plain.test(cell)) return Number(cell);
  let text = withoutUnit(cell);
  const decimal = decimalComma ? ',' : '.';
  const sign = grouped.exec(text)?.[1] ?? (inPairs.test(text) ? ',' : undefined);
  if (sign !== undefined && sign !== decimal) text = text.replaceAll(sign, '');
  if (!digits.test(text) || text.includes(decimalComma ? '.' : ',')) return Number.NaN;
  const value = Number(text.replace(',', '.'));
  return Math.abs(value) <= most ? value : Number.NaN;
}
