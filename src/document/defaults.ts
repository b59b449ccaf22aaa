import type { ActivationName } from '../engine/activations.ts';
import type { CallbackName, CallbackSpec } from '../engine/specs/callbacks.ts';
import type { ActivationLayer, DenseLayer, Layer, LayerType } from '../engine/specs/model.ts';
import type { OptimizerName, OptimizerSpec } from '../engine/specs/optimizers.ts';
import { noRegularizer } from '../engine/specs/regularizers.ts';
import type { ScheduleName, ScheduleSpec } from '../engine/specs/schedules.ts';

/** `Dense(units)` with Keras's own defaults for all other arguments. */
export function denseLayer(units: number, overrides: Partial<Omit<DenseLayer, 'type' | 'units'>> = {}): DenseLayer {
  return {
    type: 'dense',
    units,
    activation: 'linear',
    useBias: true,
    kernelInitializer: 'glorot_uniform',
    biasInitializer: 'zeros',
    kernelRegularizer: noRegularizer,
    biasRegularizer: noRegularizer,
    trainable: true,
    ...overrides,
  };
}

/** `Activation(activation)`. */
export function activationLayer(activation: ActivationName): ActivationLayer {
  return { type: 'activation', activation };
}

/**
 * A layer of each type with Keras's default arguments. Where Keras has no default, a common value: 4 units, sigmoid,
 * rate 0.5, stddev 0.1.
 */
export const usualLayers: { readonly [T in LayerType]: Extract<Layer, { type: T }> } = {
  dense: denseLayer(4),
  activation: activationLayer('sigmoid'),
  re_lu: { type: 're_lu', maxValue: null, negativeSlope: 0, threshold: 0 },
  leaky_re_lu: { type: 'leaky_re_lu', negativeSlope: 0.3 },
  p_re_lu: { type: 'p_re_lu', alphaInitializer: 'zeros', trainable: true },
  elu: { type: 'elu', alpha: 1 },
  softmax: { type: 'softmax' },
  dropout: { type: 'dropout', rate: 0.5 },
  gaussian_noise: { type: 'gaussian_noise', stddev: 0.1 },
  batch_normalization: {
    type: 'batch_normalization',
    momentum: 0.99,
    epsilon: 0.001,
    center: true,
    scale: true,
    trainable: true,
  },
  layer_normalization: { type: 'layer_normalization', epsilon: 0.001, center: true, scale: true, trainable: true },
};

const common = { schedule: null, weightDecay: 0, clip: null } as const;

/** Each optimizer with Keras's default values. */
export const usualOptimizers = {
  sgd: { name: 'sgd', learningRate: 0.01, ...common, momentum: 0, nesterov: false },
  rmsprop: { name: 'rmsprop', learningRate: 0.001, ...common, rho: 0.9, momentum: 0, epsilon: 1e-7, centered: false },
  adam: { name: 'adam', learningRate: 0.001, ...common, beta1: 0.9, beta2: 0.999, epsilon: 1e-7, amsgrad: false },
  adamw: {
    name: 'adamw',
    learningRate: 0.001,
    ...common,
    weightDecay: 0.004,
    beta1: 0.9,
    beta2: 0.999,
    epsilon: 1e-7,
    amsgrad: false,
  },
  adagrad: { name: 'adagrad', learningRate: 0.001, ...common, initialAccumulatorValue: 0.1, epsilon: 1e-7 },
  adadelta: { name: 'adadelta', learningRate: 0.001, ...common, rho: 0.95, epsilon: 1e-7 },
  adamax: { name: 'adamax', learningRate: 0.001, ...common, beta1: 0.9, beta2: 0.999, epsilon: 1e-7 },
  nadam: { name: 'nadam', learningRate: 0.001, ...common, beta1: 0.9, beta2: 0.999, epsilon: 1e-7 },
} as const satisfies { readonly [N in OptimizerName]: OptimizerSpec & { name: N } };

/** `SGD()`, `Adam()` and so on with Keras's default values. */
export function defaultOptimizer(name: OptimizerName): OptimizerSpec {
  return usualOptimizers[name];
}

/** A schedule of each kind with Keras's defaults; where Keras has none, the values of the examples in its docs. */
export const usualSchedules: { readonly [N in ScheduleName]: Extract<ScheduleSpec, { name: N }> } = {
  exponential_decay: { name: 'exponential_decay', decaySteps: 1000, decayRate: 0.96, staircase: false },
  inverse_time_decay: { name: 'inverse_time_decay', decaySteps: 1000, decayRate: 0.5, staircase: false },
  cosine_decay: { name: 'cosine_decay', decaySteps: 1000, alpha: 0, warmupTarget: null, warmupSteps: 0 },
  piecewise_constant_decay: { name: 'piecewise_constant_decay', boundaries: [1000], values: [0.001] },
};

/** Each callback with Keras's default arguments. */
export const usualCallbacks: { readonly [N in CallbackName]: Extract<CallbackSpec, { name: N }> } = {
  early_stopping: {
    name: 'early_stopping',
    monitor: 'val_loss',
    minDelta: 0,
    patience: 0,
    mode: 'auto',
    baseline: null,
    restoreBestWeights: false,
    startFromEpoch: 0,
  },
  reduce_lr_on_plateau: {
    name: 'reduce_lr_on_plateau',
    monitor: 'val_loss',
    factor: 0.1,
    patience: 10,
    mode: 'auto',
    minDelta: 0.0001,
    cooldown: 0,
    minLr: 0,
  },
  terminate_on_nan: { name: 'terminate_on_nan' },
};
