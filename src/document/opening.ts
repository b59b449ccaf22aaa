import { defaultDataSpec } from '../data/defaults.ts';
import type { DatasetName } from '../data/spec.ts';
import type { ActivationName } from '../engine/activations.ts';
import { usualLossOptions } from '../engine/specs/losses.ts';
import type { DenseLayer, Layer } from '../engine/specs/model.ts';
import type { OptimizerSpec } from '../engine/specs/optimizers.ts';
import { activationLayer, defaultOptimizer, denseLayer } from './defaults.ts';
import { equal } from './equal.ts';
import type { Experiment } from './experiment.ts';

const dense = (units: number, activation: ActivationName): DenseLayer => denseLayer(units, { activation });
const sgd = (learningRate: number): OptimizerSpec => ({ ...defaultOptimizer('sgd'), learningRate });
const adam = (learningRate: number): OptimizerSpec => ({ ...defaultOptimizer('adam'), learningRate });

type Chosen = Pick<Experiment, 'layers' | 'optimizer'> & Partial<Experiment>;

/** Experiment for three classes; other settings are the defaults of Keras and of the link. */
function opening(name: DatasetName, chosen: Chosen): Experiment {
  const data = defaultDataSpec(name);
  return {
    data,
    inputs: data.features.length,
    loss: 'categorical_crossentropy',
    lossOptions: usualLossOptions,
    metrics: ['accuracy'],
    batchSize: 32,
    epochs: 1000,
    validationSplit: 0.2,
    shuffle: true,
    callbacks: [],
    seed: 1,
    ...chosen,
  };
}

/** Experiment for two classes: one sigmoid unit after the hidden layers. */
function twoClasses(name: DatasetName, hidden: readonly Layer[], chosen: Omit<Chosen, 'layers'>): Experiment {
  return opening(name, { loss: 'binary_crossentropy', layers: [...hidden, dense(1, 'sigmoid')], ...chosen });
}

/** Settings for truth tables: all rows in every batch, none held back. */
const table = { batchSize: 4, validationSplit: 0 } as const;

/**
 * The experiment that each data set opens with: a small network and settings that learn it within 5 s at the opening
 * pace (150 epochs): accuracy ≥ 0.95, for regression a loss ≤ 0.02. Tested with 60 seeds of the weights. Epochs needed,
 * median and slowest: `colours` 17, 37; `iris` 17, 29; `xor` 16, and 2 of 60 did not learn it; `and` 17, 25;
 * `circle` 23, 60; `gauss` 3, 11; `spiral` 36, 78; `moons` 14, 136; `sine` 29, 70.
 */
export const openings: Readonly<Record<DatasetName, Experiment>> = {
  colours: opening('colours', {
    layers: [denseLayer(4), activationLayer('sigmoid'), denseLayer(3), activationLayer('softmax')],
    optimizer: sgd(0.1),
    batchSize: 8,
  }),
  iris: opening('iris', { layers: [dense(6, 'tanh'), dense(3, 'softmax')], optimizer: sgd(0.1), batchSize: 16 }),
  xor: twoClasses('xor', [dense(4, 'tanh')], { optimizer: adam(0.1), ...table }),
  and: twoClasses('and', [], { optimizer: sgd(1), ...table }),
  circle: twoClasses('circle', [dense(4, 'tanh')], { optimizer: sgd(0.3) }),
  gauss: twoClasses('gauss', [dense(2, 'tanh')], { optimizer: sgd(0.03) }),
  spiral: twoClasses('spiral', [dense(16, 'relu'), dense(16, 'relu')], { optimizer: adam(0.02) }),
  moons: twoClasses('moons', [dense(8, 'tanh')], { optimizer: adam(0.05) }),
  sine: opening('sine', {
    layers: [dense(8, 'gelu'), denseLayer(1)],
    loss: 'mean_squared_error',
    optimizer: adam(0.03),
    metrics: [],
  }),
};

/** Experiment that the page opens with: the 3-4-3 network of the introduction, which predicts the names of colours. */
export const openingExperiment: Experiment = openings.colours;

/** The older form of it, which the introduction's links have: with Keras's own learning rate. */
export const introductionExperiment: Experiment = { ...openingExperiment, optimizer: defaultOptimizer('sgd') };

/** Experiment that the data set of `e` opens with: settings that still have these values were never changed. */
export function openingOf(e: Experiment): Experiment {
  const isIntroduction =
    e.data.name === introductionExperiment.data.name &&
    e.batchSize === introductionExperiment.batchSize &&
    equal(e.layers, introductionExperiment.layers) &&
    equal(e.optimizer, introductionExperiment.optimizer);
  return isIntroduction ? introductionExperiment : openings[e.data.name];
}
