import { type Encoding, failed, type RawTable, type Read } from '../data/csv/rawTable.ts';
import { type FormChoice, readCsv } from '../data/csv/readCsv.ts';

export interface FileChoice extends FormChoice {
  readonly encoding?: Encoding;
}

/** Where zeros are in a text of two bytes a sign, and nowhere in others; null: in both places, so that it is no text. */
function widthOf(bytes: Uint8Array): Encoding | null {
  const isZeroAt = [false, false];
  bytes.forEach((byte, i) => {
    if (byte === 0) isZeroAt[i % 2] = true;
  });
  if (isZeroAt[0] && isZeroAt[1]) return null;
  return isZeroAt[1] ? 'utf-16le' : isZeroAt[0] ? 'utf-16be' : 'utf-8';
}

/** A file as text. */
interface Decoded {
  readonly encoding: Encoding;
  readonly text: string;
}

const isKana = (byte: number): boolean => byte > 0xa0 && byte < 0xe0;
const isLetter = (byte: number): boolean => /[a-z]/i.test(String.fromCharCode(byte));

/**
 * A text in its encoding: by its byte order mark, by its zeros, else UTF-8 or Shift_JIS, whichever it can be. Western
 * letters with accents can look like Shift_JIS, but then like its rare signs, or like half-width kana (one byte each)
 * that make no word: ², °, £ and Ü stand alone, ÇÃ within a word. Null: it is no text.
 */
export function decode(bytes: Uint8Array): Decoded | null {
  const inEncoding = (encoding: Encoding): Decoded => ({ encoding, text: new TextDecoder(encoding).decode(bytes) });
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return inEncoding('utf-16le');
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return inEncoding('utf-16be');
  const wide = widthOf(bytes);
  if (wide !== 'utf-8') return wide && inEncoding(wide);
  const utf8 = decodedAll(bytes, 'utf-8');
  if (utf8 !== null) return utf8;
  const japanese = decodedAll(bytes, 'shift_jis');
  if (japanese === null) return inEncoding(eastAsian(bytes) ?? 'windows-1252');
  let [usual, rare] = [0, 0];
  for (let i = 0; i < bytes.length; i++) {
    if (bytes[i] < 0x80) continue;
    let end = i + 1;
    while (isKana(bytes[i]) && isKana(bytes[end])) end++;
    const length = end - i;
    const isWord = length > 2 || (length === 2 && !isLetter(bytes[i - 1]) && !isLetter(bytes[end]));
    const isEuro = bytes[i] === 0x80; // browsers have a sign for it in Shift_JIS, too, which nobody writes
    if ((bytes[i] < 0xa0 && !isEuro) || isWord) usual += length;
    else rare += length;
    i = isKana(bytes[i]) || isEuro ? end - 1 : end; // others have a second byte
  }
  return usual >= rare ? japanese : inEncoding('windows-1252');
}

/**
 * GBK or EUC-KR, whose signs are pairs of bytes: no western word has four letters with accents in a row. Those of Hangul
 * begin with 0xb0 to 0xc8, many Chinese ones with more. Null: it is neither.
 */
function eastAsian(bytes: Uint8Array): Encoding | null {
  let [longest, pairs, beyond] = [0, 0, 0];
  for (let i = 0; i < bytes.length; i++) {
    if (bytes[i] < 0x80) continue;
    const begin = i;
    for (; bytes[i] > 0xa0 && bytes[i + 1] > 0xa0; i += 2) {
      pairs++;
      if (bytes[i] > 0xc8) beyond++;
    }
    if (bytes[i] >= 0x80) return null; // it stands alone
    longest = Math.max(longest, i - begin);
  }
  if (longest < 4) return null;
  return decodedAll(bytes, beyond > 0.05 * pairs ? 'gb18030' : 'euc-kr')?.encoding ?? null;
}

/** Null: not all of it is of that encoding. */
function decodedAll(bytes: Uint8Array, encoding: Encoding): Decoded | null {
  try {
    return { encoding, text: new TextDecoder(encoding, { fatal: true }).decode(bytes) };
  } catch {
    return null;
  }
}

/** Bytes of a file → its cells. A spreadsheet's own file is known by its first bytes. */
export function readTable(bytes: Uint8Array, choice: FileChoice = {}): Read<RawTable> {
  const begins = (...start: readonly number[]): boolean => start.every((byte, i) => bytes[i] === byte);
  const isSpreadsheet = begins(0x50, 0x4b, 3) || begins(0xd0, 0xcf, 0x11); // .xlsx and .ods; .xls
  if (isSpreadsheet) return failed({ code: 'spreadsheet' });
  const { encoding } = choice;
  const decoded = encoding ? { encoding, text: new TextDecoder(encoding).decode(bytes) } : decode(bytes);
  if (decoded === null) return failed({ code: 'notText' });
  return readCsv(decoded.text, decoded.encoding, choice);
}
