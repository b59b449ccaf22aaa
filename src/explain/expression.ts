import { normalCdf } from '../engine/activations/functions.ts';
import * as math from '../engine/math.ts';

/** A letter with its indices: z of layer 1, neuron 2, in the third example of the batch. */
export interface Letter {
  readonly base: string;
  /** Lower index: the neuron, or input and neuron. */
  readonly sub?: string;
  /** Upper index, in brackets: the layer. */
  readonly sup?: string;
  /** Behind it, in angle brackets: the example of the batch. */
  readonly example?: number;
}

/** A letter, the derivative of one by another, or the rest of a long sum: so many terms. */
export type Name = Letter | { readonly d: Letter; readonly by: Letter } | { readonly others: number };

/** Functions that calculators have, and Φ, the cumulative distribution of the standard normal. */
export type FunctionName = 'exp' | 'ln' | 'tanh' | 'sqrt' | 'abs' | 'sign' | 'max' | 'min' | 'Φ';

/**
 * How a number is computed from others. It is written once, and shown with letters, with numbers, and as what a
 * calculator makes of the numbers shown.
 */
export type Expression =
  /** Of the formula itself: shown with all its digits. */
  | { readonly type: 'constant'; readonly value: number }
  /** A number of the network, or one that another line has. */
  | {
      readonly type: 'known';
      readonly name: Name;
      readonly value: number;
      /** The terms that a rest of a long sum adds up. */
      readonly rest?: readonly Expression[];
      /** All terms of that sum, in their order. */
      readonly among?: readonly Expression[];
    }
  | { readonly type: 'sum'; readonly terms: readonly Expression[] }
  | { readonly type: 'product'; readonly factors: readonly Expression[] }
  | { readonly type: 'quotient'; readonly over: Expression; readonly under: Expression }
  | { readonly type: 'power'; readonly base: Expression; readonly exponent: Expression }
  | { readonly type: 'negative'; readonly of: Expression }
  | { readonly type: 'call'; readonly name: FunctionName; readonly of: readonly Expression[] }
  /** What is computed on the way: it has its own result. */
  | { readonly type: 'line'; readonly line: Line };

/** A comparison that decides which part of a formula holds. */
export interface Comparison {
  readonly left: Expression;
  readonly sign: '<' | '≤' | '>' | '≥' | '=';
  readonly right: Expression;
}

/** name = rule = value */
export interface Line {
  /** Null: it is only on the way to another. */
  readonly name: Name | null;
  readonly rule: Expression;
  /** What decided which part of a formula holds, where it has parts. */
  readonly where: readonly Comparison[];
  /** The engine's own number. */
  readonly value: number;
  /** It is 0 since Dropout has left this neuron out. */
  readonly isDropped?: boolean;
}

/** A formula as it holds for the numbers at hand. */
export type Rule = Pick<Line, 'rule' | 'where' | 'isDropped'>;

export type Known = Extract<Expression, { type: 'known' }>;

export const constant = (value: number): Expression => ({ type: 'constant', value });
export const known = (name: Name, value: number): Known => ({ type: 'known', name, value });
export const sum = (...terms: readonly Expression[]): Expression =>
  terms.length === 0 ? constant(0) : { type: 'sum', terms };
export const product = (...factors: readonly Expression[]): Expression => ({ type: 'product', factors });
export const quotient = (over: Expression, under: Expression): Expression => ({ type: 'quotient', over, under });
export const power = (base: Expression, exponent: Expression): Expression => ({ type: 'power', base, exponent });
export const square = (of: Expression): Expression => power(of, constant(2));
export const negative = (of: Expression): Expression => ({ type: 'negative', of });
export const minus = (from: Expression, ...rest: readonly Expression[]): Expression => sum(from, ...rest.map(negative));
export const call = (name: FunctionName, ...of: readonly Expression[]): Expression => ({ type: 'call', name, of });
export const one = constant(1);
export const exp = (of: Expression): Expression => call('exp', of);
export const ln = (of: Expression): Expression => call('ln', of);
/** Of a neuron that Dropout has left out. */
export const dropped: Rule = { rule: constant(0), where: [], isDropped: true };
/** A rule that has no other parts. */
export const always = (rule: Expression): Rule => ({ rule, where: [] });
export const lineOf = (name: Name | null, rule: Expression, value: number): Line => ({ name, ...always(rule), value });
/** A result on the way, as the formula gives it. */
export function step(rule: Expression, name: Name | null = null): Extract<Expression, { type: 'line' }> {
  return { type: 'line', line: lineOf(name, rule, evaluate(rule)) };
}

