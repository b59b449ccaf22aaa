import { imageOf } from '../data/features.ts';
import { type DataSpec, infoOf, placeColumns } from '../data/spec.ts';
import { shownExperiment, type State } from './store.ts';
import type { NeuronContents } from './view.ts';

type Seen = Pick<State, 'document' | 'preview' | 'view'>;

/** Pictures of neurons: their output over two columns or one, or the weights of those that are fed pictures. */
export type MapKind = 'planes' | 'curves' | 'weights';

/** What neurons can show in place of numbers, in a network that has a run; null: nothing. */
export function mapKind(state: Seen): MapKind | null {
  const { data, inputs } = shownExperiment(state);
  const { features } = data;
  if (state.view.staged !== null || inputs !== features.length) return null;
  if (imageOf(infoOf(data), features)) return 'weights';
  return placeColumns(data).length > 1 ? 'planes' : 'curves';
}

/** What is in them as long as nobody chooses: maps where two columns are all that there is. */
export const usualNeurons = (data: DataSpec): NeuronContents => (placeColumns(data).length === 2 ? 'maps' : 'numbers');

/** What they show of that; null: numbers. */
export const shownMaps = (state: Seen): MapKind | null =>
  (state.view.neurons ?? usualNeurons(shownExperiment(state).data)) === 'maps' ? mapKind(state) : null;
