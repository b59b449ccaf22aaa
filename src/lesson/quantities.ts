import { datasetNames } from '../data/datasets.ts';
import { dataKey } from '../data/spec.ts';
import type { Experiment } from '../document/experiment.ts';
import { activationsOf, columns } from '../document/columns.ts';
import { denseLayers, parameterCount } from '../document/shape.ts';
import { activationNames } from '../engine/activations.ts';
import { lossNames } from '../engine/specs/lossSpecs.ts';
import { metricNames } from '../engine/specs/metricSpecs.ts';
import { optimizerNames } from '../keras/optimizers.ts';

/** State of the run for goals. */
export interface LiveFacts {
  /** Number of completed epochs. */
  readonly epoch: number;
  /** Returns a value of the newest history row; null if the row lacks the key. */
  readonly value: (key: string) => number | null;
  /** Output of the network for the displayed example, by output unit; null while unknown. */
  readonly output: (unit: number) => number | null;
  /** The numbers are no longer finite. */
  readonly broken: boolean;
  /** Training ended by itself: all epochs are done, or a callback stopped it. */
  readonly finished: boolean;
}

/** Values that goals are checked against. `live` is null while this experiment has no run. */
export interface Facts {
  readonly experiment: Experiment;
  readonly live: LiveFacts | null;
  /** Blanks of the exercise, and how many of them are filled; null: there is none, or its numbers are yet to come. */
  readonly exercise?: { readonly done: number; readonly all: number } | null;
}

type Read<T> = (facts: Facts, index: number) => T | null;

/** Indexes as in Python: negative indices count from the end. */
function at<T>(list: readonly T[], index: number): T | null {
  return list.at(index) ?? null;
}

const of =
  <T>(read: (e: Experiment, index: number) => T | null): Read<T> =>
  ({ experiment }, index) =>
    read(experiment, index);

/** Keys of a history row. */
export const rowKeys: readonly string[] = ['loss', ...metricNames].flatMap((name) => [name, `val_${name}`]);

interface Quantity<T> {
  /** True for quantities with an index, such as `units[0]`. The first index is 0. */
  readonly indexed: boolean;
  readonly read: Read<T>;
}

const one = <T>(read: Read<T>): Quantity<T> => ({ indexed: false, read });
const many = <T>(read: Read<T>): Quantity<T> => ({ indexed: true, read });

/** Numbers that a goal may compare, with Keras's names. */
export const numbers = {
  /** `len(model.layers)`, which does not count Input. */
  layers: one(of((e) => e.layers.length)),
  hidden_layers: one(of((e) => columns(e).filter(({ role }) => role === 'hidden').length)),
  /** Units of each Dense layer, in order. */
  units: many(of((e, index) => at(denseLayers(e), index)?.layer.units ?? null)),
  inputs: one(of((e) => e.inputs)),
  parameters: one(of(parameterCount)),
  learning_rate: one(of((e) => e.optimizer.learningRate)),
  momentum: one(of((e) => ('momentum' in e.optimizer ? e.optimizer.momentum : null))),
  batch_size: one(of((e) => e.batchSize)),
  epochs: one(of((e) => e.epochs)),
  validation_split: one(of((e) => e.validationSplit)),
  samples: one(of((e) => e.data.samples)),
  noise: one(of((e) => e.data.noise)),
  seed: one(of((e) => e.seed)),
  epoch: one(({ live }) => live?.epoch ?? null),
  /** val_loss − loss; unknown before the first epoch, when it says nothing of what has been learned. */
  loss_gap: one(({ live }) => {
    if (live?.epoch === 0) return null;
    const [loss = null, valLoss = null] = ['loss', 'val_loss'].map((key) => live?.value(key));
    return loss === null || valLoss === null ? null : valLoss - loss;
  }),
  /** Output for the displayed example. */
  output: many(({ live }, index) => live?.output(index) ?? null),
} as const satisfies Readonly<Record<string, Quantity<number>>>;
export type NumberName = keyof typeof numbers;

/** Quantities with names as values, and the known names. `network` is the list of widths: `3-4-3`. */
export const names = {
  network: { ...one(of((e) => columns(e).map(({ units }) => units).join('-'))), known: null }, // prettier-ignore
  data: { ...one(of((e) => dataKey(e.data))), known: datasetNames },
  loss: { ...one(of((e) => e.loss)), known: lossNames },
  optimizer: { ...one(of((e) => e.optimizer.name)), known: optimizerNames },
  /** The last activation after a Dense layer: its own, or that of an Activation layer. */
  activation: {
    ...many(of((e, index) => at(columns(e).slice(1).map(activationsOf), index)?.at(-1)?.name ?? 'linear')),
    known: activationNames,
  },
} as const satisfies Readonly<Record<string, Quantity<string> & { readonly known: readonly string[] | null }>>;
export type NamedName = keyof typeof names;

export const isNumberName = (name: string): name is NumberName => Object.hasOwn(numbers, name);
export const isNamedName = (name: string): name is NamedName => Object.hasOwn(names, name);
