import { startLesson } from './course.ts';
import { openFile, type Trouble } from './load.ts';
import { keepFile } from './memory.ts';

/** Opens a lesson from a file. @returns what is in its way; null when it is open. */
export async function openLessonFile(file: File): Promise<Trouble | null> {
  const { outcome, keep } = await openFile(file);
  if (!outcome.ok) return outcome.trouble;
  if (keep !== null) keepFile(keep);
  startLesson(outcome.loaded.name);
  return null;
}
