import { decodePairs, refused } from './link/exact.ts';
import { lessonIn, type LessonLink } from './link/lesson.ts';
import { findLink } from './link/mend.ts';
import { type Decoded, orRefusal, Refusal } from './link/result.ts';

export { carriesLink } from './link/mend.ts';
export { type Decoded, type Language, type LinkError, type Notice } from './link/result.ts';
export { encodeLink } from './link/write.ts';

// With all that mends links. The page opens without it: what it begins with reads by link/exact.ts and writes by
// link/write.ts.

/**
 * Reads a link, a hash, a whole address or a text with one, also as mail and chat programs leave it (see
 * link/mend.ts). Never throws. What can be expressed opens, even if it cannot be
 * trained (findProblems tells that); an error is a text that breaks the grammar or a bound. Nothing is allocated
 * that is larger than the text, which is bounded.
 */
export function decodeLink(text: string): Decoded {
  const found = orRefusal(() => findLink(text));
  return found instanceof Refusal ? refused(found) : decodePairs(found.pairs, found.notices);
}

/** The lesson that a link, a hash or an address names; null when it names none. Never throws. */
export function readLesson(text: string): LessonLink | null {
  const found = orRefusal(() => findLink(text));
  return found instanceof Refusal ? null : lessonIn(found.pairs); // a refusal is told where the experiment is read
}
