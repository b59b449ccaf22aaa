import { openingExperiment } from '../../src/document/opening.ts';
import { usualLossOptions } from '../../src/engine/lossNames.ts';
import { createRandom } from '../../src/engine/random.ts';
import { createRun } from '../../src/engine/run.ts';
import type { Rows } from '../../src/engine/runSpec.ts';
import { defaultOptimizer, denseLayer, usualLayers } from '../../src/document/defaults.ts';
import { metricNames } from '../../src/engine/metricFacts.ts';
import { prepare } from '../../src/training/prepare.ts';
import { median, type Measure } from './measure.ts';

function bigRows(count: number): Rows {
  const random = createRandom(1, 'data');
  const y = new Float32Array(count * 10);
  for (let r = 0; r < count; r++) y[r * 10 + random.below(10)] = 1;
  return { count, x: new Float32Array(count * 784).map(() => random.uniform()), y };
}

export async function run(): Promise<Measure[]> {
  const opening = prepare(openingExperiment).run;
  const epochs = 200;
  const epoch =
    median(5, () => {
      const until = opening.epoch + epochs;
      while (opening.epoch < until) opening.advance(1e6);
    }) / epochs;

  const relu = (units: number) => denseLayer(units, { activation: 'relu' });
  const big = createRun({
    model: { inputs: 784, layers: [relu(512), relu(512), denseLayer(10, { activation: 'softmax' })] },
    loss: 'categorical_crossentropy',
    lossOptions: usualLossOptions,
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
    shuffle: true,
    callbacks: [],
    seed: 1,
    precision: 'float32',
    training: bigRows(320),
    validation: { count: 0, x: new Float32Array(0), y: new Float32Array(0) },
  });
  while (big.advance(1e9) !== 'epoch');
  const before = memory();
  const batch = median(5, () => {
    while (big.advance(1e9) === 'working');
  });
  const grown = memory() - before;

  const everything = prepare({
    ...openingExperiment,
    layers: openingExperiment.layers.toSpliced(1, 0, usualLayers.batch_normalization, usualLayers.dropout),
    optimizer: { ...defaultOptimizer('adamw'), clip: { by: 'global_norm', limit: 1 } },
    metrics: metricNames,
  }).run;
  const everyEpoch =
    median(5, () => {
      const until = everything.epoch + epochs;
      while (everything.epoch < until) everything.advance(1e6);
    }) / epochs;
  return [
    { name: 'opening network, an epoch of 240 examples', value: epoch, unit: 'ms', bound: 5 },
    {
      name: 'the same with BatchNormalization, Dropout, AdamW clipped, all metrics',
      value: everyEpoch,
      unit: 'ms',
      bound: 15,
    },
    { name: '784-512-512-10, a batch of 32', value: batch, unit: 'ms', bound: 2000 },
    // 3 passes of a multiply-add for each weight and example
    { name: '784-512-512-10, multiply-adds a second', value: (3 * 32 * 668_672) / batch / 1e6, unit: '10⁹' },
    { name: 'memory that six batches leave behind', value: grown / 1024, unit: 'KiB', bound: 1024 },
  ];
}

const memory = (): number => process.memoryUsage().heapUsed + process.memoryUsage().arrayBuffers;
