import { makeAllKnown } from '../data/makeAllKnown.ts';
import { knownTables, type Tables } from '../data/tables.ts';
import { decodePairs, refused } from './link/exact.ts';
import { lessonIn, type LessonLink } from './link/linkLesson.ts';
import { findLink } from './link/mend.ts';
import { readPlayground } from './link/playgroundLink.ts';
import { type Decoded, orRefusal, Refusal } from './link/result.ts';

export { carriesLink } from './link/mend.ts';
export { type Decoded, type Language, type LinkError, type Notice } from './link/result.ts';
export { encodeLink } from './link/write.ts';

// The reader of links, with all mending. The page opens without it: at first it only reads with link/exact.ts and
// writes with link/write.ts.

/**
 * Reads a link, a hash, a whole address or a text with a link in it, also after mail and chat programs changed it (see
 * link/mend.ts). Never throws. Any experiment that follows the grammar and the bounds opens, even if it cannot be
 * trained (findProblems reports that); any other text is an error. Allocates nothing larger than the text, and the
 * length of the text is bounded.
 *
 * @param tables those that a link may name
 */
export function decodeLink(text: string, tables: Tables = knownTables): Decoded {
  makeAllKnown();
  const playground = orRefusal(() => readPlayground(text));
  if (playground instanceof Refusal) return refused(playground);
  if (playground !== null) {
    const { experiment, view, notices } = playground;
    return { ok: true, experiment, language: null, notices, view };
  }
  const found = find(text);
  return found instanceof Refusal ? refused(found) : decodePairs(found.pairs, found.notices, tables);
}

/** Whatever data it has: a link of data that are not known is not read, and mended to another. */
function find(text: string): ReturnType<typeof findLink> | Refusal {
  makeAllKnown();
  return orRefusal(() => findLink(text));
}

/** The keys and values of a link, mended; none where there is no link. Never throws. */
export function pairsOf(text: string): ReadonlyMap<string, string> {
  const found = find(text);
  return found instanceof Refusal ? new Map() : found.pairs;
}

/** The lesson that a link, a hash or an address names; null when it names none. Never throws. */
export function readLesson(text: string): LessonLink | null {
  const playground = orRefusal(() => readPlayground(text));
  if (playground instanceof Refusal) return null; // reported where the experiment is read
  if (playground !== null) {
    const { exercise: name, notices } = playground;
    return name === null ? null : { place: { name, step: 0 }, isAlone: false, language: null, notices };
  }
  const found = find(text);
  return found instanceof Refusal ? null : lessonIn(found.pairs, found.notices); // a refusal is reported where the experiment is read
}
