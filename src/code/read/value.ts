import type { DataSpec } from '../../data/spec.ts';
import type { CallbackSpec } from '../../engine/specs/callbackSpecs.ts';
import type { InitializerSpec } from '../../engine/specs/initializerSpecs.ts';
import type { LossName, LossOptions } from '../../engine/specs/lossSpecs.ts';
import type { MetricName } from '../../engine/specs/metricSpecs.ts';
import type { Layer } from '../../engine/specs/model.ts';
import type { OptimizerSpec } from '../../engine/specs/optimizerSpecs.ts';
import type { Regularizer } from '../../engine/specs/regularizerSpec.ts';
import type { ScheduleSpec } from '../../engine/specs/scheduleSpecs.ts';
import type { Place } from './codeProblem.ts';
import type { ClassDefinition, FunctionDefinition } from './syntax.ts';

/** The variables that a line sees; see `Scope`. */
export interface Variables {
  readonly everything: boolean;
  get(name: string, place: Place): Value;
  /** `undefined` removes the variable. */
  set(name: string, value: Value | undefined): void;
  /** Value in this scope itself. */
  own(name: string): Value | undefined;
  find(name: string): Value | undefined;
  /** `self.model` of an object of which nothing is known, by its whole path. */
  part(path: string): Value | undefined;
  setPart(root: string, path: string, value: Value): void;
  holder(name: string): Variables | null;
  global(): Variables;
  names(): readonly string[];
}

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
  readonly born: number;
  /** None for Flatten and others that change nothing here; two for a Dense whose activation needs a layer of its own. */
  layers: readonly Layer[];
  /** Everything that was written about it, the call that made it first. */
  places: readonly Place[];
  readonly name: string | null;
  /** The model's input, which a first layer may describe. */
  readonly input: InputObject | null;
  readonly flattens: boolean;
  /** Place of its units if the data decide them; then `layers` holds a stand-in number until all is read. */
  readonly unitsOfData: OfData | null;
  /** Whether it is in a model already. */
  used: boolean;
}

/** `Input`, `InputLayer`, or `input_dim=` of a first layer. */
export interface InputObject {
  readonly kind: 'input';
  /** The name of the data whose width it is, if given. */
  readonly source: string | null;
  /** Without the batch; null when it is not known before the code is run. */
  readonly shape: readonly number[] | null;
  readonly place: Place;
}

export interface ModelObject {
  readonly kind: 'model';
  readonly born: number;
  readonly place: Place;
  readonly functional: boolean;
  /** The model that it was made around: `Sequential([model, Softmax()])`. */
  readonly base: ModelObject | null;
  input: InputObject | null;
  layers: readonly LayerObject[];
}

/** A number that the data decide, with its place. `source`: the name of the data. */
export interface OfData extends Place {
  readonly source: string | null;
}

/** Facts known of a variable that holds examples. `spec`: null when they are not the page's. */
export interface DataValue {
  readonly kind: 'data';
  readonly spec: DataSpec | null;
  readonly role: 'x' | 'y' | 'row' | 'mean' | 'deviation' | 'centred' | 'raised' | 'low' | 'high' | 'range' | 'scaler';
  /** How many numbers a row has, if known. */
  readonly width: number | null;
  /** One number for each row, in an array of one dimension. */
  readonly flat: boolean;
  /** Numbers other than the page's, both raw and standardized. */
  readonly altered: boolean;
}

/** Why something is not known. `told`: a problem tells it, or will when the value is needed. */
export type Why =
  | { readonly code: 'told' }
  /** Known only when it runs: a file's rows, an unknown library's answer. */
  | { readonly code: 'running' }
  /** Depends on the run: a line that may have been run, the number of rounds of a loop. */
  | { readonly code: 'changed' }
  /** Number of columns, rows or classes of the data. */
  | { readonly code: 'ofData'; readonly source: string | null; readonly columns?: boolean }
  /** A parameter of a function that is never called. */
  | { readonly code: 'parameter'; readonly function: string; readonly name: string }
  /** An argument that Keras passes to a function of the program's own, and nothing more is known of it. */
  | { readonly code: 'argument' }
  /** A model that comes from a file or is a copy. */
  | { readonly code: 'otherModel'; readonly name: string; readonly place: Place }
  /** An object of a class of the program's own, or a value that it gives. */
  | { readonly code: 'instance'; readonly name: string }
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
  | DictValue
  /** A module of Keras's or another's, or something in another's: `keras.layers`, `numpy.random.seed`. */
  | { readonly kind: 'module'; readonly path: string }
  /** A class or function of Keras. Whether this name exists is checked when it is used. */
  | { readonly kind: 'keras'; readonly family: Family; readonly name: string }
  | { readonly kind: 'builtin'; readonly name: string }
  | FunctionValue
  /** `partial(Dense, activation='relu')`. */
  | { readonly kind: 'partial'; readonly callee: Value; readonly site: CallSite }
  | ClassValue
  /** An object of a class of the program's own. */
  | { readonly kind: 'instance'; readonly of: ClassValue }
  /** `KerasClassifier(model=build, epochs=100)`. */
  | { readonly kind: 'wrapper'; readonly named: CallSite['named'] }
  | { readonly kind: 'method'; readonly object: Value; readonly name: string; readonly at: Place }
  | LayerObject
  | InputObject
  /** Output of layers that were applied one after the other to an input. */
  | TensorValue
  | ModelObject
  | { readonly kind: 'initializer'; readonly spec: InitializerSpec }
  | { readonly kind: 'regularizer'; readonly spec: Regularizer }
  | OptimizerObject
  | { readonly kind: 'schedule'; readonly first: number; readonly spec: ScheduleSpec }
  | { readonly kind: 'loss'; readonly name: LossName; readonly options: LossOptions }
  /** `name` null: one that is not measured here. `title`: its `name=` in the program. */
  | { readonly kind: 'metric'; readonly name: MetricName | null; readonly title?: string }
  /** `spec` null: one that changes nothing here. `own`: the name of one of the program's own. */
  | { readonly kind: 'callback'; readonly spec: CallbackSpec | null; readonly own?: string }
  | DataValue
  | UnknownValue;

