import type { Workspace } from '../../state/workspace.ts';
import { courseOf } from './course.ts';
import { hasFormulas, openFile, type Trouble } from '../../state/loadLesson.ts';
import { memoryOf } from '../../state/lessonMemory.ts';

/** Opens a lesson from a file. @returns what is in its way, or wrong with its formulas; null when it is open. */
export async function openLessonFile(file: File, workspace: Workspace): Promise<Trouble | null> {
  const { outcome, keep } = await openFile(file);
  if (!outcome.ok) return outcome.trouble;
  if (keep !== null) memoryOf(workspace).keepFile(keep);
  const { name, lesson } = outcome.loaded;
  courseOf(workspace).startLesson(name);
  if (!hasFormulas(lesson)) return null;
  const { formulaProblems } = await import('../../lesson/formulas.ts');
  const problems = formulaProblems(lesson);
  return problems.length === 0 ? null : { type: 'formulas', file: file.name, problems };
}
