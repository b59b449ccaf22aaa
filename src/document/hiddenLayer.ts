import { activationLayer, denseLayer } from './defaults.ts';
import { addLayer, setUnits } from './edits.ts';
import type { Experiment } from './experiment.ts';
import { limits } from './limits.ts';
import { hiddenDenseLayers, lastDenseIndex } from './shape.ts';

/**
 * Adds a hidden layer of the same kind as the last one: a copy of its Dense and of all layers that follow it
 * (activation, normalization, dropout), before the output layer. The first hidden layer is `Dense(4)` and
 * `Activation('sigmoid')`, as in the introduction. So 3-4-3 becomes 3-4-4-3 in one step. Nothing changes where there
 * is no room for all of these layers. TensorFlow Playground's hidden layers begin with two units.
 */
export function addHiddenLayer(e: Experiment): Experiment {
  const last = lastDenseIndex(e);
  const output = last === -1 ? e.layers.length : last;
  const from = e.layers.slice(0, output).findLastIndex((layer) => layer.type === 'dense');
  const usual = from === -1 ? [denseLayer(4), activationLayer('sigmoid')] : e.layers.slice(from, output);
  const stage = e.rules === 'playground' ? [denseLayer(2)] : usual;
  if (e.layers.length + stage.length > limits.layers.max) return e;
  return stage.reduce((changed, layer, i) => addLayer(changed, output + i, layer), e);
}

/** Limits the width of all hidden layers to `units`. */
export function capHiddenUnits(e: Experiment, units: number): Experiment {
  return hiddenDenseLayers(e)
    .filter(({ layer }) => layer.units > units)
    .reduce((changed, { index }) => setUnits(changed, index, units), e);
}
