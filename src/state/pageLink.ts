import { knownTables } from '../data/tables.ts';
import type { Experiment } from '../document/experiment.ts';
import { seal } from '../document/link/check.ts';
import { writeLesson } from '../document/link/linkLesson.ts';
import type { Language } from '../document/link/result.ts';
import { encodeLink } from '../document/link/write.ts';
import type { OpenLesson } from './view.ts';

/** Characters: chat programs do not cut such a link. A longer one has no rows of a person's own, and no weights. */
export const longestPacked = 1900;

/**
 * The link back to here, with its checksum: the experiment, and the lesson with its step where one is open. A lesson
 * that has yet to set up its step stands alone, for the experiment is still another one.
 * @param moment the key of the moment at which it is to open, with its value; see momentLink.ts
 */
export function pageLink(e: Experiment, lesson: OpenLesson | null, language: Language | null, moment = ''): string {
  if (lesson?.isFresh) return seal(`${writeLesson(lesson)}${language === null ? '' : `&lang=${language}`}`);
  const link = encodeLink(e, { language, lesson });
  const packed = e.data.type === 'generated' ? '' : knownTables.get(e.data.hash)?.packed;
  return seal(`${packed && link.length + packed.length < longestPacked ? `${link}&rows=${packed}` : link}${moment}`);
}

/** The path of the page itself, of a path that a link was written into (`/mlp/%23v=1&…`). */
export function ownPath(path: string): string {
  const [ahead] = path.split(/%(?:25)*23/, 1);
  return ahead.replace(/[^/]*(?:=|%(?:25)*3d).*$/i, '');
}
