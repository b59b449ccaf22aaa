import { defaultDataSpec } from '../data/defaults.ts';
import { usualLossOptions } from '../engine/lossNames.ts';
import { activationLayer, defaultOptimizer, denseLayer } from './defaults.ts';
import type { Experiment } from './experiment.ts';

/** What the page opens on: the 3-4-3 network of the introduction, telling the names of colours. */
export const openingExperiment: Experiment = {
  data: defaultDataSpec('colours'),
  inputs: 3,
  layers: [denseLayer(4), activationLayer('sigmoid'), denseLayer(3), activationLayer('softmax')],
  loss: 'categorical_crossentropy',
  lossOptions: usualLossOptions,
  optimizer: defaultOptimizer('sgd'),
  metrics: ['accuracy'],
  batchSize: 8,
  epochs: 1000,
  validationSplit: 0.2,
  shuffle: true,
  callbacks: [],
  seed: 1,
};
