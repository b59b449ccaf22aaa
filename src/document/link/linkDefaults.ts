import type { Experiment } from '../experiment.ts';

export const version = 1;

/**
 * Values that a link of version 1 leaves out. FROZEN: every link ever released is read with these values, so they
 * never change, even if the opening experiment does. Those of the data are in data/datasets.ts, those of Keras's
 * classes in keras/.
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
