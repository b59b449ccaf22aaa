import type { Feature } from '../data/features.ts';
import { infoOf, type OwnSpec } from '../data/spec.ts';
import type { ActivationName } from '../engine/activations.ts';
import type { InitializerSpec } from '../engine/specs/initializerSpecs.ts';
import { usualLossOptions } from '../engine/specs/lossSpecs.ts';
import type { DenseLayer, Layer } from '../engine/specs/model.ts';
import type { Regularizer } from '../engine/specs/regularizerSpec.ts';
import { defaultOptimizer, denseLayer } from './defaults.ts';
import { change, equal } from './equal.ts';
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

export const penalties = ['none', 'L1', 'L2'] as const;
/** A choice of regularization there. */
export interface Penalty {
  readonly by: (typeof penalties)[number];
  /** λ; it stays with `none`, and may be 0 with another. */
  readonly rate: number;
}

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

/**
 * What the layers of a network say, if they are Playground's.
 *
 * @param chosen activation last chosen, which a network without hidden layers does not show
 */
export function lookOf(
  { data, layers }: Pick<Experiment, 'data' | 'layers'>,
  chosen: PlaygroundActivation = 'tanh',
): Look {
  const dense = layers.filter(isDense);
  const last = dense.at(-1) ?? denseLayer(1);
  const hidden = dense.slice(0, -1);
  return {
    units: hidden.map((layer) => layer.units),
    activation: playgroundActivations.find((name) => name === hidden[0]?.activation) ?? chosen,
    task: infoOf(data).task,
    regularizer: last.kernelRegularizer,
    isZero: last.kernelInitializer === 'zeros',
  };
}

const placeOf = (feature: Feature): number => playgroundFeatures.findIndex((each) => each === feature);

/** Whether an experiment has Playground's rules, and nothing that Playground has not: then they are those of its run. */
export function isOfPlayground(e: Experiment): boolean {
  const { data, layers, optimizer, seed } = e;
  const places = data.features.map(placeOf);
  if (data.type !== 'playground' || data.standardize || e.inputs !== places.length) return false;
  if (!places.every((place, i) => place > (places[i - 1] ?? -1))) return false;
  if (!equal({ ...e, ...playgroundSettings }, e) || seed < 1 || seed > mostSeeds) return false;
  if (!equal(optimizer, { ...defaultOptimizer('sgd'), learningRate: optimizer.learningRate })) return false;
  const look = lookOf(e);
  return (look.regularizer.l1 === 0 || look.regularizer.l2 === 0) && equal(layers, playgroundLayers(look));
}

/**
 * The experiment that an edit of one of Playground means: inputs stand in Playground's order, and layers that were added
 * look like those that were there.
 *
 * @param chosen activation last chosen
 */
export function completed(before: Experiment, after: Experiment, chosen: PlaygroundActivation): Experiment {
  const features = after.data.features.toSorted((a, b) => placeOf(a) - placeOf(b));
  const e = { ...after, data: { ...after.data, features } };
  const look = lookOf(after);
  const isAdded = after.layers.filter(isDense).length > before.layers.length;
  const isPlain = after.layers.every(({ type }) => type === 'dense' || type === 'activation');
  if (!isAdded || !isPlain || after.layers.findLast(isDense)?.units !== 1) return e;
  return { ...e, layers: playgroundLayers({ ...lookOf(before, chosen), units: look.units }) };
}

/** Changes what Playground has one of for all layers. */
export function setLook(e: Experiment, patch: Partial<Look>): Experiment {
  return change(e, { layers: playgroundLayers({ ...lookOf(e), ...patch }) });
}

/**
 * Chooses another set of Playground, or other draws of the same, with the noise and the inputs that there are.
 *
 * @param found with its description
 */
export function choosePlayground(
  e: Experiment,
  { type, hash, info }: Pick<OwnSpec, 'type' | 'hash' | 'info'>,
): Experiment {
  const chosen = change(e, { data: { ...e.data, type, hash, info, samples: info.rows ?? 0 } });
  return e.rules === undefined ? chosen : setLook(chosen, {});
}

const doublesLoss = ({ loss }: Experiment): boolean => loss === playgroundSettings.loss;

/** Whether an experiment that goes over to Keras's rules does so with half the rate. */
export const halvesRate = (e: Experiment): boolean => doublesLoss(e) && e.optimizer.name === 'sgd';

/**
 * The same by Keras's rules. Its mean squared error is twice Playground's: the penalty is doubled, and for SGD the rate
 * is halved.
 */
export function byKerasRules({ rules: _, ...e }: Experiment): Experiment {
  if (!doublesLoss(e)) return e;
  const twice = ({ l1, l2 }: Regularizer): Regularizer => ({ l1: 2 * l1, l2: 2 * l2 });
  const { optimizer } = e;
  return {
    ...e,
    optimizer: halvesRate(e) ? { ...optimizer, learningRate: optimizer.learningRate / 2 } : optimizer,
    layers: e.layers.map((layer) =>
      isDense(layer) ? { ...layer, kernelRegularizer: twice(layer.kernelRegularizer) } : layer,
    ),
  };
}
