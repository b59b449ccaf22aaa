import type { ActivationName } from '../engine/activations.ts';
import type { InitializerSpec } from '../engine/specs/initializerSpecs.ts';
import type { Clip } from '../engine/specs/optimizerSpecs.ts';
import type { Regularizer } from '../engine/specs/regularizerSpec.ts';
import type { ScheduleSpec } from '../engine/specs/scheduleSpecs.ts';
import type { Range } from './ranges.ts';

/** What can be said of any argument of a class. */
interface Said<V> {
  /**
   * Keras's default; of a `needed` argument, which has none, a common value. Links of version 1 leave it out, so it
   * never changes: were Keras to change a default, the old one would stay here for links, the new one beside it.
   */
  readonly usual: V;
  /** Keras has no default: the argument is always written. `always`: it is so too, because a reader looks for it. */
  readonly needed?: true;
  readonly always?: true;
  /** Its word in links where that is not Keras's name; '': the value stands alone. */
  readonly link?: string;
  /** Keras takes it without its name, and code is printed so. */
  readonly positional?: true;
  /** Other names that Keras has had. */
  readonly aliases?: readonly string[];
  /** Name and default in Keras 2.0 of 2017 where they were others; `fixed`: there was no other value, in words. */
  readonly in2017?: { readonly name?: string; readonly usual?: V; readonly fixed?: string };
  /** It stands on the card of the layer, not behind its dots. */
  readonly onCard?: true;
  /** An optimizer needs other slots for another value: it cannot change while it trains. */
  readonly slots?: true;
  /** It has no effect while the argument of this key is False or None. */
  readonly needs?: string;
}

/** How the keys and buttons of a number's field go to the next value. */
export type Step = 'one' | 'tenth' | 'hundred' | 'logarithmic' | 'nines';

interface Numeric {
  readonly range: Range;
  readonly step: Step;
  /** An integer. */
  readonly whole?: true;
  /** Printed as an int where it is one. */
  readonly int?: true;
}

export interface NumberArgument extends Said<number>, Numeric {
  readonly type: 'number';
  /** What None stands for, where Keras takes it. */
  readonly none?: 0 | 'usual';
  /** Keras takes the absolute value. */
  readonly absolute?: true;
  /** In a form it stays on this side of the number of another key. */
  readonly below?: string;
  readonly above?: string;
}

/** A number or None. */
export interface OptionalArgument extends Said<number | null>, Numeric {
  readonly type: 'optional';
  /** The number with which a person begins. */
  readonly start: number;
}

export interface FlagArgument extends Said<boolean> {
  readonly type: 'flag';
  /** In links it stands behind the number of this key. */
  readonly behind?: string;
}

export interface ChoiceArgument<T extends string = string> extends Said<T> {
  readonly type: 'choice';
  readonly choices: readonly T[];
  /** Other words for them. */
  readonly words?: Readonly<Record<string, T>>;
}

/** A key of the history. */
export interface MonitorArgument extends Said<string> {
  readonly type: 'monitor';
}

export interface ActivationArgument extends Said<ActivationName> {
  readonly type: 'activation';
}

export interface InitializerArgument extends Said<InitializerSpec> {
  readonly type: 'initializer';
  /** It fills a vector, not a matrix. */
  readonly vector?: true;
}

export interface RegularizerArgument extends Said<Regularizer> {
  readonly type: 'regularizer';
}

export interface ScheduleArgument extends Said<ScheduleSpec | null> {
  readonly type: 'schedule';
}

/** `clipnorm`, `clipvalue` or `global_clipnorm`. */
export interface ClipArgument extends Said<Clip | null> {
  readonly type: 'clip';
}

/** A list of numbers, each in the range. */
export interface NumbersArgument extends Said<readonly number[]> {
  readonly type: 'numbers';
  readonly range: Range;
  readonly whole?: true;
}

export type Argument =
  | NumberArgument
  | OptionalArgument
  | FlagArgument
  | ChoiceArgument
  | MonitorArgument
  | ActivationArgument
  | InitializerArgument
  | RegularizerArgument
  | ScheduleArgument
  | ClipArgument
  | NumbersArgument;

