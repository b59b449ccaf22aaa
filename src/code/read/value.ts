import type { DataSpec } from '../../data/spec.ts';
import type { CallbackSpec } from '../../engine/callbacks.ts';
import type { InitializerSpec } from '../../engine/initializerSpecs.ts';
import type { LossName, LossOptions } from '../../engine/lossNames.ts';
import type { MetricName } from '../../engine/metrics.ts';
import type { Layer } from '../../engine/model.ts';
import type { OptimizerSpec } from '../../engine/optimizerSpecs.ts';
import type { Regularizer } from '../../engine/regularizers.ts';
import type { ScheduleSpec } from '../../engine/schedules.ts';
import type { CallSite } from './arguments.ts';
import type { Place } from './problem.ts';
import type { Statement } from './syntax.ts';

/** Where Keras keeps its names. */
export type Family =
  | 'layers'
  | 'models'
  | 'activations'
  | 'initializers'
  | 'regularizers'
  | 'optimizers'
  | 'schedules'
  | 'losses'
  | 'metrics'
  | 'callbacks'
  | 'utils';

/** A layer as an object of the program, which later lines may change. */
export interface LayerObject {
  readonly kind: 'layer';
  /** None for Flatten and others that change nothing here; two for a Dense whose activation needs a layer of its own. */
  layers: readonly Layer[];
  /** Everything that was written about it, the call that made it first. */
  readonly places: Place[];
  readonly name: string | null;
  /** What it says of the model's inputs, as a first layer may. */
  readonly input: InputObject | null;
  readonly flattens: boolean;
  /** Whether it is in a model already. */
  used: boolean;
}

/** `Input`, `InputLayer`, or `input_dim=` of a first layer. */
export interface InputObject {
  readonly kind: 'input';
  /** Without the batch; null when it is not known before the code is run. */
  readonly shape: readonly number[] | null;
  readonly place: Place;
}

export interface ModelObject {
  readonly kind: 'model';
  readonly place: Place;
  readonly functional: boolean;
  input: InputObject | null;
  readonly layers: LayerObject[];
}

/** What a variable with examples in it is known to be. `spec`: null when they are not the page's. */
export interface DataValue {
  readonly kind: 'data';
  readonly spec: DataSpec | null;
  readonly role: 'x' | 'y' | 'mean' | 'deviation' | 'centred' | 'scaler';
  /** How many numbers a row has, if known. */
  readonly width: number | null;
}

/** Why something is not known. `told`: a problem says so already. */
export type Why =
  | { readonly code: 'told' }
  /** Known only when it runs: a file's rows, an unknown library's answer. */
  | { readonly code: 'running' }
  | {
      readonly code: 'undefined';
      readonly name: string;
      readonly place: Place;
      readonly nearest: string | null;
      /** Where it was looked for; null for a variable. */
      readonly module: string | null;
    }
  | { readonly code: 'ownFunction'; readonly name: string | null };

/** A value of the program. */
export type Value =
  | { readonly kind: 'none' }
  | { readonly kind: 'boolean'; readonly value: boolean }
  | { readonly kind: 'number'; readonly value: number; readonly integer: boolean }
  | { readonly kind: 'string'; readonly value: string }
  | ListValue
  | { readonly kind: 'dict'; readonly entries: Map<string, Value> }
  /** A module of Keras's or another's, or something in another's: `keras.layers`, `numpy.random.seed`. */
  | { readonly kind: 'module'; readonly path: string }
  /** A class or function of Keras. Whether there is one of this name turns out when it is used. */
  | { readonly kind: 'keras'; readonly family: Family; readonly name: string }
  | { readonly kind: 'builtin'; readonly name: string }
  | { readonly kind: 'function'; readonly definition: Extract<Statement, { kind: 'function' }> }
  /** `partial(Dense, activation='relu')`. */
  | { readonly kind: 'partial'; readonly callee: Value; readonly site: CallSite }
  | { readonly kind: 'class'; readonly name: string; readonly ofModel: boolean }
  | { readonly kind: 'method'; readonly object: Value; readonly name: string; readonly at: Place }
  | LayerObject
  | InputObject
  /** What comes out of layers that were applied one after the other to an input. */
  | { readonly kind: 'tensor'; readonly input: InputObject; readonly layers: readonly LayerObject[] }
  | ModelObject
  | { readonly kind: 'initializer'; readonly spec: InitializerSpec }
  | { readonly kind: 'regularizer'; readonly spec: Regularizer }
  | { readonly kind: 'optimizer'; readonly spec: OptimizerSpec }
  | { readonly kind: 'schedule'; readonly first: number; readonly spec: ScheduleSpec }
  | { readonly kind: 'loss'; readonly name: LossName; readonly options: LossOptions }
  | { readonly kind: 'metric'; readonly name: MetricName }
  /** `spec` null: one that changes nothing here. */
  | { readonly kind: 'callback'; readonly spec: CallbackSpec | null }
  | DataValue
  | { readonly kind: 'unknown'; readonly why: Why };

export interface ListValue {
  readonly kind: 'list';
  readonly items: Value[];
  readonly tuple: boolean;
  /** Where its items stand, for those that a literal had. */
  readonly places: readonly Place[];
}

export const none: Value = { kind: 'none' };
export const told: Value = { kind: 'unknown', why: { code: 'told' } };
export const running: Value = { kind: 'unknown', why: { code: 'running' } };

export function numberOf(value: number, integer = Number.isInteger(value)): Value {
  return { kind: 'number', value, integer };
}

export function listOf(items: Value[], tuple = false, places: readonly Place[] = []): ListValue {
  return { kind: 'list', items, tuple, places };
}

/** The items of a list with their places, or the value itself as if it were one. */
export function eachOf({
  value,
  from,
  to,
}: Place & { readonly value: Value }): readonly (Place & { readonly value: Value })[] {
  if (value.kind !== 'list') return [{ value, from, to }];
  return value.items.map((item, i) => ({
    value: item,
    from: value.places[i]?.from ?? from,
    to: value.places[i]?.to ?? to,
  }));
}
