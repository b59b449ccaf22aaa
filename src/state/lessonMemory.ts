import { equal } from '../document/equal.ts';
import type { Experiment } from '../document/experiment.ts';
import { experimentOf } from '../document/link/exact.ts';
import { startItem } from '../document/link/playgroundLink.ts';
import { encodeLink } from '../document/link/write.ts';
import type { StandingRun } from './arrive.ts';
import { perWorkspace } from './workspace.ts';
import type { KeptFile } from './loadLesson.ts';

// For this tab, so that a reload within a lesson forgets nothing.
const beforeKey = 'mlp-visualizer.before-lesson';
const startKey = 'mlp-visualizer.exercise-start';
const mostStarts = 8; // newest first
const runKey = 'mlp-visualizer.exercise-run';
const fileKey = 'mlp-visualizer.lesson-file';

/** What a lesson is to find again. */
export const memoryOf = perWorkspace(({ tab, store, branches }) => {
  let before: Experiment | null = null;
  /** Of all that were opened since the page was loaded; the tab has room for the newest. */
  const files = new Map<string, KeptFile>();
  /** Of each of the exercises opened last, a word without spaces. */
  const wordsIn = (key: string): string[][] => (tab.get(key) ?? '').split('\n').map((line) => line.split(' '));
  function keepWord(key: string, exercise: string, word: string): void {
    const others = wordsIn(key).filter(([name]) => name !== exercise);
    const newest = [[exercise, word], ...others].slice(0, mostStarts);
    tab.set(key, newest.map((each) => each.join(' ')).join('\n'));
  }
  const wordOf = (key: string, exercise: string): string | undefined =>
    wordsIn(key).find(([name]) => name === exercise)?.[1];
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
      const { past, present } = store.getState().document;
      const first = past.find((e) => exercise.endsWith(startItem(e))) ?? present;
      const start = wordOf(startKey, exercise) ?? encodeLink(first);
      keepWord(startKey, exercise, start);
      return start;
    },
    /** The run that an exercise from a file begins with, a branch that nobody trains: its lesson may have no room for it. */
    keepRun: (exercise: string, experiment: Experiment, run: StandingRun): void => {
      keepWord(runKey, exercise, String(branches.add({ experiment: { ...experiment }, parent: null, ...run })));
    },
    runOf: (exercise: string, experiment: Experiment | null): StandingRun | null => {
      const id = Number(wordOf(runKey, exercise));
      const run = branches.all.find((one) => one.id === id);
      return run !== undefined && equal(run.experiment, experiment) ? run : null;
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