type Same<A, B> = [A] extends [B] ? ([B] extends [A] ? true : false) : false;
type KindOf<V, A = Exclude<Argument, ChoiceArgument>> = A extends Argument
  ? Same<A['usual'], V> extends true
    ? A
    : never
  : never;

/** The kind of argument whose values are V: a choice if there is no other. */
type ArgumentOf<V> = [KindOf<V>] extends [never] ? ChoiceArgument<V & string> : KindOf<V>;

/** The arguments of a class, by the keys of its plain data, in Keras's order. */
export type Arguments<S> = { readonly [K in Exclude<keyof S, 'name' | 'type'>]: ArgumentOf<S[K]> };

/** The plain data of a name, of those that some names share. */
export type Named<S extends { readonly name: string }, N> = S extends unknown
  ? N extends S['name']
    ? Omit<S, 'name'> & { readonly name: N }
    : never
  : never;

/** An argument with its key, Keras's name of it, and the value that it has. */
export type Given = { [T in Argument['type']]: GivenOf<Extract<Argument, { type: T }>> }[Argument['type']];
export type GivenOf<A extends Argument> = A & {
  readonly key: string;
  readonly name: string;
  readonly value: A['usual'];
};

/** A key of plain data as Keras writes the argument: `useBias` → `use_bias`, `beta1` → `beta_1`, but `l1`. */
export function kerasName(key: string): string {
  return key.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`).replace(/^(beta)(\d)$/, '$1_$2');
}

/** Of each table its arguments with their keys and names, which links and code ask for again and again. */
const named = new WeakMap<object, readonly Omit<Given, 'value'>[]>();

function namedArguments(table: object): readonly Omit<Given, 'value'>[] {
  const known = named.get(table);
  if (known !== undefined) return known;
  const all = Object.entries<Argument>({ ...table }).map(([key, each]) => ({ ...each, key, name: kerasName(key) }));
  named.set(table, all);
  return all;
}

/** The arguments with the values that `spec` has. */
export function givenArguments<S extends object>(table: Arguments<S>, spec: S): readonly Given[] {
  const values = spec as Readonly<Record<string, unknown>>; // read by the table's own keys
  return namedArguments(table).map((each) => ({ ...each, value: values[each.key] }) as Given); // as the table's type says
}

/** Whether an argument has no effect: what it needs is False or None. @param all of the class */
export function isIdle({ needs }: Given, all: readonly Given[]): boolean {
  const needed = all.find(({ key }) => key === needs)?.value;
  return needed === false || needed === null;
}

/** `spec` with other values. @param map gives a value of the argument's own kind */
export function mapArguments<S extends object>(table: Arguments<S>, spec: S, map: (given: Given) => Given['value']): S {
  return { ...spec, ...Object.fromEntries(givenArguments(table, spec).map((given) => [given.key, map(given)])) };
}

/** Keras's default for each argument. */
function usualValues(table: object): Readonly<Record<string, unknown>> {
  return Object.fromEntries(Object.entries<Argument>({ ...table }).map(([key, { usual }]) => [key, usual]));
}

/** The plain data of each class of a family with all arguments at their defaults. @param key of its name in them */
export function usualSpecs<T extends Readonly<Record<string, object>>>(
  key: 'name' | 'type',
  family: { readonly [N in keyof T]: { readonly arguments: Arguments<T[N]> } },
): T {
  const classes = Object.entries<{ readonly arguments: object }>(family);
  const specs = classes.map(([name, each]) => [name, { [key]: name, ...usualValues(each.arguments) }]);
  return Object.fromEntries(specs) as T; // each has its name and its arguments
}

/** `spec` with one value changed. @param value of the kind of the argument of this key */
export function withArgument<S extends object>(spec: S, key: string, value: Given['value']): S {
  return { ...spec, [key]: value };
}

/** The keys of the arguments of any of these data. */
export type ArgumentKey<S> = S extends unknown ? Exclude<keyof S, 'name' | 'type'> : never;
