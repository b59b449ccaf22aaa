import type { Workspace } from '../../state/workspace.ts';
import { courseOf } from './course.ts';
import { openFile, type Trouble } from './loadLesson.ts';
import { memoryOf } from './lessonMemory.ts';

/** Opens a lesson from a file. @returns what is in its way; null when it is open. */
export async function openLessonFile(file: File, workspace: Workspace): Promise<Trouble | null> {
  const { outcome, keep } = await openFile(file);
  if (!outcome.ok) return outcome.trouble;
  if (keep !== null) memoryOf(workspace).keepFile(keep);
  courseOf(workspace).startLesson(outcome.loaded.name);
  return null;
}
