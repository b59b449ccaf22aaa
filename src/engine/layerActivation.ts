import type { Activation, Range } from './activations/activation.ts';
import { functionTypes, withArguments } from './activations/withArguments.ts';
import {
  type ActivationName,
  activations,
  isRowWise,
  type PointwiseName,
  rangeOf,
  type RowWiseName,
} from './activations.ts';
import type { ActivationLayer, FunctionLayer, Layer, SoftmaxLayer } from './specs/model.ts';

/** A function by its Keras name, or a layer that is a function with arguments. */
export type ActivationSpec = ActivationName | FunctionLayer;

/** A layer that is a function without memory, and nothing else. */
export type PlainFunction = ActivationLayer | SoftmaxLayer | FunctionLayer;

export function isFunction(layer: Layer): layer is PlainFunction {
  return layer.type === 'activation' || layer.type === 'softmax' || functionTypes.some((type) => type === layer.type);
}

/** Activation of a layer; null if the layer is not a function without memory (PReLU, Dropout …). */
export function layerActivation(layer: Layer): ActivationSpec | null {
  if (layer.type === 'dense') return layer.activation;
  if (!isFunction(layer)) return null;
  if (layer.type === 'activation') return layer.activation;
  return layer.type === 'softmax' ? 'softmax' : layer;
}

/** The name of the function without its arguments: `relu` for `ReLU(max_value=6)`. */
export function activationName(spec: ActivationSpec): ActivationName {
  return typeof spec === 'string' ? spec : withArguments(spec.type).name;
}

/** A function that maps each number separately. */
export type PointwiseSpec = PointwiseName | Exclude<ActivationSpec, ActivationName>;

/** Whether the function ties the units of a layer together, as softmax does. */
export function isRowWiseSpec(spec: ActivationSpec): spec is RowWiseName {
  return typeof spec === 'string' && isRowWise(spec);
}

/** The function itself, with its arguments. */
export function activationFunction(spec: PointwiseSpec): Activation {
  return typeof spec === 'string' ? activations[spec] : withArguments(spec.type).made(spec);
}

/** Range of its values. */
export function rangeOfSpec(spec: ActivationSpec): Range {
  return isRowWiseSpec(spec) ? rangeOf(spec) : activationFunction(spec).range;
}
