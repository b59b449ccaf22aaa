import fc from 'fast-check';
import { datasetInfos, datasetNames } from '../../../src/data/datasets.ts';
import type { DataSpec } from '../../../src/data/spec.ts';
import type { Experiment } from '../../../src/document/experiment.ts';
import { limits, type Range } from '../../../src/document/limits.ts';
import { activationNames } from '../../../src/engine/activations.ts';
import { initializerNames } from '../../../src/engine/initializers.ts';
import { lossNames, usualLossOptions } from '../../../src/engine/losses.ts';
import { metricNames } from '../../../src/engine/metrics.ts';
import type { Layer } from '../../../src/engine/model.ts';
import { noRegularizer } from '../../../src/engine/regularizers.ts';
import type { OptimizerSpec } from '../../../src/engine/optimizers.ts';

const integer = (range: Range) => fc.integer(range);

/** Any float64 of the range (never −0, which no edit makes), tidy decimals and the ends among them. */
const real = ({ min, max }: Range): fc.Arbitrary<number> =>
  fc.oneof(
    fc.double({ min, max, noNaN: true }).map((x) => x + 0),
    fc.integer({ min: 0, max: 100 }).map((percent) => Math.min(max, Math.max(min, percent / 100))),
    fc.constantFrom(min, max),
  );

/** Small sizes as often as all sizes. */
const size = (range: Range) => fc.oneof(fc.integer({ min: range.min, max: 5 }), integer(range));

const arbitraryData: fc.Arbitrary<DataSpec> = fc.constantFrom(...datasetNames).chain((name) => {
  const info = datasetInfos[name];
  const rows = info.rows ?? 0;
  return fc.record({
    name: fc.constant(name),
    samples: integer(info.samples ?? { min: rows, max: rows }),
    noise: real({ min: 0, max: info.noise?.max ?? 0 }),
    features: fc.subarray(
      info.features.map((_, column) => column),
      { minLength: 1 },
    ),
    standardize: fc.boolean(),
    seed: integer(limits.seed),
  });
});

export const arbitraryLayer: fc.Arbitrary<Layer> = fc.oneof(
  fc.record({
    type: fc.constant('dense' as const),
    units: size(limits.units),
    activation: fc.oneof(fc.constant('linear' as const), fc.constantFrom(...activationNames)),
    useBias: fc.boolean(),
    kernelInitializer: fc.constantFrom(...initializerNames),
    biasInitializer: fc.constant('zeros' as const),
    kernelRegularizer: fc.constant(noRegularizer),
    biasRegularizer: fc.constant(noRegularizer),
    trainable: fc.constant(true),
  }),
  fc.record({ type: fc.constant('activation' as const), activation: fc.constantFrom(...activationNames) }),
);

const arbitraryOptimizer: fc.Arbitrary<OptimizerSpec> = fc.oneof(
  fc.record({
    name: fc.constant('sgd' as const),
    learningRate: real(limits.learningRate),
    schedule: fc.constant(null),
    weightDecay: fc.constant(0),
    clip: fc.constant(null),
    momentum: real(limits.momentum),
    nesterov: fc.boolean(),
  }),
  fc.record({
    name: fc.constant('adam' as const),
    learningRate: real(limits.learningRate),
    schedule: fc.constant(null),
    weightDecay: fc.constant(0),
    clip: fc.constant(null),
    beta1: fc.oneof(fc.constant(0.9), real(limits.beta)),
    beta2: fc.oneof(fc.constant(0.999), real(limits.beta)),
    epsilon: fc.oneof(fc.constant(1e-7), real(limits.epsilon)),
    amsgrad: fc.constant(false),
  }),
);

/** Any experiment within the limits, most of them foolish. */
export const arbitraryExperiment: fc.Arbitrary<Experiment> = fc.record({
  data: arbitraryData,
  inputs: size(limits.inputs),
  layers: fc.oneof(
    fc.array(arbitraryLayer, { maxLength: 6 }),
    fc.array(arbitraryLayer, { maxLength: limits.layers.max, size: 'max' }),
  ),
  loss: fc.constantFrom(...lossNames),
  optimizer: arbitraryOptimizer,
  metrics: fc.subarray([...metricNames]),
  batchSize: integer(limits.batchSize),
  epochs: integer(limits.epochs),
  lossOptions: fc.constant(usualLossOptions),
  validationSplit: real(limits.validationSplit),
  shuffle: fc.constant(true),
  callbacks: fc.constant([]),
  seed: integer(limits.seed),
});
