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
const grouped = /^[+-]?[1-9]\d{0,2}(?:([.,' \u00a0\u202f])\d{3})(?:\1\d{3})*(?:[.,]\d+)?$/;

/** Signs before or behind a number that say what it counts. */
const moneyBefore = /^([+-]?)[$€£¥] ?/;
const unitBehind = /[ \u00a0]?[%$€£¥円]$/;

/** A cell without signs of money and %. */
export const withoutUnit = (cell: string): string => cell.replace(moneyBefore, '$1').replace(unitBehind, '');

/** The number that a cell is; NaN for none. Digits of full width count, signs between thousands, and a sign of money or %. */
export function numberIn(cell: string, decimalComma: boolean): number {
  if (!decimalComma && plain.test(cell)) return Number(cell);
  let text = (ascii.test(cell) ? cell : cell.normalize('NFKC').replace('−', '-')).trim();
  text = withoutUnit(text);
  const decimal = decimalComma ? ',' : '.';
  const sign = grouped.exec(text)?.[1];
  if (sign !== undefined && sign !== decimal) text = text.replaceAll(sign, '');
  if (!digits.test(text) || text.includes(decimalComma ? '.' : ',')) return Number.NaN;
  const value = Number(text.replace(',', '.'));
  return Math.abs(value) <= most ? value : Number.NaN;
}
