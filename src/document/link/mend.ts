import { equal } from '../equal.ts';
import { type Occurrence, occurrences, tidySpaces, withoutInvisible } from './around.ts';
import { carriedLink, undoEncodings } from './encodings.ts';
import { plainLink } from './exact.ts';
import { mustAgree, readOccurrence, type Reading } from './oneLink.ts';
import { open } from './open.ts';
import { longestLink } from './pairs.ts';
import { excerpt, type Mending, mendings, type Notice, orRefusal, Refusal, refusalOf, hasWorked } from './result.ts';

// Repairs pasted texts for the strict decoder: undoes the known changes that mail and chat programs make to a link.
// A text is mended only if it can mean just one link; if it can mean two, it is refused. The time is linear in the
// length of the text, times a bounded number of tries.

export interface FoundLink {
  readonly pairs: ReadonlyMap<string, string>;
  readonly notices: readonly Notice[];
}

/** The keys and values of the one link in a text, mended where that is needed. @throws Refusal */
export function findLink(text: string): FoundLink {
  if (text.length > longestLink) throw new Refusal({ code: 'tooLong', length: text.length, max: longestLink });
  const source = text.trim();
  const plain = plainLink(source);
  const whole = plain === null ? null : orRefusal(() => open(plain, true));
  if (whole !== null && hasWorked(whole)) {
    return { pairs: whole.pairs, notices: whole.respelled ? told(['spelling'], '') : [] };
  }
  const carried = carriedLink(source);
  const inside = carried === null ? null : orRefusal(() => mend(carried));
  if (inside !== null && hasWorked(inside)) return inside;
  const mended = orRefusal(() => mend(source));
  if (hasWorked(mended)) return mended;
  // The error of the unmended link is the right one, unless the problem is where the link ends.
  throw whole === null || ['cutOff', 'twoReadings'].includes(mended.reason.code) ? mended : whole;
}

function told(mended: readonly Mending[], left: string): readonly Notice[] {
  if (mended.length === 0 && left === '') return [];
  return [{ code: 'mended', mended, left: excerpt(left) }];
}

/** @throws Refusal */
function mend(given: string): FoundLink {
  const source = asShown(given);
  const plain = undoEncodings(source);
  const decoded = withQuotes(plain);
  const results = decoded.map((text) => orRefusal(() => readText(text)));
  const readings = results.filter(hasWorked);
  if (readings.length === 0) throw refusalOf(results);
  for (const reading of readings) mustAgree(reading, readings[0]);
  const [{ pairs, respelled, text, original, left, lead }] = readings;
  const raw = decoded[results.indexOf(readings[0])];
  const visible = withoutInvisible(raw);
  const mended: Record<Mending, boolean> = {
    encoding:
      raw !== source && !withQuotes([source]).some((seen) => tidySpaces(withoutInvisible(seen)).includes(original)),
    signs: original !== text,
    invisible: visible !== raw && !raw.includes(original),
    breaks: !visible.includes(original) || !plain.includes(raw),
    spelling: respelled,
    hash: lead !== '' && (lead !== '#' || !source.includes('#')),
  };
  return {
    pairs,
    notices: told(
      mendings.filter((kind) => mended[kind]),
      left.trim(),
    ),
  };
}

/**
 * The same texts, and those without the `>` of a mail that quotes the link in several lines, for browsers drop the line
 * ends. A link with a checksum alone shows that it was so.
 */
function withQuotes(texts: readonly string[]): readonly string[] {
  const quoted = texts.filter((text) => /check=[^]*\S>[> ]*\S/i.test(text));
  return [...texts, ...quoted.map((text) => text.replace(/> ?/g, ''))];
}

/** The text as it was before a browser put it into its address bar, where it encodes some characters with `%`. */
function asShown(source: string): string {
  return source.replace(/(?:%[89a-f][\da-f]|%2[02]|%3[ce]|%60)+/gi, (run) => undoEncodings(run)[0]);
}

/** The one link in a text without encodings. @throws Refusal */
function readText(decoded: string): Reading & { readonly lead: string } {
  const text = tidySpaces(withoutInvisible(decoded)).trim();
  const all = occurrences(text);
  if (all.length === 0) throw new Refusal({ code: whyNone(text) });
  const found = all.some(isWhole) ? all.filter(isWhole) : all.slice(0, 1);
  const known = new Map<string, Reading | Refusal>(); // a text may repeat one link a thousand times
  const results = found.map((occurrence) => {
    const { pieces, after, lead } = occurrence;
    const seen = [...pieces.map((piece) => piece.original), after].join(' ');
    const reading = known.get(seen) ?? orRefusal(() => readOccurrence(occurrence));
    known.set(seen, reading);
    return reading instanceof Refusal ? reading : { ...reading, lead };
  });
  const readings = results.filter(hasWorked);
  if (readings.length === 0) throw refusalOf(results);
  agree(readings);
  // A link that does not open is ignored if another link begins with it: it is a shortened label.
  const others = found.filter((_, i) => results[i] instanceof Refusal);
  if (!others.every(({ pieces }) => readings[0].text.startsWith(pieces[0].text.replace(/(?<![.…])[.…]+$/, '')))) {
    throw new Refusal({ code: 'severalLinks' });
  }
  return readings[0];
}

/** Whether a part of an address that is not for links contains one: a whole link, or a lesson. Never throws. */
export function carriesLink(text: string): boolean {
  if (text.length > longestLink) return false;
  return undoEncodings(text).some((decoded) =>
    occurrences(tidySpaces(withoutInvisible(decoded))).some(({ pieces }) => {
      const keys = pieces.flatMap((piece) => piece.text.match(/(?<=^|&)(?:v|data|net|lesson)(?==)/gi) ?? []);
      return new Set(keys).size > 1 || keys[0]?.toLowerCase() === 'lesson';
    }),
  );
}

/** Whether the link has a network, and is not just the `v=` of another address. */
function isWhole({ pieces }: Occurrence): boolean {
  return pieces.some(({ text }) => /(?:^|&)(?:data|net|lesson)=/i.test(text));
}

function whyNone(text: string): 'empty' | 'badEncoding' | 'notALink' {
  if (/%/.test(text)) return 'badEncoding';
  return /^(?:[a-z][a-z\d+.-]{0,20}:\/\/[^#]*)?#?$/i.test(text) ? 'empty' : 'notALink';
}

/** @throws Refusal unless all readings mean the same */
function agree(readings: readonly Reading[]): void {
  if (readings.some(({ meaning }) => !equal(meaning, readings[0].meaning))) throw new Refusal({ code: 'severalLinks' });
}
