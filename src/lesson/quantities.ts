import { datasetNames } from '../data/datasets.ts';
import type { Experiment } from '../document/experiment.ts';
import { columns, denseLayers, parameterCount } from '../document/shape.ts';
import { activationNames } from '../engine/activations.ts';
import { lossNames } from '../engine/lossNames.ts';
import { metricNames } from '../engine/metricFacts.ts';
import { optimizerNames } from '../engine/optimizerSpecs.ts';

/** How the run stands, as a goal sees it. */
export interface LiveFacts {
  /** Finished epochs. */
  readonly epoch: number;
  /** The newest row of the history; null for a key that is not in it. */
  readonly value: (key: string) => number | null;
  /** What the network says of the example that is drawn, by output unit; null while nothing is known. */
  readonly output: (unit: number) => number | null;
  /** The numbers stopped being finite. */
  readonly broken: boolean;
  /** Training came to its end by itself: the epochs are used up, or a callback stopped it. */
  readonly finished: boolean;
}

/** Against what a goal is checked; `live` is null while there is no run of this experiment. */
export interface Facts {
  readonly experiment: Experiment;
  readonly live: LiveFacts | null;
}

type Read<T> = (facts: Facts, index: number) => T | null;

/** `list[index]` as in Python: negative ones count from the end. */
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
  /** `units[0]`: which of several, the first is 0. */
  readonly indexed: boolean;
  readonly read: Read<T>;
}

const one = <T>(read: Read<T>): Quantity<T> => ({ indexed: false, read });
const many = <T>(read: Read<T>): Quantity<T> => ({ indexed: true, read });

/** The numbers that a goal may compare, in Keras's words. */
export const numbers = {
  /** `len(model.layers)`: Input is none. */
  layers: one(of((e) => e.layers.length)),
  hidden_layers: one(of((e) => columns(e).filter(({ role }) => role === 'hidden').length)),
  /** Of the Dense layers in order. */
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
  /** For the example that is drawn. */
  output: many(({ live }, index) => live?.output(index) ?? null),
} as const satisfies Readonly<Record<string, Quantity<number>>>;
export type NumberName = keyof typeof numbers;

/** What has a name, with the names it may have; `network` is its widths, `3-4-3`. */
export const names = {
  network: { ...one(of((e) => columns(e).map(({ units }) => units).join('-'))), known: null }, // prettier-ignore
  data: { ...one(of((e) => e.data.name)), known: datasetNames },
  loss: { ...one(of((e) => e.loss)), known: lossNames },
  optimizer: { ...one(of((e) => e.optimizer.name)), known: optimizerNames },
  /** The last function that the neurons of a Dense go through, its own or an Activation's. */
  activation: {
    ...many(of((e, index) => at(columns(e).slice(1), index)?.activations.at(-1)?.name ?? 'linear')),
    known: activationNames,
  },
} as const satisfies Readonly<Record<string, Quantity<string> & { readonly known: readonly string[] | null }>>;
export type NamedName = keyof typeof names;

export const isNumberName = (name: string): name is NumberName => Object.hasOwn(numbers, name);
export const isNamedName = (name: string): name is NamedName => Object.hasOwn(names, name);
