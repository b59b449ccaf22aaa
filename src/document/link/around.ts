import { longVowels, lookAlike } from '../lookAlike.ts';
import { knownKeys } from './keys.ts';

/** Letters and signs of a link, between spaces. */
export interface Piece {
  /** Of letters, digits and `- . : , = & _` alone. */
  readonly text: string;
  /** Before signs were put back; of the same length. */
  readonly original: string;
}

/** A link as it stands in a text; its pieces may go on into words that are none of it. */
export interface Occurrence {
  readonly pieces: readonly Piece[];
  /** Behind the pieces, up to the next link. */
  readonly after: string;
  /** The character before it. */
  readonly lead: string;
}

const keyWords = knownKeys.toSorted((a, b) => b.length - a.length).join('|');
const anyKey = new RegExp(`(?<![A-Za-z0-9_])(?:${keyWords})=`, 'i');
/** Keys that a link begins with: what is none of the first is asked for the second, and so on. */
const beginnings = [/(?<![A-Za-z0-9_])v=/i, /(?<![A-Za-z0-9_])lesson=/i, /(?<![A-Za-z0-9_])(?:data|net)=/i];
const separators = new RegExp(`;(?= ?(?:${keyWords}) ?=)`, 'gi');
const runs = /[A-Za-z0-9\-.:,=&_]+/g;
const runHere = /[A-Za-z0-9\-.:,=&_]+/y;
const inRun = /[A-Za-z0-9\-.:,=&_]/;

/** Whether a text goes on with a key of a link, behind what stands between keys. */
export const carriesKey = new RegExp(`[&?;#/](?:${keyWords})=`, 'i');

const innerKeys = new RegExp(`&(?:${keyWords})=`, 'gi');

/** Where the last key of a link ends: behind its `=`. */
export function keyEnds(text: string): number {
  const last = Array.from(text.matchAll(innerKeys)).at(-1);
  return last === undefined ? 0 : last.index + last[0].length;
}

/** The text without what cannot be seen. */
export function withoutInvisible(text: string): string {
  return text.replace(/[\p{Cf}\p{Default_Ignorable_Code_Point}\ufffc]|(?!\s)\p{Cc}/gu, '');
}

/** Each run of spaces and line ends as one space, with a mail's `>` at the beginning of a line; none around = and &. */
export function tidySpaces(text: string): string {
  return text
    .replace(/(^|[\r\n])[ \t]*[>|][>| \t]*/g, '$1 ')
    .replace(/\s+/g, ' ')
    .replace(/ (?:> ?)+/g, ' ')
    .replace(/(\de)?\+/gi, (whole, number?: string) => (number === undefined ? ' ' : whole)) // 1e+5; else a query's space
    .replace(/ +/g, ' ')
    .replace(/ ?([=&＝＆]) ?/g, '$1');
}

function signOf(character: string): string {
  return longVowels.includes(character) ? '-' : lookAlike(character);
}

/** The links in a text whose spaces are tidy, in their order; nothing else of it. */
export function occurrences(original: string): readonly Occurrence[] {
  const signs = original.replace(/[^\0-\x7f]/g, signOf); // by UTF-16 unit: a place in one is that place in the other
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
  return { pieces, after: original.slice(end, next), lead: text[start - 1] ?? '' };
}
