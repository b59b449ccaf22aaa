import type { DataSpec, DatasetName } from '../../data/spec.ts';
import type { Experiment } from '../experiment.ts';

export const version = 1;

/**
 * What a link of version 1 leaves out. FROZEN: every link ever released is read with these values, so they never
 * change, whatever the page opens on or a data set's own defaults become. A new data set is a new entry in `data`.
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

/** What `opt=sgd` and `opt=adam` leave out. FROZEN with the rest. */
export const optimizerDefaults = {
  sgd: { name: 'sgd', learningRate: 0.01, schedule: null, weightDecay: 0, clip: null, momentum: 0, nesterov: false },
  adam: {
    name: 'adam',
    learningRate: 0.001,
    schedule: null,
    weightDecay: 0,
    clip: null,
    beta1: 0.9,
    beta2: 0.999,
    epsilon: 1e-7,
    amsgrad: false,
  },
} as const;

type DataDefaults = Omit<DataSpec, 'name'>;

const plane = { samples: 300, noise: 0, features: [0, 1], standardize: true, seed: 1 } as const;

/** FROZEN with the rest. */
export const dataDefaults: Readonly<Record<DatasetName, DataDefaults>> = {
  colours: { samples: 300, noise: 0, features: [0, 1, 2], standardize: false, seed: 1 },
  iris: { samples: 150, noise: 0, features: [0, 1, 2, 3], standardize: true, seed: 1 },
  xor: { samples: 4, noise: 0, features: [0, 1], standardize: false, seed: 1 },
  and: { samples: 4, noise: 0, features: [0, 1], standardize: false, seed: 1 },
  circle: plane,
  gauss: { ...plane, noise: 0.2 },
  spiral: plane,
  moons: { ...plane, noise: 0.15 },
  sine: { samples: 200, noise: 0.1, features: [0], standardize: false, seed: 1 },
};
