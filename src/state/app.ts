import { useStore } from 'zustand';
import { openingExperiment } from '../document/opening.ts';
import { createLiveStore } from './live.ts';
import { whyMissing } from './fetchPart.ts';
import { onDemand } from './forgetful.ts';
import type * as Passes from './passes.ts';
import { createShownNumbers } from './shownNumbers.ts';
import { createAppStore, experimentOf, type State } from './store.ts';
import { initialView } from './view.ts';
import type { Experiment } from '../document/experiment.ts';

/** The page's one store. */
export const store = createAppStore(openingExperiment, initialView);

/** The newest numbers of the run, outside React. */
export const liveStore = createLiveStore((callback) => requestAnimationFrame(callback));

/** Whether the person wants nothing to move by itself. */
export const still = (): boolean => matchMedia('(prefers-reduced-motion: reduce)').matches;

/** Tells of a part that is asked for again by itself, until it has come. */
export function tellMissing(error: unknown): void {
  const { messages, say: tell, dismiss: putAway } = store.getState();
  const told = messages.find((message) => message.type === 'missing');
  if (error !== null) tell({ type: 'missing', why: whyMissing(error), again: 'byItself' });
  else if (told?.again === 'byItself') putAway(told);
}

let passes: Promise<typeof Passes> | null = null;

/** Fetched when a half-built model, or an example in training, is first to be drawn. */
const fetchPasses = onDemand(() => (passes = import('./passes.ts')), {
  wake: () => liveStore.renew(),
  tell: tellMissing,
  later: setTimeout,
});

/** The numbers that the drawing shows just now. */
export const shownNumbers = createShownNumbers(store, liveStore, {
  now: () => performance.now(),
  still,
  passes: fetchPasses,
});

/** Resolves when `shownNumbers` has all that it computes with; rejects when that cannot be fetched. */
export async function computable(): Promise<void> {
  if (fetchPasses() === null) await passes;
}

/** One value a selector; a selector must not make a fresh object. */
export function useApp<T>(selector: (state: State) => T): T {
  return useStore(store, selector);
}

/** One value of the experiment that the page shows. */
export function useExperiment<T>(selector: (e: Experiment) => T): T {
  return useStore(store, (state) => selector(experimentOf(state)));
}

/** For event handlers: edits the document as one undo step. */
export const { edit, previewEdit, commitPreview, setView, undo, redo, say, dismiss } = store.getState();
