import type { Experiment } from '../../document/experiment.ts';
import { experimentOf } from '../../document/link/exact.ts';
import { encodeLink } from '../../document/link/write.ts';
import { perWorkspace } from '../../state/workspace.ts';
import type { KeptFile } from './loadLesson.ts';

// For this tab, so that a reload within a lesson forgets nothing.
const beforeKey = 'mlp-visualizer.before-lesson';
const startKey = 'mlp-visualizer.exercise-start';
const fileKey = 'mlp-visualizer.lesson-file';

/** What a lesson is to find again. */
export const memoryOf = perWorkspace(({ tab, store }) => {
  let before: Experiment | null = null;
  let file: KeptFile | null = null;
  return {
    /** The experiment before the lesson. */
    keepBefore: (e: Experiment): void => {
      before = e;
      tab.set(beforeKey, encodeLink(e));
    },
    recallBefore: (): Experiment | null => before ?? experimentOf(tab.get(beforeKey) ?? ''),
    /** The link of the experiment that an exercise of this name began with: the one that is there when it is first asked. */
    startOf: (exercise: string): string => {
      const [name, link = ''] = (tab.get(startKey) ?? '').split('\n');
      if (name === exercise) return link;
      const start = encodeLink(store.getState().document.present);
      tab.set(startKey, `${exercise}\n${start}`);
      return start;
    },
    keepFile: (kept: KeptFile): void => {
      file = kept;
      tab.set(fileKey, `${kept.name}\n${kept.text}`);
    },
    recallFile: (): KeptFile | null => {
      if (file !== null) return file;
      const text = tab.get(fileKey) ?? '';
      const end = text.indexOf('\n');
      return end === -1 ? null : { name: text.slice(0, end), text: text.slice(end + 1) };
    },
  };
});
