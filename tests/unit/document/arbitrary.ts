import fc from 'fast-check';
import { datasets, datasetNames } from '../../../src/data/datasets.ts';
import { derivationNames, derivations, type Feature } from '../../../src/data/features.ts';
import type { DataSpec } from '../../../src/data/spec.ts';
import type { Experiment } from '../../../src/document/experiment.ts';
import { limits, type Range } from '../../../src/document/limits.ts';
import { tidyInitializer, tidyLossOptions } from '../../../src/document/tidyArguments.ts';
import { activationNames } from '../../../src/engine/activations.ts';
import type { CallbackSpec } from '../../../src/engine/specs/callbackSpecs.ts';
import { initializerNames, type InitializerSpec } from '../../../src/engine/specs/initializerSpecs.ts';
import { lossNames } from '../../../src/engine/specs/lossSpecs.ts';
import { metricNames } from '../../../src/engine/specs/metricSpecs.ts';
import type { Layer } from '../../../src/engine/specs/model.ts';
import type { OptimizerSpec } from '../../../src/engine/specs/optimizerSpecs.ts';
import type { ScheduleSpec } from '../../../src/engine/specs/scheduleSpecs.ts';

const integer = (range: Range) => fc.integer(range);

/** Any float64 of the range (never −0, which no edit makes), tidy decimals and the ends among them. */
const real = ({ min, max }: Range): fc.Arbitrary<number> =>
  fc.oneof(
    fc.double({ min, max, noNaN: true }).map((x) => x + 0),
    fc.integer({ min: 0, max: 100 }).map((percent) => Math.min(max, Math.max(min, percent / 100))),
    fc.constantFrom(min, max),
  );

/** Mostly the usual value, so that values left out of links and code are tested too. */
const mostly = <T>(usual: T, other: fc.Arbitrary<T>): fc.Arbitrary<T> => fc.oneof(fc.constant(usual), other);

/** Small sizes as often as all sizes. */
const size = (range: Range) => fc.oneof(fc.integer({ min: range.min, max: 5 }), integer(range));

/** A count that may be large, the usual one among them. */
const steps = (range: Range, usual: number) => mostly(usual, size(range));

/** The columns, and all that can be made of them, in their order. */
const everyFeature = (columns: number): Feature[] => {
  const each = Array.from({ length: columns }, (_, column) => column);
  const made = derivationNames.flatMap((by) =>
    derivations[by].takes === 1
      ? each.map((a): Feature => `${by}.${a}`)
      : each.flatMap((a) => each.filter((b) => a < b).map((b): Feature => `${by}.${a}.${b}`)),
  );
  return [...each, ...made];
};

const arbitraryData: fc.Arbitrary<DataSpec> = fc.constantFrom(...datasetNames).chain((name) => {
  const info = datasets[name];
  const rows = info.rows ?? 0;
  return fc.record({
    type: fc.constant('generated' as const),
    name: fc.constant(name),
    samples: integer(info.samples ?? { min: rows, max: rows }),
    noise: real({ min: 0, max: info.noise?.max ?? 0 }),
    features: mostly(null, fc.subarray(everyFeature(Math.min(4, info.columns.length)), { minLength: 1 })).map(
      (some) => some ?? [...info.columns.keys()],
    ),
    standardize: fc.boolean(),
    seed: integer(limits.seed),
  });
});

/** In canonical form: a name where all arguments are the defaults. */
const arbitraryInitializer: fc.Arbitrary<InitializerSpec> = fc
  .oneof<fc.Arbitrary<InitializerSpec>[]>(
    fc.constantFrom(...initializerNames),
    fc.record({
      name: fc.constant('random_uniform' as const),
      minval: mostly(-0.05, real(limits.initial)),
      maxval: mostly(0.05, real(limits.initial)),
    }),
    fc.record({
      name: fc.constantFrom('random_normal' as const, 'truncated_normal' as const),
      mean: mostly(0, real(limits.initial)),
      stddev: mostly(0.05, real(limits.spread)),
    }),
    fc.record({ name: fc.constantFrom('orthogonal' as const, 'identity' as const), gain: real(limits.initial) }),
    fc.record({ name: fc.constant('constant' as const), value: real(limits.initial) }),
    fc.record({
      name: fc.constant('variance_scaling' as const),
      scale: real(limits.scale),
      mode: fc.constantFrom('fan_in' as const, 'fan_out' as const, 'fan_avg' as const),
      distribution: fc.constantFrom('truncated_normal' as const, 'untruncated_normal' as const, 'uniform' as const),
    }),
  )
  .map(tidyInitializer);

