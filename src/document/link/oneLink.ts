import { equal } from '../equal.ts';
import { carriesKey, keyEnds, type Occurrence } from './around.ts';
import { canEnd, mayGoOn, standsFor, trimmedLength } from './ends.ts';
import { open, type Opened } from './open.ts';
import { excerpt, orRefusal, Refusal, refusalOf } from './result.ts';

// Finds where one link of a text ends. Its pieces may be one word that was broken, and the last pieces may be words of
// a sentence. All possible ends are tried; two that give different networks are refused.

export interface Reading extends Opened {
  /** The link as it was read; `original` is the same part of the text before mending. */
  readonly text: string;
  readonly original: string;
  /** Text after the link that was left out. */
  readonly left: string;
}

// A link of many pieces was broken into lines; text after the link is recognized by its first words.
const triesFromStart = 8;
const triesFromEnd = 4;
const triesWithin = 6;
const triesAlong = 20;

/** @throws Refusal */
export function readOccurrence({ pieces, after }: Occurrence): Reading {
  if (carriesKey.test(after)) throw strange(after);
  const text = pieces.map((piece) => piece.text).join('');
  const original = pieces.map((piece) => piece.original).join('');
  const ends = pieces.map(() => 0);
  for (const [i, piece] of pieces.entries()) ends[i] = (ends[i - 1] ?? 0) + piece.text.length;

  /** The link made of the pieces up to index `last`, inclusive. */
  const upTo = (last: number): Reading => {
    const rest = [...pieces.slice(last + 1).map((piece) => piece.original), ''].join(' ').trimEnd();
    const follows = rest === '' ? after : ` ${rest}${after}`;
    return readUpTo(ends[last], follows);
  };
  const readUpTo = (end: number, follows: string): Reading => {
    const length = trimmedLength(text.slice(0, end), original);
    const sealed = orRefusal(() => open(text.slice(0, length)));
    const reading = (opened: Opened): Reading => ({
      ...opened,
      text: text.slice(0, length),
      original: original.slice(0, length),
      left: original.slice(length, end) + follows,
    });
    if (!(sealed instanceof Refusal) && sealed.isSealed) return reading(sealed);
    const signs = text.slice(length, end);
    if (signs.includes('..') || /^[…‥]/.test(follows)) throw cutOff(text.slice(0, end));
    if (!canEnd(follows)) throw strange(follows);
    const dots = text.slice(0, length).indexOf('..');
    if (dots !== -1) throw cutOff(text.slice(0, dots + 2));
    if (standsFor(follows).some((rest) => opensWell(text.slice(0, end) + rest))) throw strange(follows);
    if (follows === '' && signs.length === 1 && mayGoOn(text.slice(0, length), signs)) throw cutOff(text.slice(0, end));
    if (sealed instanceof Refusal) throw sealed;
    return reading(sealed);
  };

  const lastKey = keyEnds(text);
  const least = ends.findIndex((end) => end >= lastKey);
  const results = pieces.map((_, i) => {
    const isTried = i < least + triesFromStart || i >= pieces.length - triesFromEnd;
    return i >= least && isTried && !isRest.test(pieces[i + 1]?.text ?? '') ? orRefusal(() => upTo(i)) : null;
  });
  const longest = results.findLast(isReading);
  if (longest === undefined) {
    const [end, rest] = [ends[least], least + 1 < pieces.length ? ' …' : after];
    const shorter = wordsWithin(text, original, lastKey, end)
      .map((at) => orRefusal(() => readUpTo(at, original.slice(at, end) + rest)))
      .filter(isReading)
      .concat(
        sealedAt(original.slice(lastKey, end), (at) =>
          readUpTo(lastKey + at, original.slice(lastKey + at, end) + rest),
        ),
      );
    if (shorter.length === 0) throw refusalOf(results, least);
    for (const reading of shorter) mustAgree(reading, shorter[0]);
    return shorter[0];
  }
  for (const [i, result] of results.entries()) {
    if (isReading(result) && !isPartOfLink(pieces[i + 1]?.text ?? '')) mustAgree(result, longest);
  }
  for (const at of ends.filter((end, i) => i + 1 < pieces.length && loses(text, end, longest.text.length))) {
    const hyphenated = `${text.slice(0, at)}-${text.slice(at, Math.max(longest.text.length, ends[ends.indexOf(at) + 1]))}`;
    const opened = orRefusal(() => open(hyphenated));
    if (!(opened instanceof Refusal)) mustAgree({ ...opened, text: hyphenated }, longest);
  }
  const at = longest.original.slice(lastKey).search(doubtful);
  const other = at === -1 ? null : longest.text.slice(0, lastKey + at);
  const opened = other === null ? null : orRefusal(() => open(other));
  if (other !== null && opened !== null && !(opened instanceof Refusal)) mustAgree({ ...opened, text: other }, longest);
  return longest;
}

