import { useStore } from 'zustand';
import { openingExperiment } from '../document/opening.ts';
import { createLiveStore } from './live.ts';
import { createAppStore, experimentOf, type State } from './store.ts';
import { initialView } from './view.ts';
import type { Experiment } from '../document/experiment.ts';

/** The page's one store. */
export const store = createAppStore(openingExperiment, initialView);

/** The newest numbers of the run, outside React. */
export const liveStore = createLiveStore((callback) => requestAnimationFrame(callback));

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
