import { createContext, use } from 'react';
import { useStore } from 'zustand';
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

/** One value of the experiment that the page shows. */
export function useExperiment<T>(selector: (e: Experiment) => T): T {
  return useApp((state) => selector(shownExperiment(state)));
}
