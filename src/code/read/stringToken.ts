import { plainCharacter, quoteOf } from './characters.ts';

interface StringToken {
  /** As Python has it, with its quotes. */
  readonly text: string;
  /** Number of its characters in the source. */
  readonly length: number;
  /** Whether its last quote was there. */
  readonly closed: boolean;
  /** Whether its quotes are ASCII characters. */
  readonly plain: boolean;
}

/**
 * The string that begins at the quote `from`. Curly and full-width quotes count for ASCII's, but an ASCII quote is
 * closed by one of the others only where no ASCII one follows. A string that is never closed ends with its line, or, in
 * brackets, before the brackets and commas that seem to be no part of it. `isFormat`: it is an f-string.
 */
export function readString(source: string, from: number, inBrackets: boolean, isFormat: boolean): StringToken {
  const first = source[from];
  const quote = quoteOf(first) ?? '"';
  const ascii = first === quote;
  if (ascii && source.startsWith(quote.repeat(3), from)) return readLong(source, from, quote);
  const nested = isFormat && ascii ? nestedEnd(source, from) : null;
  if (nested !== null) {
    return { text: source.slice(from, nested + 1), length: nested + 1 - from, closed: true, plain: true };
  }
  const lineEnd = source.indexOf('\n', from);
  const to = lineEnd < 0 ? source.length : lineEnd;
  const last = continuedTo(source, to);
  const asciiEnd = closing(source, from + 1, last, (each) => each === quote);
  const end = ascii && asciiEnd !== null ? asciiEnd : closing(source, from + 1, to, (each) => quoteOf(each) === quote);
  if (end !== null) {
    const text = quote + escaped(plainContent(source.slice(from + 1, end)), quote) + quote;
    return { text, length: end + 1 - from, closed: true, plain: ascii && source[end] === quote };
  }
  const line = source.slice(from + 1, to);
  const content = inBrackets ? (/^\w*(?=[\s)\],}]*$|,)/.exec(line)?.[0] ?? line.trimEnd()) : line.trimEnd();
  const kept = content.endsWith('\\') ? content.slice(0, -1) : content;
  return { text: quote + escaped(kept, quote) + quote, length: content.length + 1, closed: false, plain: true };
}

/** Length beyond which strings within an f-string are not looked for. */
const longestNested = 1000;

/** The last quote of `f"{settings["units"]}"`, which Python reads since 3.12; null where no string is within. */
function nestedEnd(source: string, from: number): number | null {
  const quote = source[from];
  let [depth, within] = [0, false];
  for (let i = from + 1; i < source.length && i < from + longestNested && source[i] !== '\n'; i++) {
    const character = source[i];
    if (character === '\\') i++;
    else if (depth === 0 && character === quote) return within ? i : null;
    else if (depth > 0 && quoteOf(character) === character) {
      within ||= character === quote;
      i =
        closing(source, i + 1, Math.min(source.length, from + longestNested), (each) => each === character) ??
        source.length;
    } else if (character === '{' && depth === 0 && source[i + 1] === '{') i++;
    else if (character === '{') depth += 1;
    else if (character === '}') depth = Math.max(0, depth - 1);
  }
  return null;
}

/** End of the last of the lines that a backslash joins to the one that ends at `to`. */
function continuedTo(source: string, to: number): number {
  let end = to;
  while (end < source.length && /(?:^|[^\\])(?:\\\\)*\\\r?$/.test(source.slice(Math.max(0, end - 40), end))) {
    const next = source.indexOf('\n', end + 1);
    end = next < 0 ? source.length : next;
  }
  return end;
}

function readLong(source: string, from: number, quote: string): StringToken {
  const closer = quote.repeat(3);
  for (let i = from + 3; i < source.length; i++) {
    if (source[i] === '\\') i++;
    else if (source.startsWith(closer, i)) {
      return { text: source.slice(from, i + 3), length: i + 3 - from, closed: true, plain: true };
    }
  }
  const rest = source.slice(from).replace(/[\\'"]+$/, '');
  const text = rest.length < 3 ? closer + closer : rest + closer;
  return { text, length: source.length - from, closed: false, plain: true };
}

function closing(source: string, from: number, to: number, ends: (character: string) => boolean): number | null {
  for (let i = from; i < to; i++) {
    if (source[i] === '\\') i++;
    else if (ends(source[i])) return i;
  }
  return null;
}

/** `ｒｅｌｕ` typed without changing the keyboard back is a word of Python; Japanese stays as it is. */
function plainContent(content: string): string {
  return /^[！-～]+$/.test(content) ? Array.from(content, plainCharacter).join('') : content;
}

/** A quote of ASCII inside curly ones would end the string early. */
function escaped(content: string, quote: string): string {
  return content.replaceAll(/\\[^]|['"]/g, (found) => (found === quote ? `\\${quote}` : found));
}
