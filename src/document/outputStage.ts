import { type Examples, infoOf } from '../data/spec.ts';
import { targetsFor } from '../data/targets.ts';
import type { ActivationName } from '../engine/activations.ts';
import { activationFunction, activationName, type ActivationSpec, layerActivation } from '../engine/layerActivation.ts';
import type { LossName } from '../engine/specs/lossSpecs.ts';
import type { Layer } from '../engine/specs/model.ts';
import { layers } from '../keras/layers.ts';
import { activationLayer } from './defaults.ts';
import { change } from './equal.ts';
import type { Experiment } from './experiment.ts';
import { limits } from './limits.ts';
import { lastDenseIndex, outputUnits } from './shape.ts';

/** The last layer that determines the values of the output. */
export interface Ending {
  /** The last layer, from the last Dense on, that changes values in inference; −1 for none. */
  readonly layer: number;
  /** Its function, `linear` for none; null if the layer is not a plain function (PReLU, normalizations). */
  readonly activation: ActivationSpec | null;
}

export function endingOf(e: Experiment): Ending {
  const last = lastDenseIndex(e);
  const layer = last === -1 ? -1 : e.layers.findLastIndex((each, index) => index >= last && changesValues(each));
  return { layer, activation: layer === -1 ? 'linear' : layerActivation(e.layers[layer]) };
}

/** Whether a layer changes values in inference. Dropout and noise do not. A Dense counts for its fused activation. */
function changesValues(layer: Layer): boolean {
  if (layers[layer.type].group === 'regularization') return false;
  const activation = layerActivation(layer);
  return activation === null || !isIdentity(activation);
}

/** Whether the function returns its argument. */
export function isIdentity(activation: ActivationSpec): boolean {
  if (typeof activation === 'string') return activation === 'linear';
  const { f, derivative } = activationFunction(activation);
  return [-1, 1, 1e300].every((x) => f(x) === x && derivative(x, x) === 1);
}

/** The activation that the output ends in, and its layer; `linear` and −1 if there is none. */
export function finalActivation(e: Experiment): { readonly name: ActivationName; readonly layer: number } {
  const { layer, activation } = endingOf(e);
  return activation === null ? { name: 'linear', layer: -1 } : { name: activationName(activation), layer };
}

/** Whether two classes are the targets −1 and 1, as TensorFlow Playground has them, and not 0 and 1. */
export function hasSignedTargets(e: Experiment): boolean {
  const { data } = e;
  return data.type === 'playground' && data.info.task === 'classification' && finalActivation(e).name === 'tanh';
}

/** What the network should answer for examples [count, outputs]. @throws RangeError unless fitsUnits */
export function networkTargets(e: Experiment, examples: Examples, outputs: number): Float64Array {
  const y = targetsFor(examples, infoOf(e.data), outputs);
  return hasSignedTargets(e) ? y.map((t) => 2 * t - 1) : y;
}

/** Whether the loss compares a distribution over the classes. */
export function isOverClasses(loss: LossName): boolean {
  return loss === 'categorical_crossentropy' || loss === 'sparse_categorical_crossentropy' || loss === 'kl_divergence';
}

/** The activation that fits the experiment's loss and its number of output units. */
export function rightActivation(e: Experiment): ActivationName {
  const { task, classes } = infoOf(e.data);
  if (task === 'regression' || e.lossOptions.fromLogits || e.loss === 'categorical_hinge') return 'linear';
  if (e.loss === 'hinge') return 'tanh';
  const twoInOne = classes.length === 2 && outputUnits(e) === 1;
  return isOverClasses(e.loss) && !twoInOne ? 'softmax' : 'sigmoid';
}

/**
 * Makes the output end in `activation`. An existing activation is changed in place; otherwise one is added in the same
 * way as in the other layers, fused or as a layer. `linear` removes all activations of the output.
 */
export function withFinalActivation(e: Experiment, activation: ActivationName): Experiment {
  const last = lastDenseIndex(e);
  const dense = e.layers[last];
  if (dense?.type !== 'dense') return e;
  const fused = (name: ActivationName) => e.layers.with(last, { ...dense, activation: name });
  if (activation === 'linear') {
    return change(e, { layers: fused('linear').filter((each, i) => i <= last || layerActivation(each) === null) });
  }
  const { layer, activation: there } = endingOf(e);
  if (layer !== -1 && there !== null) {
    return change(e, {
      layers: layer === last ? fused(activation) : e.layers.with(layer, activationLayer(activation)),
    });
  }
  const isFull = e.layers.length >= limits.layers.max;
  if (e.layers.length === last + 1) {
    if (fuses(e.layers) || isFull) return change(e, { layers: fused(activation) });
  } else if (isFull || layerActivation(e.layers[e.layers.length - 1]) !== null) {
    return change(e, { layers: e.layers.with(-1, activationLayer(activation)) }); // in place of a linear one
  }
  return change(e, { layers: [...e.layers, activationLayer(activation)] });
}

/** Whether the activations of this network are fused into the Dense layers; in the introduction they are not. */
export function fuses(layers: readonly Layer[]): boolean {
  return (
    layers.some((layer) => layer.type === 'dense' && layer.activation !== 'linear') &&
    !layers.some((layer) => layer.type !== 'dense' && layerActivation(layer) !== null)
  );
}
