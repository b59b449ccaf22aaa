import type { Experiment } from '../document/experiment.ts';
import { experimentOf } from '../document/link/exact.ts';
import { startItem } from '../document/link/playgroundLink.ts';
import { encodeLink } from '../document/link/write.ts';
import { perWorkspace } from './workspace.ts';
import type { KeptFile } from './loadLesson.ts';

// For this tab, so that a reload within a lesson forgets nothing.
const beforeKey = 'mlp-visualizer.before-lesson';
const startKey = 'mlp-visualizer.exercise-start';
const mostStarts = 8; // newest first
const fileKey = 'mlp-visualizer.lesson-file';

/** What a lesson is to find again. */
export const memoryOf = perWorkspace(({ tab, store }) => {
  let before: Experiment | null = null;
  /** Of all that were opened since the page was loaded; the tab has room for the newest. */
  const files = new Map<string, KeptFile>();
  return {
    /** The experiment before the lesson. */
    keepBefore: (e: Experiment): void => {
      before = e;
      tab.set(beforeKey, encodeLink(e));
    },
    recallBefore: (): Experiment | null => before ?? experimentOf(tab.get(beforeKey) ?? ''),
    /**
     * The link of the experiment that an exercise of this name begins with. A link that was passed on does not have it: it
     * is what was there when this was first asked.
     */
    startOf: (exercise: string): string => {
      const kept = (tab.get(startKey) ?? '').split('\n').map((line) => line.split(' '));
      const others = kept.filter(([name]) => name !== exercise);
      const { past, present } = store.getState().document;
      const first = past.find((e) => exercise.endsWith(startItem(e))) ?? present;
      const [, start = encodeLink(first)] = kept.find(([name]) => name === exercise) ?? [];
      const starts = [[exercise, start], ...others].slice(0, mostStarts);
      tab.set(startKey, starts.map((each) => each.join(' ')).join('\n'));
      return start;
    },
    keepFile: (kept: KeptFile): void => {
      files.set(kept.name, kept);
      tab.set(fileKey, `${kept.name}\n${kept.text}`);
    },
    recallFile: (name: string): KeptFile | null => {
      const text = tab.get(fileKey) ?? '';
      const end = text.indexOf('\n');
      const isKept = end !== -1 && text.slice(0, end) === name;
      return files.get(name) ?? (isKept ? { name, text: text.slice(end + 1) } : null);
    },
  };
});