const regularizer = fc.record({ l1: mostly(0, real(limits.penalty)), l2: mostly(0, real(limits.penalty)) });
const trainable = mostly(true, fc.boolean());

const dense = fc.record({
  type: fc.constant('dense' as const),
  units: size(limits.units),
  activation: fc.oneof(fc.constant('linear' as const), fc.constantFrom(...activationNames)),
  useBias: fc.boolean(),
  kernelInitializer: mostly<InitializerSpec>('glorot_uniform', arbitraryInitializer),
  biasInitializer: mostly<InitializerSpec>('zeros', arbitraryInitializer),
  kernelRegularizer: mostly({ l1: 0, l2: 0 }, regularizer),
  biasRegularizer: mostly({ l1: 0, l2: 0 }, regularizer),
  trainable,
});

const activation = fc.record({
  type: fc.constant('activation' as const),
  activation: fc.constantFrom(...activationNames),
});

const otherLayer = fc.oneof<fc.Arbitrary<Layer>[]>(
  fc.record({
    type: fc.constant('re_lu' as const),
    maxValue: mostly(null, real(limits.level)),
    negativeSlope: mostly(0, real(limits.slope)),
    threshold: mostly(0, real(limits.level)),
  }),
  fc.record({ type: fc.constant('leaky_re_lu' as const), negativeSlope: mostly(0.3, real(limits.slope)) }),
  fc.record({
    type: fc.constant('p_re_lu' as const),
    alphaInitializer: mostly<InitializerSpec>('zeros', arbitraryInitializer),
    trainable,
  }),
  fc.record({ type: fc.constant('elu' as const), alpha: mostly(1, real(limits.slope)) }),
  fc.record({ type: fc.constant('softmax' as const) }),
  fc.record({ type: fc.constant('dropout' as const), rate: real(limits.rate) }),
  fc.record({ type: fc.constant('gaussian_noise' as const), stddev: real(limits.stddev) }),
  fc.record({
    type: fc.constant('batch_normalization' as const),
    momentum: mostly(0.99, real(limits.movingMomentum)),
    epsilon: mostly(0.001, real(limits.epsilon)),
    center: fc.boolean(),
    scale: fc.boolean(),
    trainable,
  }),
  fc.record({
    type: fc.constant('layer_normalization' as const),
    epsilon: mostly(0.001, real(limits.epsilon)),
    center: fc.boolean(),
    scale: fc.boolean(),
    trainable,
  }),
);

/** Dense and Activation as often as all other layers together. */
export const arbitraryLayer: fc.Arbitrary<Layer> = fc.oneof<fc.Arbitrary<Layer>[]>(
  dense,
  dense,
  activation,
  otherLayer,
  otherLayer,
);

const arbitrarySchedule: fc.Arbitrary<ScheduleSpec> = fc.oneof<fc.Arbitrary<ScheduleSpec>[]>(
  fc.record({
    name: fc.constant('exponential_decay' as const),
    decaySteps: steps(limits.decaySteps, 1000),
    decayRate: real(limits.decayRate),
    staircase: fc.boolean(),
  }),
  fc.record({
    name: fc.constant('inverse_time_decay' as const),
    decaySteps: steps(limits.decaySteps, 1),
    decayRate: real(limits.inverseDecayRate),
    staircase: fc.boolean(),
  }),
  fc.record({
    name: fc.constant('cosine_decay' as const),
    decaySteps: steps(limits.decaySteps, 1000),
    alpha: mostly(0, real(limits.cosineAlpha)),
    warmupTarget: fc.constant(null),
    warmupSteps: fc.constant(0),
  }),
  fc.record({
    name: fc.constant('cosine_decay' as const),
    decaySteps: steps(limits.decaySteps, 1000),
    alpha: mostly(0, real(limits.cosineAlpha)),
    warmupTarget: real(limits.warmupTarget),
    warmupSteps: steps(limits.scheduleSteps, 0),
  }),
  fc
    .uniqueArray(fc.tuple(size(limits.scheduleSteps), real(limits.learningRate)), {
      minLength: 1,
      maxLength: limits.boundaries.max,
      selector: ([boundary]) => boundary,
    })
    .map((pieces) => pieces.toSorted(([a], [b]) => a - b))
    .map((pieces) => ({
      name: 'piecewise_constant_decay' as const,
      boundaries: pieces.map(([boundary]) => boundary),
      values: pieces.map(([, value]) => value),
    })),
);

