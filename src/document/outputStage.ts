import { datasetInfos } from '../data/datasets.ts';
import type { ActivationName } from '../engine/activations.ts';
import { activationName, type ActivationSpec, layerActivation } from '../engine/layerActivation.ts';
import type { LossName } from '../engine/lossNames.ts';
import type { Layer } from '../engine/model.ts';
import { activationLayer } from './defaults.ts';
import { change } from './equal.ts';
import type { Experiment } from './experiment.ts';
import { limits } from './limits.ts';
import { lastDenseIndex, outputUnits } from './shape.ts';

/** What the values of the output come from at last. */
export interface Ending {
  /** The last layer, from the last Dense on, that changes a value when the network is asked; −1 for none. */
  readonly layer: number;
  /** Its function, `linear` for none; null where the layer is no plain function (PReLU, normalizations). */
  readonly activation: ActivationSpec | null;
}

export function endingOf(e: Experiment): Ending {
  const last = lastDenseIndex(e);
  const layer = last === -1 ? -1 : e.layers.findLastIndex((each, index) => index >= last && changesValues(each));
  return { layer, activation: layer === -1 ? 'linear' : layerActivation(e.layers[layer]) };
}

/** Dropout and noise are there in training alone. A Dense counts for its fused activation. */
function changesValues(layer: Layer): boolean {
  if (layer.type === 'dropout' || layer.type === 'gaussian_noise') return false;
  const activation = layerActivation(layer);
  return activation === null || !isIdentity(activation);
}

/** Whether the function gives back what it gets. */
export function isIdentity(activation: ActivationSpec): boolean {
  if (typeof activation === 'string') return activation === 'linear';
  if (activation.type === 'elu') return false;
  const { negativeSlope } = activation;
  return (
    negativeSlope === 1 &&
    (activation.type === 'leaky_re_lu' || (activation.maxValue === null && activation.threshold === 0))
  );
}

/** The activation that the output ends in, and the layer that says it; linear and −1 where it ends in none. */
export function finalActivation(e: Experiment): { readonly name: ActivationName; readonly layer: number } {
  const { layer, activation } = endingOf(e);
  return activation === null ? { name: 'linear', layer: -1 } : { name: activationName(activation), layer };
}

/** The losses that compare a distribution over the classes. */
export function isOverClasses(loss: LossName): boolean {
  return loss === 'categorical_crossentropy' || loss === 'sparse_categorical_crossentropy' || loss === 'kl_divergence';
}

/** The activation with which the experiment's loss makes sense, for the output units there are. */
export function rightActivation(e: Experiment): ActivationName {
  const { task, classes } = datasetInfos[e.data.name];
  if (task === 'regression' || e.lossOptions.fromLogits || e.loss === 'categorical_hinge') return 'linear';
  if (e.loss === 'hinge') return 'tanh';
  const twoInOne = classes.length === 2 && outputUnits(e) === 1;
  return isOverClasses(e.loss) && !twoInOne ? 'softmax' : 'sigmoid';
}

/**
 * Lets the output end in `activation`. An activation there is changed in its place; where there is none it is added
 * the way the other layers have theirs, fused or as a layer. `linear` takes away all there are.
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
    return change(e, { layers: e.layers.with(-1, activationLayer(activation)) }); // in the place of a linear one
  }
  return change(e, { layers: [...e.layers, activationLayer(activation)] });
}

/** Whether this network is one in which activations are fused into the Dense layers; the introduction's is not. */
export function fuses(layers: readonly Layer[]): boolean {
  return (
    layers.some((layer) => layer.type === 'dense' && layer.activation !== 'linear') &&
    !layers.some((layer) => layer.type !== 'dense' && layerActivation(layer) !== null)
  );
}
