import { layOut } from '../engine/layout.ts';
import type { DenseLayer, Model } from '../engine/specs/model.ts';
import type { Role } from './columns.ts';

/** Index of the last Dense, which is the output layer; −1 if there is none. */
export function lastDenseIndex(model: Model): number {
  return model.layers.findLastIndex((layer) => layer.type === 'dense');
}

/** The index and the layer of each Dense, in order. */
export function denseLayers(model: Model): { readonly index: number; readonly layer: DenseLayer }[] {
  return model.layers.flatMap((layer, index) => (layer.type === 'dense' ? [{ index, layer }] : []));
}

/** The same of the hidden layers: all but the last. */
export const hiddenDenseLayers = (model: Model): ReturnType<typeof denseLayers> => denseLayers(model).slice(0, -1);

/** Width of the output: the units of the last Dense, or the inputs if there is no Dense. */
export function outputUnits(model: Model): number {
  const last = model.layers[lastDenseIndex(model)];
  return last?.type === 'dense' ? last.units : model.inputs;
}

/** Number of parameters as `model.summary()` counts them: kernels, biases, normalization with its moving statistics. */
export function parameterCount(model: Model): number {
  return layOut(model).parameters;
}

/** Number of parameters that the optimizer changes. */
export function trainableCount(model: Model): number {
  return layOut(model).variables.reduce((sum, { trainable, length }) => sum + (trainable ? length : 0), 0);
}

/**
 * The part of the network that each layer belongs to [layers]. The last Dense and all layers after it are the output;
 * layers before the first Dense belong to the input.
 */
export function denseRoles(model: Model): Role[] {
  const last = lastDenseIndex(model);
  const first = model.layers.findIndex((layer) => layer.type === 'dense');
  return model.layers.map((_, index) => {
    if (last === -1 || index < first) return 'input';
    return index >= last ? 'output' : 'hidden';
  });
}
