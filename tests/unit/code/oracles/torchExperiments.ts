import { defaultDataSpec } from '../../../../src/data/dataDefaults.ts';
import type { DatasetName } from '../../../../src/data/datasets.ts';
import {
  activationLayer,
  defaultOptimizer,
  denseLayer,
  usualCallbacks,
  usualLayers,
} from '../../../../src/document/defaults.ts';
import type { Experiment } from '../../../../src/document/experiment.ts';
import { introductionExperiment } from '../../../../src/document/opening.ts';
import { usualLossOptions } from '../../../../src/engine/specs/lossSpecs.ts';
import { noRegularizer } from '../../../../src/engine/specs/regularizerSpec.ts';

const { batch_normalization: batchNorm, layer_normalization: layerNorm, p_re_lu: prelu } = usualLayers;

/** Experiments that `pytorch.py` runs and `printPyTorch.test.ts` compares; only weights and order are random. */
export const torchExperiments: Readonly<Record<string, Experiment>> = {
  'the opening network': { ...introductionExperiment, epochs: 40 },

  'iris, Adam': experiment('iris', {
    layers: [denseLayer(16, { activation: 'relu' }), denseLayer(3, { activation: 'softmax' })],
    optimizer: { ...defaultOptimizer('adam'), learningRate: 0.01 },
    metrics: ['accuracy', 'precision', 'recall', 'auc'],
  }),

  'two classes in one unit, normalized over the batch, RMSprop with momentum': experiment('moons', {
    layers: [
      denseLayer(8, { useBias: false }),
      batchNorm,
      activationLayer('tanh'),
      denseLayer(6),
      { ...batchNorm, scale: false, momentum: 0.9 },
      usualLayers.leaky_re_lu,
      denseLayer(1, { activation: 'sigmoid' }),
    ],
    loss: 'binary_crossentropy',
    optimizer: {
      ...defaultOptimizer('rmsprop'),
      name: 'rmsprop',
      momentum: 0.5,
      rho: 0.9,
      epsilon: 1e-7,
      centered: true,
    },
    metrics: ['accuracy', 'mean_absolute_error'],
  }),

  'normalized over the layer, learned slopes, AdamW with AMSGrad, clipped norm': experiment('spiral', {
    layers: [
      denseLayer(8, { kernelInitializer: 'he_normal' }),
      layerNorm,
      prelu,
      denseLayer(5, { activation: 'gelu' }),
      { ...layerNorm, center: false, epsilon: 0.01 },
      denseLayer(1),
    ],
    loss: 'binary_crossentropy',
    lossOptions: { ...usualLossOptions, fromLogits: true, labelSmoothing: 0.1 },
    optimizer: {
      ...defaultOptimizer('adamw'),
      name: 'adamw',
      beta1: 0.8,
      beta2: 0.99,
      epsilon: 1e-7,
      amsgrad: true,
      learningRate: 0.02,
      clip: { by: 'norm', limit: 0.3 },
    },
    metrics: [],
  }),

  'regularized, momentum under a schedule, a frozen layer': experiment('sine', {
    layers: [
      denseLayer(12, {
        activation: 'tanh',
        kernelRegularizer: { l1: 0.001, l2: 0.002 },
        biasRegularizer: { l1: 0, l2: 0.01 },
      }),
      denseLayer(8, { activation: 'silu', trainable: false, kernelRegularizer: { ...noRegularizer, l2: 0.1 } }),
      denseLayer(1),
    ],
    loss: 'huber',
    lossOptions: { ...usualLossOptions, delta: 0.3 },
    optimizer: {
      ...defaultOptimizer('sgd'),
      name: 'sgd',
      learningRate: 0.1,
      momentum: 0.9,
      nesterov: true,
      schedule: { name: 'cosine_decay', decaySteps: 150, alpha: 0.1, warmupTarget: 0.2, warmupSteps: 30 },
    },
    metrics: ['mean_absolute_error', 'mean_squared_error', 'r2_score'],
  }),

  'hinge, Nadam, decay and global clip': experiment('circle', {
    layers: [denseLayer(6, { activation: 'softplus' }), denseLayer(1, { activation: 'tanh' })],
    loss: 'hinge',
    optimizer: {
      ...defaultOptimizer('nadam'),
      learningRate: 0.01,
      weightDecay: 0.01,
      clip: { by: 'global_norm', limit: 0.2 },
    },
  }),

  'categorical hinge, Adagrad, piecewise rate': experiment('colours', {
    layers: [denseLayer(5, { activation: 'selu' }), denseLayer(3)],
    loss: 'categorical_hinge',
    optimizer: {
      ...defaultOptimizer('adagrad'),
      learningRate: 0.05,
      schedule: { name: 'piecewise_constant_decay', boundaries: [100, 300], values: [0.02, 0.01] },
    },
    metrics: ['categorical_accuracy'],
  }),

  'Kullback and Leibler, Adadelta, clipped values': experiment('iris', {
    layers: [denseLayer(6, { activation: 'elu' }), denseLayer(3, { activation: 'softmax' })],
    loss: 'kl_divergence',
    optimizer: { ...defaultOptimizer('adadelta'), learningRate: 1, clip: { by: 'value', limit: 0.05 } },
  }),

  'Poisson, Adamax': experiment('moons', {
    layers: [denseLayer(6, { activation: 'squareplus' }), denseLayer(1, { activation: 'exponential' })],
    loss: 'poisson',
    optimizer: { ...defaultOptimizer('adamax'), learningRate: 0.02 },
    metrics: ['mean_squared_error'],
  }),

  // A large epsilon, so that the place where it is added changes the results.
  'Adamax with a large epsilon, clipped norm, cosine': experiment('iris', {
    layers: [denseLayer(6, { activation: 'sigmoid' }), denseLayer(3, { activation: 'softmax' })],
    loss: 'huber',
    optimizer: {
      ...defaultOptimizer('adamax'),
      name: 'adamax',
      beta1: 0.5,
      beta2: 0.9,
      epsilon: 0.1,
      learningRate: 0.07,
      clip: { by: 'norm', limit: 0.5 },
      schedule: { name: 'cosine_decay', decaySteps: 200, alpha: 0.1, warmupTarget: null, warmupSteps: 0 },
    },
    metrics: ['r2_score'],
  }),

  // A row of zeros with biases of 0 is exactly at the bend, and the one validation row has no variance.
  'slopes that begin at a number, at 0': experiment('xor', {
    data: defaultDataSpec('xor'),
    layers: [
      denseLayer(4),
      { ...prelu, alphaInitializer: { name: 'constant', value: 0.25 } },
      denseLayer(3),
      { ...prelu, alphaInitializer: 'ones', trainable: false },
      denseLayer(2),
    ],
    loss: 'mean_squared_error',
    optimizer: { ...defaultOptimizer('sgd'), learningRate: 0.1 },
    metrics: ['mean_absolute_error', 'r2_score'],
    batchSize: 2,
    validationSplit: 0.25,
  }),

  'log cosh, plain decay, exponential rate, in order': experiment('sine', {
    layers: [denseLayer(10, { activation: 'mish' }), { ...usualLayers.elu, alpha: 0.5 }, denseLayer(1)],
    loss: 'log_cosh',
    optimizer: {
      ...defaultOptimizer('sgd'),
      learningRate: 0.1,
      weightDecay: 0.01,
      schedule: { name: 'exponential_decay', decaySteps: 50, decayRate: 0.9, staircase: true },
    },
    metrics: ['r2_score'],
    shuffle: false,
  }),

  'sparse, momentum under inverse time, sum to 1 without a softmax': experiment('colours', {
    layers: [denseLayer(4, { activation: 'hard_sigmoid' }), denseLayer(3, { activation: 'sigmoid' })],
    loss: 'sparse_categorical_crossentropy',
    optimizer: {
      ...defaultOptimizer('sgd'),
      name: 'sgd',
      nesterov: false,
      momentum: 0.8,
      learningRate: 0.1,
      schedule: { name: 'inverse_time_decay', decaySteps: 1, decayRate: 0.01, staircase: false },
    },
  }),

  'absolute errors, all that a ReLU takes, a frozen normalization': experiment('gauss', {
    layers: [
      denseLayer(6, { biasInitializer: 'ones' }),
      { type: 're_lu', maxValue: 2, negativeSlope: 0.1, threshold: 0.2 },
      { ...batchNorm, trainable: false },
      denseLayer(2, { activation: 'sparsemax' }),
    ],
    loss: 'mean_absolute_error',
    optimizer: { ...defaultOptimizer('sgd'), learningRate: 0.05 },
    metrics: ['accuracy'],
  }),

  'stopped early, at a rate reduced on plateaus, with the best weights put back': experiment('iris', {
    layers: [denseLayer(10, { activation: 'tanh' }), denseLayer(3, { activation: 'softmax' })],
    optimizer: {
      ...defaultOptimizer('sgd'),
      name: 'sgd',
      nesterov: false,
      momentum: 0.9,
      learningRate: 0.3,
    },
    callbacks: [
      {
        ...usualCallbacks.early_stopping,
        patience: 24,
        minDelta: 0.001,
        baseline: 0.5,
        restoreBestWeights: true,
        startFromEpoch: 3,
      },
      {
        ...usualCallbacks.reduce_lr_on_plateau,
        monitor: 'accuracy',
        factor: 0.3,
        patience: 3,
        cooldown: 2,
        minLr: 0.01,
      },
    ],
    epochs: 120,
  }),
};

function experiment(name: DatasetName, changes: Partial<Experiment> & Pick<Experiment, 'layers'>): Experiment {
  const data = { ...defaultDataSpec(name), noise: name === 'iris' ? 0 : 0.1 };
  return {
    ...introductionExperiment,
    data: name === 'iris' ? data : { ...data, samples: 90 },
    inputs: data.features.length,
    batchSize: 16,
    epochs: 40,
    seed: 5,
    ...changes,
  };
}
