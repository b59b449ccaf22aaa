import { arriveAt } from '../../state/arrive.ts';
import { readFile } from '../../state/experimentFile.ts';
import { memoryOf } from '../../state/lessonMemory.ts';
import type { TrainingControls } from '../../state/training.ts';
import type { Workspace } from '../../state/workspace.ts';
import { keepTyped } from '../controls/keepTyped.ts';

/** Opens an experiment from a file, over the work that is here, or says why it cannot. */
export async function openExperimentFile(file: File, workspace: Workspace, controls: TrainingControls): Promise<void> {
  const { openOver, say, store, dismiss } = workspace;
  const content = await readFile(file);
  for (const message of store.getState().messages) if (message.type === 'badFile') dismiss(message);
  if ('code' in content) return say({ type: 'badFile', file: file.name, error: content });
  const { experiment, lesson, arrival, isStart } = content;
  keepTyped(workspace);
  openOver(experiment, { lesson: lesson === null ? null : { ...lesson, isFresh: false }, tab: 'network' });
  if (arrival === null) return;
  if (isStart && lesson !== null && 'snapshots' in arrival)
    memoryOf(workspace).keepRun(lesson.name, experiment, arrival);
  arriveAt(experiment, arrival)(workspace, controls);
}
