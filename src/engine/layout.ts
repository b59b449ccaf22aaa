import { type ActivationSpec, isFunction, layerActivation } from './layerActivation.ts';
import type {
  BatchNormalizationLayer,
  DropoutLayer,
  GaussianNoiseLayer,
  LayerNormalizationLayer,
  Model,
  PReluLayer,
} from './specs/model.ts';
import { noRegularizer, type Regularizer } from './specs/regularizerSpec.ts';

/** Keras's names for the weights of a layer. */
export type VariableRole = 'kernel' | 'bias' | 'alpha' | 'gamma' | 'beta' | 'moving_mean' | 'moving_variance';

/** One weight tensor of a layer, row-major in the parameter arena. */
export interface Variable {
  /** Index into `model.layers`. */
  readonly layer: number;
  readonly role: VariableRole;
  readonly shape: readonly number[];
  /** Index where it begins in the arena; `length` is its number of elements. */
  readonly offset: number;
  readonly length: number;
  /** Whether the optimizer changes it; it never changes moving statistics or variables of a frozen layer. */
  readonly trainable: boolean;
  readonly regularizer: Regularizer;
}

/** y = x·kernel + bias. Offsets are into the parameter arena. */
export interface DenseOp {
  readonly kind: 'dense';
  /** Index into `model.layers`. */
  readonly layer: number;
  readonly inputs: number;
  readonly units: number;
  /** Index where the kernel [inputs, units] begins, row-major. */
  readonly kernel: number;
  /** Index where the bias [units] begins; −1 if there is none. */
  readonly bias: number;
}

/** y = f(x), the fused activation of a Dense or a layer of its own. */
export interface ActivationOp {
  readonly kind: 'activation';
  readonly layer: number;
  readonly activation: ActivationSpec;
  readonly units: number;
}

/** y = x > 0 ? x : alpha·x, with an alpha for each unit. */
export interface PReluOp {
  readonly kind: 'p_re_lu';
  readonly layer: number;
  readonly units: number;
  readonly spec: PReluLayer;
  readonly alpha: number;
}

/** Does nothing but in training. */
export interface DropoutOp {
  readonly kind: 'dropout';
  readonly layer: number;
  readonly units: number;
  readonly spec: DropoutLayer;
  /** Its number among the Dropouts, from 0. Its mask is drawn by this number, so that other layers do not change it. */
  readonly ordinal: number;
}

/** Does nothing but in training. */
export interface GaussianNoiseOp {
  readonly kind: 'gaussian_noise';
  readonly layer: number;
  readonly units: number;
  readonly spec: GaussianNoiseLayer;
  /** Its number among the GaussianNoises, from 0. */
  readonly ordinal: number;
}

export interface BatchNormalizationOp {
  readonly kind: 'batch_normalization';
  readonly layer: number;
  readonly units: number;
  readonly spec: BatchNormalizationLayer;
  /** Offsets of [units] each; −1 without scale or without center. */
  readonly gamma: number;
  readonly beta: number;
  readonly movingMean: number;
  readonly movingVariance: number;
}

export interface LayerNormalizationOp {
  readonly kind: 'layer_normalization';
  readonly layer: number;
  readonly units: number;
  readonly spec: LayerNormalizationLayer;
  /** Offsets of [units] each; −1 without scale or without center. */
  readonly gamma: number;
  readonly beta: number;
}

export type Op =
  | DenseOp
  | ActivationOp
  | PReluOp
  | DropoutOp
  | GaussianNoiseOp
  | BatchNormalizationOp
  | LayerNormalizationOp;

/** A model as single operations, and the places of all arrays in the arenas. */
export interface Layout {
  readonly inputs: number;
  readonly ops: readonly Op[];
  /** Variables in the order of the arena, which is Keras's: layer by layer, each in the order of `layer.weights`. */
  readonly variables: readonly Variable[];
  /** Length of the parameter arena, including moving statistics and frozen layers. */
  readonly parameters: number;
  /** Index where each op's output begins in the arena of one example's activations; the input is first, at 0. */
  readonly values: readonly number[];
  /** Length of that arena. */
  readonly valueCount: number;
  readonly outputs: number;
}

/** The variable that has the parameter at an index of the arena. */
export function variableAt({ variables }: Layout, index: number): Variable | undefined {
  return variables.find(({ offset, length }) => index >= offset && index < offset + length);
}

/** Lays out a model. A linear activation is not an op if it is fused, but is one if it is a layer. */
export function layOut(model: Model): Layout {
  const ops: Op[] = [];
  const variables: Variable[] = [];
  const values: number[] = [];
  let parameters = 0;
  let width = model.inputs;
  let valueCount = width;

  const push = (op: Op): void => {
    ops.push(op);
    values.push(valueCount);
    valueCount += op.units;
    width = op.units;
  };
  /** Adds a variable if the layer has it; returns the index where it begins, or −1. */
  const place = (
    layer: number,
    role: VariableRole,
    shape: readonly number[],
    trainable: boolean,
    { there = true, regularizer = noRegularizer }: { there?: boolean; regularizer?: Regularizer } = {},
  ): number => {
    if (!there) return -1;
    const offset = parameters;
    const length = shape.reduce((product, size) => product * size, 1);
    variables.push({ layer, role, shape, offset, length, trainable, regularizer });
    parameters += length;
    return offset;
  };

  /** Number of existing ops of this kind. */
  const ordinal = (kind: Op['kind']): number => ops.filter((op) => op.kind === kind).length;

  model.layers.forEach((layer, index) => {
    if (isFunction(layer)) {
      push({ kind: 'activation', layer: index, activation: layerActivation(layer) ?? 'linear', units: width });
      return;
    }
    switch (layer.type) {
      case 'dense': {
        const { units, trainable, useBias: there } = layer;
        const kernel = place(index, 'kernel', [width, units], trainable, { regularizer: layer.kernelRegularizer });
        const bias = place(index, 'bias', [units], trainable, { there, regularizer: layer.biasRegularizer });
        push({ kind: 'dense', layer: index, inputs: width, units, kernel, bias });
        if (layer.activation !== 'linear') {
          push({ kind: 'activation', layer: index, activation: layer.activation, units });
        }
        break;
      }
      case 'p_re_lu': {
        const alpha = place(index, 'alpha', [width], layer.trainable);
        push({ kind: 'p_re_lu', layer: index, units: width, spec: layer, alpha });
        break;
      }
      case 'dropout':
        push({ kind: layer.type, layer: index, units: width, spec: layer, ordinal: ordinal(layer.type) });
        break;
      case 'gaussian_noise':
        push({ kind: layer.type, layer: index, units: width, spec: layer, ordinal: ordinal(layer.type) });
        break;
      case 'batch_normalization': {
        const gamma = place(index, 'gamma', [width], layer.trainable, { there: layer.scale });
        const beta = place(index, 'beta', [width], layer.trainable, { there: layer.center });
        const movingMean = place(index, 'moving_mean', [width], false);
        const movingVariance = place(index, 'moving_variance', [width], false);
        push({ kind: layer.type, layer: index, units: width, spec: layer, gamma, beta, movingMean, movingVariance });
        break;
      }
      case 'layer_normalization': {
        const gamma = place(index, 'gamma', [width], layer.trainable, { there: layer.scale });
        const beta = place(index, 'beta', [width], layer.trainable, { there: layer.center });
        push({ kind: layer.type, layer: index, units: width, spec: layer, gamma, beta });
        break;
      }
    }
  });
  return { inputs: model.inputs, ops, variables, parameters, values, valueCount, outputs: width };
}
