import { shownExperiment, type State } from './store.ts';

/** Whether neurons can show maps: of two inputs, by a network that has a run. */
export function canMap(state: Pick<State, 'document' | 'preview' | 'view'>): boolean {
  const { data, inputs } = shownExperiment(state);
  return state.view.staged === null && inputs === 2 && data.features.length === 2;
}

/** Whether they do. */
export const hasMaps = (state: Pick<State, 'document' | 'preview' | 'view'>): boolean =>
  canMap(state) && state.view.neurons !== 'numbers';
