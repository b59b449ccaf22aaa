import { imageOf, sourcesOf } from '../data/features.ts';
import { type DataSpec, infoOf } from '../data/spec.ts';
import { shownExperiment, type State } from './store.ts';
import type { NeuronContents } from './view.ts';

type Seen = Pick<State, 'document' | 'preview' | 'view'>;

/** Whether neurons can show maps: over two columns that inputs are made of, by a network that has a run. */
export function canMap(state: Seen): boolean {
  const { data, inputs } = shownExperiment(state);
  if (state.view.staged !== null || imageOf(infoOf(data), data.features)) return false;
  return inputs === data.features.length && sourcesOf(data.features).length > 1;
}

/** What is in them as long as nobody chooses: maps where two columns are all that there is. */
export const usualNeurons = ({ features }: DataSpec): NeuronContents =>
  sourcesOf(features).length === 2 ? 'maps' : 'numbers';

/** Whether they do. */
export const hasMaps = (state: Seen): boolean =>
  canMap(state) && (state.view.neurons ?? usualNeurons(shownExperiment(state).data)) === 'maps';
