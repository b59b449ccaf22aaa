import type { Experiment } from '../document/experiment.ts';
import { usualLayers } from '../document/defaults.ts';
import { isFunction } from '../engine/layerActivation.ts';
import { activationsOf, columns } from '../document/columns.ts';
import { denseLayers } from '../document/shape.ts';
import { activationNames } from '../engine/activations.ts';
import { callbackNames } from '../engine/specs/callbackSpecs.ts';
import { initializerNameOf, initializerNames } from '../engine/specs/initializerSpecs.ts';

/** Layers without a function of their own. The others are found by the name of their function. */
const layerNames = Object.values(usualLayers)
  .filter((layer) => layer.type !== 'dense' && !isFunction(layer))
  .map(({ type }) => type);

/** The names that may follow `has`: functions, layers, penalties, callbacks and initializers. */
export const featureNames: readonly string[] = [
  ...activationNames,
  ...layerNames,
  'l1',
  'l2',
  ...callbackNames,
  ...initializerNames,
];

/** Normalizes a name: Keras writes both `BatchNormalization` and `batch_normalization`. */
const plain = (name: string): string => name.toLowerCase().replace(/[_\s]/g, '');

/** Returns the spelling of a name in `featureNames`; null if it is unknown. */
export function featureOf(text: string): string | null {
  const wanted = plain(text);
  return featureNames.find((name) => plain(name) === wanted) ?? null;
}

export function hasFeature(e: Experiment, name: string): boolean {
  const dense = denseLayers(e).map(({ layer }) => layer);
  const penalties = dense.flatMap(({ kernelRegularizer, biasRegularizer }) => [kernelRegularizer, biasRegularizer]);
  if (name === 'l1') return penalties.some(({ l1 }) => l1 > 0);
  if (name === 'l2') return penalties.some(({ l2 }) => l2 > 0);
  return (
    columns(e).some((column) => activationsOf(column).some((activation) => activation.name === name)) ||
    e.layers.some(({ type }) => type === name) ||
    e.callbacks.some((callback) => callback.name === name) ||
    dense.some(({ kernelInitializer }) => initializerNameOf(kernelInitializer) === name)
  );
}
