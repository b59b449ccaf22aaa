import { refusesData } from '../state/guardLocked.ts';
import type { TrainingControls } from '../state/training.ts';
import type { Workspace } from '../state/workspace.ts';
import type { Trouble } from './lessons/loadLesson.ts';

/** Whether a file has a table, and not a lesson. */
const isTable = ({ name, type }: File): boolean => /\.(?:csv|tsv|tab|xlsx?|ods)$/i.test(name) || type === 'text/csv';

/** Opens a file that was dropped on the page, by what it is. @returns what is in a lesson's way; `table`: it is one */
export async function openDropped(
  file: File,
  workspace: Workspace,
  controls: TrainingControls,
): Promise<Trouble | 'table' | null> {
  if (isTable(file)) return refusesData(workspace.store) ? null : 'table';
  if (/\.json$/i.test(file.name)) {
    const { openExperimentFile } = await import('./share/openExperimentFile.ts');
    await openExperimentFile(file, workspace, controls);
    return null;
  }
  const { openLessonFile } = await import('./lessons/openLessonFile.ts');
  return openLessonFile(file, workspace);
}
