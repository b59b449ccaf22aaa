import type { Experiment } from '../../../src/document/experiment.ts';
import { openingExperiment } from '../../../src/document/opening.ts';
import { createRandom } from '../../../src/engine/random.ts';
import { createRun, type Progress, type Run } from '../../../src/engine/run.ts';
import type { Rows } from '../../../src/engine/specs/runSpec.ts';
import { net } from '../net.ts';

/** Iris on 4-8-3, 20 epochs of 8 batches: 120 examples train, 30 validate. */
export const iris: Experiment = {
  ...openingExperiment,
  data: { type: 'generated', name: 'iris', samples: 150, noise: 0, features: [0, 1, 2, 3], standardize: true, seed: 1 },
  ...net('4-8.tanh-3-softmax'),
  batchSize: 16,
  epochs: 20,
};

/** Iris with a loss that overflows within the first epoch, because the learning rate is far too large. */
export const exploding: Experiment = {
  ...iris,
  ...net('4-8.relu-3'),
  loss: 'mean_squared_error',
  metrics: [],
  optimizer: {
    name: 'sgd',
    learningRate: 1000,
    schedule: null,
    weightDecay: 0,
    clip: null,
    momentum: 0,
    nesterov: false,
  },
};

/** A network with 669,706 parameters and as many inputs as an MNIST digit has pixels; two batches an epoch. */
export const large: Experiment = { ...iris, ...net('784-512.relu-512.relu-10-softmax'), batchSize: 128, epochs: 5 };

/** A substitute for `prepare` where no data set has so many inputs: `count` random examples of random classes. */
export function prepareRandom(count: number) {
  return (experiment: Experiment): { run: Run } => {
    const { inputs, layers, loss, lossOptions, optimizer, metrics, batchSize, shuffle, callbacks, seed } = experiment;
    const random = createRandom(seed, 'data');
    const last = layers.findLast((layer) => layer.type === 'dense');
    const outputs = last?.type === 'dense' ? last.units : inputs;
    const rows = (size: number): Rows => {
      const y = new Float32Array(size * outputs);
      for (let i = 0; i < size; i++) y[i * outputs + Math.floor(random.uniform() * outputs)] = 1;
      return { count: size, x: Float32Array.from({ length: size * inputs }, () => random.uniform()), y };
    };
    const run = createRun({
      model: { inputs, layers },
      loss,
      lossOptions,
      optimizer,
      metrics,
      batchSize,
      shuffle,
      callbacks,
      seed,
      precision: 'float32',
      training: rows(count),
      validation: rows(0),
    });
    return { run };
  };
}

/** The same on a simulated machine that does so many multiply-adds a ms: its clock is moved on by `pass`. */
export function prepareTimed(count: number, workPerMillisecond: number, pass: (milliseconds: number) => void) {
  return (experiment: Experiment): { run: Run } => {
    const { run } = prepareRandom(count)(experiment);
    const advance = (work: number): Progress => {
      const progress = run.advance(work);
      pass(work / workPerMillisecond);
      return progress;
    };
    return { run: Object.create(run, { advance: { value: advance } }) as Run };
  };
}
