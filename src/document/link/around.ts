import { numberSign } from '../lookAlike.ts';
import { knownKeys } from './keys.ts';

/** A run of characters that a link can have, between spaces. */
export interface Piece {
  /** Only letters, digits and `- . : , = & _`. */
  readonly text: string;
  /** The text before its signs were mended; of the same length. */
  readonly original: string;
}

/** A link within a text; the last of its pieces may be words that do not belong to it. */
export interface Occurrence {
  readonly pieces: readonly Piece[];
  /** The text after the pieces, up to the next link. */
  readonly after: string;
  /** The character before the link. */
  readonly lead: string;
}

const keyWords = knownKeys.toSorted((a, b) => b.length - a.length).join('|');
const anyKey = new RegExp(`(?<![A-Za-z0-9_])(?:${keyWords})=`, 'i');
/** Keys that a link begins with: the second is tried only if the text has none of the first, and so on. */
const beginnings = [/(?<![A-Za-z0-9_])v=/i, /(?<![A-Za-z0-9_])lesson=/i, /(?<![A-Za-z0-9_])(?:data|net)=/i];
const separators = new RegExp(`;(?= ?(?:${keyWords}) ?=)`, 'gi');
const runs = /[A-Za-z0-9\-.:,=&_]+/g;
const runHere = /[A-Za-z0-9\-.:,=&_]+/y;
const inRun = /[A-Za-z0-9\-.:,=&_]/;

/** Whether a text goes on with a key of a link, behind what stands between keys or without a space. */
export const carriesKey = new RegExp(`[&?;#/](?:${keyWords})=|^\\S{0,40}(?<![\\p{L}_])(?:${keyWords})=`, 'iu');

const innerKeys = new RegExp(`&(?:${keyWords})=`, 'gi');

/** The end of the last key of a link: the place after its `=`. */
export function keyEnds(text: string): number {
  const last = Array.from(text.matchAll(innerKeys)).at(-1);
  return last === undefined ? 0 : last.index + last[0].length;
}

/** The text without invisible characters. */
export function withoutInvisible(text: string): string {
  return text.replace(/[\p{Cf}\p{Default_Ignorable_Code_Point}\0]/gu, '');
}

/** Replaces runs of spaces, line ends and a mail's `>` at line starts by one space; removes spaces around = and &. */
export function tidySpaces(text: string): string {
  return text
    .replace(/(^|[\r\n])[ \t]*[>|][>| \t]*/g, '$1 ')
    .replace(/\s+/g, ' ')
    .replace(/ (?:> ?)+/g, ' ')
    .replace(/(\de)?\+/gi, (whole, number?: string) => (number === undefined ? ' ' : whole)) // 1e+5; else a space
    .replace(/ +/g, ' ')
    .replace(/ ?([=&＝＆]) ?/g, '$1');
}

/** The links in a text with tidy spaces, in their order. */
export function occurrences(original: string): readonly Occurrence[] {
  const signs = original.replace(/[^\0-\x7f]/g, numberSign); // by UTF-16 unit: indices are the same in both
  const text = signs.replace(separators, '&');
  const found = Array.from(text.matchAll(runs), ({ 0: words, index }) => ({ words, index }));
  for (const beginning of beginnings) {
    const starts = found
      .filter(({ words }) => beginning.test(words))
      .map(({ words, index }) => index + (anyKey.exec(words)?.index ?? 0));
    if (starts.length > 0) return starts.map((start, i) => take(text, original, start, starts[i + 1]));
  }
  return [];
}

function take(text: string, original: string, start: number, next = text.length): Occurrence {
  const pieces: Piece[] = [];
  let end = start;
  for (let at = start; at < next; at = end + 1) {
    runHere.lastIndex = at;
    end = Math.min(next, at + (runHere.exec(text)?.[0].length ?? 0));
    pieces.push({ text: text.slice(at, end), original: original.slice(at, end) });
    if (text[end] !== ' ' || !inRun.test(text[end + 1] ?? '')) break;
  }
  return { pieces, after: original.slice(end, next), lead: text[start - (text[start - 1] === ' ' ? 2 : 1)] ?? '' };
}