export interface TensorValue {
  readonly kind: 'tensor';
  readonly input: InputObject;
  readonly layers: readonly LayerObject[];
  /** Where a layer is applied that is in a model already. */
  readonly shared: Place | null;
}

export interface UnknownValue {
  readonly kind: 'unknown';
  readonly why: Why;
}

/** An optimizer, whose learning rate later lines may change. */
export interface OptimizerObject {
  readonly kind: 'optimizer';
  spec: OptimizerSpec;
}

/** A function of the program's own and the variables it sees. */
export interface FunctionValue {
  readonly kind: 'function';
  readonly definition: FunctionDefinition;
  readonly scope: Variables;
  /** The defaults of its parameters, as they were where it was defined. */
  readonly usual: ReadonlyMap<string, Value>;
}

/** A class of the program's own. `of`: its base class in Keras. */
export interface ClassValue {
  readonly kind: 'class';
  readonly definition: ClassDefinition;
  readonly of: Family | null;
  /** Its base class, if that is one of the program's own. */
  readonly base: ClassValue | null;
  /** Names that its body defines. */
  readonly scope: Variables;
}

export interface DictValue {
  readonly kind: 'dict';
  readonly entries: Map<string, Value>;
  /** `args.hidden` is `args['hidden']`. */
  readonly attributes: boolean;
  /** The arguments of an `ArgumentParser`. */
  readonly parser?: boolean;
}

export interface ListValue {
  readonly kind: 'list';
  readonly born: number;
  items: readonly Value[];
  readonly tuple: boolean;
  /** Made by `np.array`: operators work on each item. */
  readonly array?: boolean;
  /** Places of its items, if a literal has them. */
  readonly places: readonly Place[];
}

let births = 0;

/** A number for each object that lines may change, in the order of creation. */
export function birth(): number {
  births += 1;
  return births;
}

export const none: Value = { kind: 'none' };
export const told: UnknownValue = { kind: 'unknown', why: { code: 'told' } };
export const running: UnknownValue = { kind: 'unknown', why: { code: 'running' } };
export const changed: UnknownValue = { kind: 'unknown', why: { code: 'changed' } };
export const argument: UnknownValue = { kind: 'unknown', why: { code: 'argument' } };

export function ofData(source: string | null): UnknownValue {
  return { kind: 'unknown', why: { code: 'ofData', source } };
}

export function numberOf(value: number, integer = Number.isInteger(value)): Value {
  return { kind: 'number', value, integer };
}

export function listOf(items: readonly Value[], tuple = false, places: readonly Place[] = []): ListValue {
  return { kind: 'list', born: birth(), items, tuple, places };
}

export function dictOf(entries: Iterable<readonly [string, Value]>, attributes = false): DictValue {
  return { kind: 'dict', entries: new Map(entries), attributes };
}

/** The string under which an entry of a dict is kept; a number differs from the string of its digits. */
export function keyOf(key: Value): string | null {
  if (key.kind === 'string') return key.value;
  if (key.kind === 'number') return `\0${key.value}`;
  return key.kind === 'boolean' ? `\0${Number(key.value)}` : null;
}

/** Items of a list whose contents are no longer known. */
export const lostItems: readonly Value[] = Object.freeze([]);

/** The value, or an unknown one for a list whose items are no longer known. */
export function settled(value: Value): Value {
  return value.kind === 'list' && value.items === lostItems ? running : value;
}

/** The items of a list with their places, or the value itself as if it were one. */
export function eachOf({
  value,
  from,
  to,
}: Place & { readonly value: Value }): readonly (Place & { readonly value: Value })[] {
  if (value.kind !== 'list' || value.items === lostItems) return [{ value: settled(value), from, to }];
  return value.items.map((item, i) => ({
    value: settled(item),
    from: value.places[i]?.from ?? from,
    to: value.places[i]?.to ?? to,
  }));
}

/** One argument of a call, evaluated. */
export interface Given extends Place {
  readonly value: Value;
}

/** A call with its arguments. */
export interface CallSite extends Place {
  readonly callee: Place;
  readonly positional: readonly Given[];
  readonly named: readonly (Given & { readonly name: string; readonly nameAt: Place })[];
  /** `*values` and `**options` whose contents are not known. */
  readonly unknown: readonly Given[];
}