/** Readings up to places where words may begin that have lost their line end or their space, as far as the checksum fits. */
function sealedAt(value: string, readUpTo: (at: number) => Reading): readonly Reading[] {
  return Array.from(value.matchAll(wordsBegin), ({ index }) => index)
    .slice(0, triesAlong)
    .map((at) => orRefusal(() => readUpTo(at)))
    .filter(isReading)
    .filter(({ isSealed }) => isSealed);
}

/** Whether a break within a net may have been a dash: a PDF loses those at the end of a line. */
function loses(text: string, at: number, length: number): boolean {
  if (!/&net=[^&]*[A-Za-z0-9]$/.test(text.slice(Math.max(0, at - 400), at))) return false;
  return at < length ? /^\d/.test(text.slice(at)) : at === length && /^\w+[.:,-]\w/.test(text.slice(at));
}

function opensWell(link: string): boolean {
  return !(orRefusal(() => open(link)) instanceof Refusal);
}

function isReading(result: Reading | Refusal | null): result is Reading {
  return result !== null && !(result instanceof Refusal);
}

/** Text that can only be the rest of a broken link. */
const isRest = /^[-.:,=&_]+[A-Za-z0-9]|[A-Za-z0-9][=&][A-Za-z0-9]/;

/** Whether a piece is more likely the rest of a broken link than a word or a number of a sentence. */
function isPartOfLink(piece: string): boolean {
  return /[A-Za-z0-9][-.:,_]+[A-Za-z0-9]/.test(piece);
}

/** Places where a sentence may begin, for a link whose checksum shows whether it does. */
const wordsBegin = /[。、｡､]|(?<=[0-9])[０-９A-Za-z]|(?<=[a-z])[A-Z]/g;

/** Places where a sentence may begin within a value, although the whole value can be read. */
const doubtful = /[。、｡､]|(?<=[0-9])[０-９]/;

/**
 * Places where a sentence may begin within the last value, for a value that cannot be read as a whole: at full-width
 * letters or after a dash. A net has dashes of its own.
 */
function wordsWithin(text: string, original: string, from: number, to: number): readonly number[] {
  const value = original.slice(from, to);
  const lastAscii = value.search(/[\0-\x7f][^\0-\x7f]*$/);
  const isNet = text.slice(0, from).toLowerCase().endsWith('&net=');
  return Array.from(value.matchAll(/[。、｡､]|(?<![Ａ-Ｚａ-ｚ])[Ａ-Ｚａ-ｚ]|[–—―](?=[A-Za-z]+$)/g))
    .filter(({ 0: sign, index }) => index > lastAscii || (!isNet && /[–—―]/.test(sign)))
    .slice(-triesWithin)
    .map(({ index }) => from + index);
}

/** @throws Refusal unless the two links mean the same */
export function mustAgree(one: Opened & { readonly text: string }, other: Reading): void {
  if (equal(one.meaning, other.meaning)) return;
  throw new Refusal({ code: 'twoReadings', one: ending(one.text), other: ending(other.text) });
}

/** The last key and its value, which distinguish a link from another with the same beginning. */
function ending(text: string): string {
  const last = text.slice(text.lastIndexOf('&') + 1);
  return last.length > 30 ? `…${last.slice(-29)}` : last;
}

function cutOff(text: string): Refusal {
  return new Refusal({ code: 'cutOff', end: excerpt(ending(text)) });
}

function strange(follows: string): Refusal {
  if (follows.startsWith('%')) return new Refusal({ code: 'badEncoding' });
  return new Refusal({
    code: 'strangeCharacter',
    value: excerpt(String.fromCodePoint(follows.codePointAt(0) ?? 0xfffd)),
  });
}
