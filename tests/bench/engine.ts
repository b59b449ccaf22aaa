import { defaultOptimizer, usualLayers } from '../../src/document/defaults.ts';
import type { Experiment } from '../../src/document/experiment.ts';
import { openingExperiment } from '../../src/document/opening.ts';
import type { ExecutorName } from '../../src/engine/executor.ts';
import { metricNames } from '../../src/engine/specs/metricSpecs.ts';
import { createRun } from '../../src/engine/run.ts';
import { prepare } from '../../src/training/prepare.ts';
import { median, type Measure } from './measure.ts';
import { specOf, workloads } from './workloads.ts';

const epochs = 200;

/** Milliseconds of an epoch. */
function epochTime(experiment: Experiment): number {
  const { run } = prepare(experiment);
  const taken = median(5, () => {
    const until = run.epoch + epochs;
    while (run.epoch < until) run.advance(1e6);
  });
  return taken / epochs;
}

const memory = (): number => process.memoryUsage().heapUsed + process.memoryUsage().arrayBuffers;

/** KiB that about 10,000 batches of a small network with Adam allocate: what garbage collection must take away. */
function allocated(executor: ExecutorName): number {
  const run = createRun(specOf(workloads[2]), executor);
  const train = (batches: number): void => {
    for (let done = 0; done < batches;) if (run.advance(1e9) !== 'working') done++;
  };
  train(20_480); // until it is compiled and all that is made once is there
  let sum = 0;
  for (let i = 0; i < 20; i++) {
    const before = memory();
    train(512);
    sum += Math.max(0, memory() - before); // less when garbage was collected meanwhile
  }
  return sum / 1024;
}

export async function run(): Promise<Measure[]> {
  const everything: Experiment = {
    ...openingExperiment,
    layers: openingExperiment.layers.toSpliced(1, 0, usualLayers.batch_normalization, usualLayers.dropout),
    optimizer: { ...defaultOptimizer('adamw'), clip: { by: 'global_norm', limit: 1 } },
    metrics: metricNames,
  };
  return Promise.resolve([
    { name: 'opening network, an epoch of 240 examples', value: epochTime(openingExperiment), unit: 'ms', bound: 5 },
    {
      name: 'with BatchNormalization, Dropout, AdamW, metrics',
      value: epochTime(everything),
      unit: 'ms',
      bound: 15,
    },
    { name: 'allocated in 10,000 batches, ts', value: allocated('ts'), unit: 'KiB' }, // its numbers are boxed
    { name: 'allocated in 10,000 batches, simd', value: allocated('simd'), unit: 'KiB', bound: 1024 },
  ]);
}