const common = {
  learningRate: real(limits.learningRate),
  schedule: mostly<ScheduleSpec | null>(null, arbitrarySchedule),
  weightDecay: mostly(0, real(limits.weightDecay)),
  clip: mostly(
    null,
    fc.record({
      by: fc.constantFrom('norm' as const, 'value' as const, 'global_norm' as const),
      limit: real(limits.clip),
    }),
  ),
};
const epsilon = mostly(1e-7, real(limits.epsilon));
const betas = { beta1: mostly(0.9, real(limits.beta)), beta2: mostly(0.999, real(limits.beta)), epsilon };

const arbitraryOptimizer: fc.Arbitrary<OptimizerSpec> = fc.oneof<fc.Arbitrary<OptimizerSpec>[]>(
  fc.record({
    name: fc.constant('sgd' as const),
    ...common,
    momentum: mostly(0, real(limits.momentum)),
    nesterov: fc.boolean(),
  }),
  fc.record({
    name: fc.constant('rmsprop' as const),
    ...common,
    rho: mostly(0.9, real(limits.beta)),
    momentum: mostly(0, real(limits.momentum)),
    epsilon,
    centered: fc.boolean(),
  }),
  fc.record({ name: fc.constantFrom('adam' as const, 'adamw' as const), ...common, ...betas, amsgrad: fc.boolean() }),
  fc.record({
    name: fc.constant('adagrad' as const),
    ...common,
    initialAccumulatorValue: mostly(0.1, real(limits.initialAccumulatorValue)),
    epsilon,
  }),
  fc.record({ name: fc.constant('adadelta' as const), ...common, rho: mostly(0.95, real(limits.beta)), epsilon }),
  fc.record({ name: fc.constantFrom('adamax' as const, 'nadam' as const), ...common, ...betas }),
);

const monitor = fc.oneof(
  fc.constantFrom('loss', ...metricNames).chain((key) => fc.constantFrom(key, `val_${key}`)),
  fc.constantFrom('my_metric', 'precision_1'),
);
const mode = mostly('auto', fc.constantFrom('min' as const, 'max' as const));

/** In their order, each at most once. */
const arbitraryCallbacks: fc.Arbitrary<CallbackSpec[]> = fc
  .tuple(
    mostly(
      null,
      fc.record({
        name: fc.constant('early_stopping' as const),
        monitor,
        minDelta: mostly(0, real(limits.minDelta)),
        patience: size(limits.patience),
        mode,
        baseline: mostly(null, real(limits.baseline)),
        restoreBestWeights: fc.boolean(),
        startFromEpoch: steps(limits.patience, 0),
      }),
    ),
    mostly(
      null,
      fc.record({
        name: fc.constant('reduce_lr_on_plateau' as const),
        monitor,
        factor: mostly(0.1, real(limits.factor)),
        patience: steps(limits.patience, 10),
        mode,
        minDelta: mostly(0.0001, real(limits.minDelta)),
        cooldown: steps(limits.patience, 0),
        minLr: mostly(0, real(limits.learningRate)),
      }),
    ),
    mostly(null, fc.constant({ name: 'terminate_on_nan' as const })),
  )
  .map((callbacks) => callbacks.filter((callback) => callback !== null));

/** Any experiment within the limits and in canonical form; most of them make little sense. */
export const arbitraryExperiment: fc.Arbitrary<Experiment> = fc
  .record({
    data: arbitraryData,
    inputs: size(limits.inputs),
    layers: fc.oneof(
      { weight: 6, arbitrary: fc.array(arbitraryLayer, { maxLength: 6 }) },
      { weight: 1, arbitrary: fc.array(arbitraryLayer, { maxLength: limits.layers.max, size: 'max' }) },
    ),
    loss: fc.constantFrom(...lossNames),
    lossOptions: fc.record({
      fromLogits: fc.boolean(),
      labelSmoothing: mostly(0, real(limits.labelSmoothing)),
      delta: mostly(1, real(limits.delta)),
    }),
    optimizer: arbitraryOptimizer,
    metrics: fc.subarray([...metricNames]),
    batchSize: integer(limits.batchSize),
    epochs: integer(limits.epochs),
    validationSplit: real(limits.validationSplit),
    shuffle: fc.boolean(),
    callbacks: arbitraryCallbacks,
    seed: integer(limits.seed),
  })
  .map((e) => ({ ...e, lossOptions: tidyLossOptions(e.loss, e.lossOptions) }));
