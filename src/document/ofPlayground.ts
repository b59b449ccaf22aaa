import type { Feature } from '../data/features.ts';
import { infoOf } from '../data/spec.ts';
import type { ActivationName } from '../engine/activations.ts';
import type { InitializerSpec } from '../engine/specs/initializerSpecs.ts';
import { usualLossOptions } from '../engine/specs/lossSpecs.ts';
import type { DenseLayer, Layer } from '../engine/specs/model.ts';
import type { Regularizer } from '../engine/specs/regularizerSpec.ts';
import { defaultOptimizer, denseLayer } from './defaults.ts';
import { equal } from './equal.ts';
import type { Experiment } from './experiment.ts';

// What TensorFlow Playground has, in Keras's words. Its own rules of training are in engine/playgroundRun.ts.

/** Its inputs in their order. */
export const playgroundFeatures = [
  0,
  1,
  'square.0',
  'square.1',
  'product.0.1',
  'sin.0',
  'sin.1',
] as const satisfies readonly Feature[];

export const playgroundActivations = ['relu', 'tanh', 'sigmoid', 'linear'] as const satisfies readonly ActivationName[];
export type PlaygroundActivation = (typeof playgroundActivations)[number];

/** How often the weights may be drawn before those that are used. */
const mostSeeds = 10_000;

interface Look {
  readonly units: readonly number[];
  readonly activation: PlaygroundActivation;
  readonly task: 'classification' | 'regression';
  readonly regularizer: Regularizer;
  readonly isZero: boolean;
}

/** The layers of a network of Playground; `units` are those of the hidden layers. */
export function playgroundLayers({ units, activation, task, regularizer, isZero }: Look): DenseLayer[] {
  const uniform: InitializerSpec = { name: 'random_uniform', minval: -0.5, maxval: 0.5 };
  const common = {
    kernelInitializer: isZero ? 'zeros' : uniform,
    biasInitializer: isZero ? 'zeros' : ({ name: 'constant', value: 0.1 } as const),
    kernelRegularizer: regularizer,
  } as const;
  const end = task === 'regression' ? 'linear' : 'tanh';
  return [...units, 1].map((width, i) =>
    denseLayer(width, { ...common, activation: i < units.length ? activation : end }),
  );
}

/** All that Playground never changes. */
export const playgroundSettings = {
  loss: 'mean_squared_error',
  lossOptions: usualLossOptions,
  metrics: [],
  shuffle: false,
  callbacks: [],
  rules: 'playground',
} as const satisfies Partial<Experiment>;

const isDense = (layer: Layer): layer is DenseLayer => layer.type === 'dense';

/** Whether an experiment has Playground's rules, and nothing that Playground has not: then they are those of its run. */
export function isOfPlayground(e: Experiment): boolean {
  const { data, layers, optimizer, seed } = e;
  if (data.type !== 'playground' || data.standardize || e.inputs !== data.features.length) return false;
  if (!data.features.every((each) => playgroundFeatures.some((feature) => feature === each))) return false;
  if (!equal({ ...e, ...playgroundSettings }, e) || seed < 1 || seed > mostSeeds) return false;
  const rate = optimizer.learningRate;
  if (!layers.every(isDense) || !equal(optimizer, { ...defaultOptimizer('sgd'), learningRate: rate })) return false;
  const activation = playgroundActivations.find((name) => name === layers[0]?.activation) ?? 'tanh';
  const { kernelRegularizer: regularizer, kernelInitializer } = layers.at(-1) ?? denseLayer(1);
  if (regularizer.l1 > 0 && regularizer.l2 > 0) return false;
  const units = layers.slice(0, -1).map((layer) => layer.units);
  const isZero = kernelInitializer === 'zeros';
  return equal(layers, playgroundLayers({ units, activation, task: infoOf(data).task, regularizer, isZero }));
}
