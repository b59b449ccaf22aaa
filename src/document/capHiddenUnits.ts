import { setUnits } from './edits.ts';
import type { Experiment } from './experiment.ts';
import { denseLayers, lastDenseIndex } from './shape.ts';

/** Limits the width of all hidden layers to `units`. */
export function capHiddenUnits(e: Experiment, units: number): Experiment {
  const last = lastDenseIndex(e);
  return denseLayers(e)
    .filter(({ index, layer }) => index !== last && layer.units > units)
    .reduce((changed, { index }) => setUnits(changed, index, units), e);
}
