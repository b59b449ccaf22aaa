import { parseLesson } from '../../../src/lesson/parseLesson.ts';
import type { Lesson } from '../../../src/lesson/lesson.ts';

/** The lesson of a valid file; fails with the problems of an invalid one. */
export function lessonOf(file: string): Lesson {
  const parsed = parseLesson(file);
  if (!parsed.ok) throw new Error(JSON.stringify(parsed.problems));
  return parsed.lesson;
}

/** A file with one step, which has these lines under its heading. */
export const stepFile = (...lines: readonly string[]): string =>
  ['---', 'title: A lesson', '---', '# A step', ...lines].join('\n');
