import type { LayerType } from '../../engine/specs/model.ts';
import type { OptimizerName, OptimizerSpec } from '../../engine/specs/optimizers.ts';
import type { Experiment } from '../experiment.ts';

export const version = 1;

/**
 * Values that a link of version 1 leaves out. FROZEN: every link ever released is read with these values, so they
 * never change, even if the opening experiment does. Those of the data are in data/datasets.ts.
 */
export const linkDefaults: Omit<Experiment, 'data' | 'inputs' | 'layers'> = {
  loss: 'categorical_crossentropy',
  lossOptions: { fromLogits: false, labelSmoothing: 0, delta: 1 },
  optimizer: {
    name: 'sgd',
    learningRate: 0.01,
    schedule: null,
    weightDecay: 0,
    clip: null,
    momentum: 0,
    nesterov: false,
  },
  metrics: ['accuracy'],
  batchSize: 32,
  epochs: 1000,
  validationSplit: 0.2,
  shuffle: true,
  callbacks: [],
  seed: 1,
};

const common = { schedule: null, weightDecay: 0, clip: null } as const;
const adam = { learningRate: 0.001, ...common, beta1: 0.9, beta2: 0.999, epsilon: 1e-7 } as const;

/** Values that `opt=` leaves out. FROZEN too. */
export const optimizerDefaults = {
  sgd: { name: 'sgd', learningRate: 0.01, ...common, momentum: 0, nesterov: false },
  rmsprop: { name: 'rmsprop', learningRate: 0.001, ...common, rho: 0.9, momentum: 0, epsilon: 1e-7, centered: false },
  adam: { name: 'adam', ...adam, amsgrad: false },
  adamw: { name: 'adamw', ...adam, weightDecay: 0.004, amsgrad: false },
  adagrad: { name: 'adagrad', learningRate: 0.001, ...common, initialAccumulatorValue: 0.1, epsilon: 1e-7 },
  adadelta: { name: 'adadelta', learningRate: 0.001, ...common, rho: 0.95, epsilon: 1e-7 },
  adamax: { name: 'adamax', ...adam },
  nadam: { name: 'nadam', ...adam },
} as const satisfies { readonly [N in OptimizerName]: OptimizerSpec & { readonly name: N } };

/** Values that the layers in `net=` leave out. FROZEN too. */
export const layerDefaults = {
  dense: { kernelInitializer: 'glorot_uniform', biasInitializer: 'zeros' },
  re_lu: { maxValue: null, negativeSlope: 0, threshold: 0 },
  leaky_re_lu: { negativeSlope: 0.3 },
  p_re_lu: { alphaInitializer: 'zeros' },
  elu: { alpha: 1 },
  softmax: {},
  dropout: {}, // its rate is always written
  gaussian_noise: {}, // so is its stddev
  batch_normalization: { momentum: 0.99, epsilon: 0.001 },
  layer_normalization: { epsilon: 0.001 },
} as const satisfies Readonly<Record<Exclude<LayerType, 'activation'>, object>>;

/** Values that the callbacks in `cb=` leave out; the monitor is always written. FROZEN too. */
export const callbackDefaults = {
  early_stopping: {
    minDelta: 0,
    patience: 0,
    mode: 'auto',
    baseline: null,
    restoreBestWeights: false,
    startFromEpoch: 0,
  },
  reduce_lr_on_plateau: { factor: 0.1, patience: 10, mode: 'auto', minDelta: 0.0001, cooldown: 0, minLr: 0 },
} as const;