const functions: Readonly<Record<FunctionName, (...of: number[]) => number>> = {
  exp: math.exp,
  ln: math.log,
  tanh: math.tanh,
  sqrt: Math.sqrt,
  abs: Math.abs,
  sign: Math.sign,
  max: Math.max,
  min: Math.min,
  Φ: normalCdf,
};

/** A number of an expression that is shown with its digits. */
export type Numeral = Extract<Expression, { type: 'known' | 'line' }>;

const ownValue = (e: Numeral): number => (e.type === 'known' ? e.value : e.line.value);

/** The value in float64. @param at of what is known or computed on the way; its own value where not given */
export function evaluate(e: Expression, at: (numeral: Numeral) => number = ownValue): number {
  const of = (part: Expression): number => evaluate(part, at);
  switch (e.type) {
    case 'constant':
      return e.value;
    case 'known':
    case 'line':
      return at(e);
    case 'sum':
      return e.terms.reduce((total, term) => total + of(term), 0);
    case 'product':
      return e.factors.reduce((total, factor) => total * of(factor), 1);
    case 'quotient':
      return of(e.over) / of(e.under);
    case 'power':
      return math.pow(of(e.base), of(e.exponent));
    case 'negative':
      return -of(e.of);
    case 'call':
      return functions[e.name](...e.of.map(of));
  }
}

/** The parts of an expression, in the order in which it is written. */
export function partsOf(e: Expression): readonly Expression[] {
  switch (e.type) {
    case 'constant':
    case 'known':
    case 'line':
      return [];
    case 'sum':
      return e.terms;
    case 'product':
      return e.factors;
    case 'quotient':
      return [e.over, e.under];
    case 'power':
      return [e.base, e.exponent];
    case 'negative':
      return [e.of];
    case 'call':
      return e.of;
  }
}

/** A number under its name: the same wherever it stands. */
export const nameKey = (name: Name, value: number): string => `${JSON.stringify(name)} ${value}`;

/** Adds the lines with a name that a formula takes, what they take themselves before them; each once. */
export function findNamed(e: Expression, found: Map<string, Line>): void {
  for (const numeral of numeralsIn(e)) {
    if (numeral.type === 'known') continue;
    const { line } = numeral;
    findNamed(line.rule, found);
    if (line.name === null) continue;
    const key = nameKey(line.name, line.value);
    if (!found.has(key)) found.set(key, line);
  }
}

/** The same with other parts. */
export function withParts(e: Expression, other: (part: Expression) => Expression): Expression {
  switch (e.type) {
    case 'constant':
    case 'known':
    case 'line':
      return e;
    case 'sum':
      return { ...e, terms: e.terms.map(other) };
    case 'product':
      return { ...e, factors: e.factors.map(other) };
    case 'quotient':
      return { ...e, over: other(e.over), under: other(e.under) };
    case 'power':
      return { ...e, base: other(e.base), exponent: other(e.exponent) };
    case 'negative':
      return { ...e, of: other(e.of) };
    case 'call':
      return { ...e, of: e.of.map(other) };
  }
}

/** What an expression is computed from, in the order in which it is written; one that stands there twice, twice. */
export function numeralsIn(e: Expression): readonly Numeral[] {
  return e.type === 'known' || e.type === 'line' ? [e] : partsOf(e).flatMap(numeralsIn);
}
