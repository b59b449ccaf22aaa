const missingWords = new Set(['', 'na', 'n/a', 'nan', 'null', 'none', '?', '-', '–', '.', '#n/a', '欠損', 'なし']);

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
const grouped = /^[+-]?\d{1,3}(?:([.,' \u00a0\u202f])\d{3})(?:\1\d{3})*(?:[.,]\d+)?$/;

/** The number that a cell is; NaN for none. Digits of full width count, and signs between thousands. */
export function numberIn(cell: string, decimalComma: boolean): number {
  if (!decimalComma && plain.test(cell)) return Number(cell);
  let text = (ascii.test(cell) ? cell : cell.normalize('NFKC').replace('−', '-')).trim();
  const decimal = decimalComma ? ',' : '.';
  const sign = grouped.exec(text)?.[1];
  if (sign !== undefined && sign !== decimal) text = text.replaceAll(sign, '');
  if (!digits.test(text) || text.includes(decimalComma ? '.' : ',')) return Number.NaN;
  const value = Number(text.replace(',', '.'));
  return Math.abs(value) <= most ? value : Number.NaN;
}
