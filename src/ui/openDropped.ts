import type { TrainingControls } from '../state/training.ts';
import type { Workspace } from '../state/workspace.ts';
import type { Trouble } from './lessons/loadLesson.ts';

/** Opens a file that was dropped on the page, by what it is. @returns what is in a lesson's way */
export async function openDropped(
  file: File,
  workspace: Workspace,
  controls: TrainingControls,
): Promise<Trouble | null> {
  if (/\.json$/i.test(file.name)) {
    const { openExperimentFile } = await import('./share/openExperimentFile.ts');
    await openExperimentFile(file, workspace, controls);
    return null;
  }
  const { openLessonFile } = await import('./lessons/openLessonFile.ts');
  return openLessonFile(file, workspace);
}
