import { createContext, use, useRef } from 'react';
import { useStore } from 'zustand';
import { equal } from '../document/equal.ts';
import type { Experiment } from '../document/experiment.ts';
import { shownExperiment, type State } from '../state/store.ts';
import type { Workspace } from '../state/workspace.ts';

export const WorkspaceContext = createContext<Workspace | null>(null);

/** The workspace that a component stands in. */
export function useWorkspace(): Workspace {
  const workspace = use(WorkspaceContext);
  if (workspace === null) throw new Error('nothing is rendered outside of a workspace');
  return workspace;
}

/** One value a selector; a selector must not make a fresh object. */
export function useApp<T>(selector: (state: State) => T): T {
  return useStore(useWorkspace().store, selector);
}

/** The same for a selector that makes an object: there is another one only when its parts are others. */
export function useParts<T>(selector: (state: State) => T): T {
  const kept = useRef<T>(undefined);
  return useApp((state) => {
    const made = selector(state);
    if (!equal(made, kept.current)) kept.current = made;
    return kept.current as T;
  });
}

/** One value of the experiment that the page shows. */
export function useExperiment<T>(selector: (e: Experiment) => T): T {
  return useApp((state) => selector(shownExperiment(state)));
}
