import type { Activation, Range } from './activations/activation.ts';
import { eluWith, leakyReluWith, reluWith } from './activations/withArguments.ts';
import {
  type ActivationName,
  activations,
  isRowWise,
  type PointwiseName,
  rangeOf,
  type RowWiseName,
} from './activations.ts';
import type { EluLayer, Layer, LeakyReluLayer, ReluLayer } from './specs/model.ts';

/** A function by its Keras name, or a layer that is a function with arguments. */
export type ActivationSpec = ActivationName | ReluLayer | LeakyReluLayer | EluLayer;

/** Activation of a layer; null if the layer is not a function without memory (PReLU, Dropout …). */
export function layerActivation(layer: Layer): ActivationSpec | null {
  switch (layer.type) {
    case 'dense':
    case 'activation':
      return layer.activation;
    case 're_lu':
    case 'leaky_re_lu':
    case 'elu':
      return layer;
    case 'softmax':
      return 'softmax';
    case 'p_re_lu':
    case 'dropout':
    case 'gaussian_noise':
    case 'batch_normalization':
    case 'layer_normalization':
      return null;
  }
}

/** The name of the function without its arguments: `relu` for `ReLU(max_value=6)`. */
export function activationName(spec: ActivationSpec): ActivationName {
  if (typeof spec === 'string') return spec;
  switch (spec.type) {
    case 're_lu':
      return 'relu';
    case 'leaky_re_lu':
      return 'leaky_relu';
    case 'elu':
      return 'elu';
  }
}

/** A function that maps each number separately. */
export type PointwiseSpec = PointwiseName | Exclude<ActivationSpec, ActivationName>;

/** Whether the function ties the units of a layer together, as softmax does. */
export function isRowWiseSpec(spec: ActivationSpec): spec is RowWiseName {
  return typeof spec === 'string' && isRowWise(spec);
}

/** The function itself, with its arguments. */
export function activationFunction(spec: PointwiseSpec): Activation {
  if (typeof spec === 'string') return activations[spec];
  switch (spec.type) {
    case 're_lu':
      return reluWith(spec);
    case 'leaky_re_lu':
      return leakyReluWith(spec);
    case 'elu':
      return eluWith(spec);
  }
}

/** Range of its values. */
export function rangeOfSpec(spec: ActivationSpec): Range {
  return isRowWiseSpec(spec) ? rangeOf(spec) : activationFunction(spec).range;
}
