/** \N is MySQL's, <NA> and NaT are pandas's. */
const missingWords = new Set([
  '',
  'na',
  'n/a',
  'n.a.',
  'nan',
  'null',
  '(null)',
  'none',
  '?',
  '-',
  '--',
  '–',
  '.',
  '\\n',
  '<na>',
  'nat',
  '欠損',
  'なし',
]);
/** #VALUE!, #NOM?, #N/A, in other languages #NV, #N/D, #Н/Д, of LibreOffice Err:502, and of a column that was too narrow. */
const spreadsheetError = /^#(.+[!?]|\p{L}\/?\p{L}|#+)$|^err:\d+$/iu;

/** Whether a cell says that nothing is there. @param word as `wordIn` gives it */
export const isMissing = (word: string): boolean => missingWords.has(word.toLowerCase()) || spreadsheetError.test(word);

/** They are categories among words, as なし beside あり; among numbers they say that nothing is there. */
const noneWords = new Set(['none', 'なし']);

/**
 * Whether a cell of a column says that nothing is there.
 * @param counts how often each word of the column is there, as `wordIn` gives them
 */
export function missingIn(counts: ReadonlyMap<string, number>, decimalComma: boolean): (word: string) => boolean {
  let [words, numbers] = [0, 0];
  for (const [word, count] of counts) {
    if (!Number.isNaN(numberIn(word, decimalComma))) numbers += count;
    else if (!isMissing(word)) words += count;
  }
  const hasPlus = [...counts.keys()].some((word) => /^\++$/.test(word)); // results of a test
  const isWord = (word: string): boolean =>
    (words > numbers && noneWords.has(word.toLowerCase())) || (hasPlus && /^[-–]+$/.test(word));
  return (word) => isMissing(word) && !isWord(word);
}

/** What `split` of Python divides words at. */
// eslint-disable-next-line no-control-regex -- they are some of these
const spaces = /[\t-\r\x1c-\x20\x85\xa0\u1680\u2000-\u200a\u2028\u2029\u202f\u205f\u3000]+/g;

/** What a cell says, without the spaces about it and those that are more than one. */
export const wordIn = (cell: string): string => cell.replace(spaces, ' ').replace(/^ | $/g, '');

// The printed program reads numbers by what stands here, too: in regular expressions that are also Python's.

/** Money and %, which say what a number counts. The yen is a \ in Shift_JIS. */
export const units = [
  /[%$\\¢-¥৳฿៛₠-⃀元円원]/,
  /[A-Z]{1,2}\$|EUR|USD|GBP|JPY|CHF|AUD|CAD|NZD|PLN|SEK|NOK|DKK|CZK|HUF|INR|BRL|RM|Fr\.?|kr\.?|zł|Kč|Ft|Rs\.?|Rp/,
].map(({ source }) => source);
/** Where they stand: before or behind a number, whose sign may come first. */
export const aroundNumber = (unit: string): string => `^([+-]?)(${unit}) ?| ?(${unit})$`;

/** How numbers are written. */
interface NumberForm {
  readonly ways: readonly { readonly form: RegExp; readonly like: string }[];
  /** Signs in them that say nothing. */
  readonly between: RegExp;
}

export const numberForms: Readonly<Record<'point' | 'comma', NumberForm>> = {
  point: {
    ways: [
      { form: /^[+-]?(\d+(\.\d*)?|\.\d+)([eE][+-]?\d+)?$/, like: '-1234.5e-3' },
      { form: /^[+-]?[1-9]\d{0,2}([,'’ ])\d{3}(\1\d{3})*(\.\d+)?$/, like: '1,234.5' },
      { form: /^[+-]?[1-9]\d?(,\d\d)+,\d{3}(\.\d+)?$/, like: '12,34,567.8' }, // in India
    ],
    between: /[,'’ ]/g,
  },
  comma: {
    ways: [
      { form: /^[+-]?(\d+(,\d*)?|,\d+)([eE][+-]?\d+)?$/, like: '-1234,5e-3' },
      { form: /^[+-]?[1-9]\d{0,2}([.'’ ])\d{3}(\1\d{3})*(,\d+)?$/, like: '1.234,5' },
    ],
    between: /[.'’ ]/g,
  },
};

/** A greater number is none: float32 holds no more. */
export const mostNumber = 3.4e38;

/** Most numbers, which JavaScript reads as they stand. */
const plain = /^-?\d{1,15}(?:\.\d{1,15})?$/;
// eslint-disable-next-line no-control-regex -- all of ASCII
const ascii = /^[\0-\x7f]*$/;
const around = new RegExp(aroundNumber(units.join('|')), 'g');

/** A cell as numbers are read: in ASCII where it can be, without money and %. */
export function withoutUnit(cell: string): string {
  const text = ascii.test(cell) ? cell : cell.normalize('NFKC').replaceAll('−', '-');
  return wordIn(text).replace(around, '$1');
}

/** The number that a cell is; NaN for none. Digits of full width count, signs between thousands, and a sign of money or %. */
export function numberIn(cell: string, decimalComma: boolean): number {
  if (!decimalComma && plain.test(cell)) return Number(cell);
  const text = withoutUnit(cell);
  const { ways, between } = numberForms[decimalComma ? 'comma' : 'point'];
  if (!ways.some(({ form }) => form.test(text))) return Number.NaN;
  const value = Number(text.replace(between, '').replace(',', '.'));
  return Math.abs(value) <= mostNumber ? value : Number.NaN;
}
