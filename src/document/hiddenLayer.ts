import { activationLayer, denseLayer } from './defaults.ts';
import { addLayer } from './edits.ts';
import type { Experiment } from './experiment.ts';
import { limits } from './limits.ts';
import { lastDenseIndex } from './shape.ts';

/**
 * One hidden layer more, of the same kind as the last one: its Dense and all that is behind it (activation,
 * normalization, dropout) once again, before the output layer. The first one is `Dense(4)` and
 * `Activation('sigmoid')`, the introduction's. So 3-4-3 becomes 3-4-4-3 in one step; where there is no room for all
 * of it, it stays.
 */
export function addHiddenLayer(e: Experiment): Experiment {
  const last = lastDenseIndex(e);
  const output = last === -1 ? e.layers.length : last;
  const from = e.layers.slice(0, output).findLastIndex((layer) => layer.type === 'dense');
  const stage = from === -1 ? [denseLayer(4), activationLayer('sigmoid')] : e.layers.slice(from, output);
  if (e.layers.length + stage.length > limits.layers.max) return e;
  return stage.reduce((changed, layer, i) => addLayer(changed, output + i, layer), e);
}
