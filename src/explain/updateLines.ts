import type { Clip, OptimizerSpec } from '../engine/specs/optimizerSpecs.ts';
import { variableAt, type Variable } from '../engine/layout.ts';
import type { Step } from '../engine/takeStep.ts';
import { pow } from '../engine/math.ts';
import {
  always,
  call,
  type Comparison,
  constant as c,
  evaluate,
  type Expression,
  known,
  type Known,
  type Letter,
  type Line,
  lineOf,
  minus,
  negative,
  one,
  power,
  product,
  quotient,
  square,
  step as stepTo,
  sum,
} from './expression.ts';
import { namesOf } from './letters.ts';
import { longSum } from './longSum.ts';

/** One parameter in an update. Numbers before and after are the engine's own. */
interface Updated {
  readonly optimizer: OptimizerSpec;
  /** Learning rate of this update. */
  readonly rate: number;
  /** Which update it is, from 1. */
  readonly t: number;
  readonly letter: Letter;
  readonly before: number;
  readonly after: number;
  /** ∂L/∂ of the parameter, before it is clipped. */
  readonly gradient: Known;
  /** Norm of the gradient that is clipped by it: of the parameter's variable, or of all together. */
  readonly norm: () => Expression;
  /** Of each of the optimizer's slots, by its name. */
  readonly slots: Readonly<Record<string, { readonly before: number; readonly after: number }>>;
}

const eta: Letter = { base: 'η' };
const gradientLetter: Letter = { base: 'g' };
const slotLetters: Readonly<Record<string, string>> = {
  velocity: 'v',
  momentum: 'm',
  'largest velocity': 'v̂',
  accumulator: 'a',
  average: 'a',
  norm: 'u',
  'accumulated gradient': 'a',
  'accumulated change': 'd',
};

/** The letter of a parameter after its update. */
const afterwards = (letter: Letter): Letter => ({ ...letter, base: `${letter.base}⁺` });

/** The lines of an update: the gradient, which is clipped, the weight decayed, each slot, and the new weight last. */
function updateLines(updated: Updated): readonly Line[] {
  const { optimizer, rate, letter, before, after } = updated;
  const lines: Line[] = [];
  const add = (name: Letter, rule: Expression, value?: number): Known => {
    const line = value === undefined ? stepTo(rule, name).line : lineOf(name, rule, value);
    lines.push(line);
    return known(name, line.value);
  };
  const raw = add(gradientLetter, updated.gradient);
  let g = raw;
  if (optimizer.clip !== null) {
    const { rule, where } = clipped(raw, optimizer.clip, updated.norm);
    const name = { base: 'g′' };
    lines.push({ ...stepTo(rule, name).line, where });
    g = known(name, evaluate(rule));
  }
  const eta_ = known(eta, rate);
  const old = known(letter, before);
  const { weightDecay } = optimizer;
  const w =
    weightDecay > 0 ? add({ ...letter, base: `${letter.base}′` }, minus(old, product(old, c(weightDecay), eta_))) : old;
  const slot = (name: string): Known =>
    known({ base: slotLetters[name] }, name in updated.slots ? updated.slots[name].before : 0);
  const kept = (name: string, rule: Expression): Known =>
    add({ base: `${slotLetters[name]}′` }, rule, updated.slots[name].after);
  const next = ruleOf(updated, { g, w, eta: eta_, slot, kept, add });
  lines.push(lineOf(afterwards(letter), next, after));
  return lines;
}

function clipped(g: Known, { by, limit }: Clip, norm: () => Expression): Pick<Line, 'rule' | 'where'> {
  switch (by) {
    case 'value':
      return always(call('max', call('min', g, c(limit)), c(-limit)));
    case 'norm':
    case 'global_norm': {
      const size = norm();
      const isWithin = evaluate(size) <= limit;
      return {
        rule: isWithin ? g : quotient(product(g, c(limit)), size),
        where: [{ left: size, sign: isWithin ? '≤' : '>', right: c(limit) }],
      };
    }
  }
}

interface Given {
  readonly g: Known;
  /** After its decay. */
  readonly w: Known;
  readonly eta: Known;
  readonly slot: (name: string) => Known;
  readonly kept: (name: string, rule: Expression) => Known;
  readonly add: (name: Letter, rule: Expression) => Known;
}

/** The new weight, by Keras's rule of the optimizer; slots are lines before it. */
function ruleOf({ optimizer, t }: Updated, { g, w, eta: rate, slot, kept, add }: Given): Expression {
  /** Towards g by a share of the way: m + (g − m)·(1 − β) */
  const towards = (from: Known, to: Expression, beta: number): Expression =>
    sum(from, product(minus(to, from), minus(one, c(beta))));
  /** ρ·a + (1 − ρ)·to */
  const mixed = (from: Known, to: Expression, rho: number): Expression =>
    sum(product(c(rho), from), product(minus(one, c(rho)), to));
  const root = (of: Expression, epsilon: number): Expression => call('sqrt', sum(of, c(epsilon)));
  /** 1 − βᵗ */
  const corrected = (beta: number): Expression => minus(one, power(c(beta), c(t)));
  switch (optimizer.name) {
    case 'sgd': {
      const { momentum, nesterov } = optimizer;
      if (momentum === 0) return minus(w, product(rate, g));
      const v = kept('velocity', minus(product(c(momentum), slot('velocity')), product(rate, g)));
      return nesterov ? sum(w, product(c(momentum), v), negative(product(rate, g))) : sum(w, v);
    }
    case 'rmsprop': {
      const { rho, momentum, epsilon, centered } = optimizer;
      const v = kept('velocity', mixed(slot('velocity'), square(g), rho));
      const a = centered ? kept('average', mixed(slot('average'), g, rho)) : null;
      const change = quotient(product(rate, g), root(a === null ? v : minus(v, square(a)), epsilon));
      if (momentum === 0) return minus(w, change);
      return minus(w, kept('momentum', sum(product(c(momentum), slot('momentum')), change)));
    }
    case 'adam':
    case 'adamw': {
      const { beta1, beta2, epsilon, amsgrad } = optimizer;
      const m = kept('momentum', towards(slot('momentum'), g, beta1));
      const v = kept('velocity', towards(slot('velocity'), square(g), beta2));
      const largest = amsgrad ? kept('largest velocity', call('max', slot('largest velocity'), v)) : v;
      const alpha = add({ base: 'α' }, quotient(product(rate, call('sqrt', corrected(beta2))), corrected(beta1)));
      return minus(w, quotient(product(m, alpha), sum(call('sqrt', largest), c(epsilon))));
    }
    case 'adagrad': {
      const a = kept('accumulator', sum(slot('accumulator'), square(g)));
      return minus(w, quotient(product(rate, g), root(a, optimizer.epsilon)));
    }
    case 'adadelta': {
      const { rho, epsilon } = optimizer;
      const a = kept('accumulated gradient', mixed(slot('accumulated gradient'), square(g), rho));
      const d = slot('accumulated change');
      const delta = add({ base: 'δ' }, negative(quotient(product(root(d, epsilon), g), root(a, epsilon))));
      kept('accumulated change', mixed(d, square(delta), rho));
      return sum(w, product(rate, delta));
    }
    case 'adamax': {
      const { beta1, beta2, epsilon } = optimizer;
      const m = kept('momentum', towards(slot('momentum'), g, beta1));
      const u = kept('norm', call('max', product(c(beta2), slot('norm')), call('abs', g)));
      return minus(w, quotient(product(rate, m), product(corrected(beta1), sum(u, c(epsilon)))));
    }
    case 'nadam': {
      const { beta1, beta2, epsilon } = optimizer;
      const m = kept('momentum', towards(slot('momentum'), g, beta1));
      const v = kept('velocity', towards(slot('velocity'), square(g), beta2));
      // μ of update t grows towards β₁; what has been multiplied so far corrects the beginning.
      const growing = (of: number): number => beta1 * (1 - 0.5 * pow(0.96, of));
      let before = 1;
      for (let i = 1; i < t; i++) before *= growing(i);
      const [now, ahead] = [
        known({ base: 'μ', sub: 't' }, growing(t)),
        known({ base: 'μ', sub: 't+1' }, growing(t + 1)),
      ];
      const sofar = add({ base: 'Π', sub: 't' }, product(known({ base: 'Π', sub: 't−1' }, before), now));
      const direction = add(
        { base: 'δ' },
        sum(
          quotient(product(ahead, m), minus(one, product(sofar, ahead))),
          quotient(product(minus(one, now), g), minus(one, sofar)),
        ),
      );
      return minus(w, quotient(product(direction, rate), sum(call('sqrt', quotient(v, corrected(beta2))), c(epsilon))));
    }
  }
}

/**
 * By Playground's rules: the gradients of all examples since the last update, their mean, a step down, and one towards 0.
 * A shorter batch at the end of an epoch waits for the next update.
 */
function gatheredLines(step: Step, waited: number, waiting: number, index: number): readonly Line[] {
  const { trace, rows, rate, before, after, slots } = step;
  const names = namesOf(trace.layout);
  const name = names.parameter(index);
  const old = known(name, before[index]);
  const next = afterwards(name);
  if (slots.find((slot) => slot.name === 'dead')?.before[index] === 1) return [lineOf(next, old, after[index])];
  const lines: Line[] = [];
  const add = (letter: Letter, rule: Expression): Known => {
    const { line } = stepTo(rule, letter);
    lines.push(line);
    return known(letter, line.value);
  };
  const mean = add(gradientLetter, known(names.slope(name), trace.gradients[index]));
  const waitingSum = slots.find((slot) => slot.name === 'gathered')?.before[index] ?? 0;
  const isWhole = waited === 0 && waiting === 0;
  const all = (): Known =>
    add({ base: 'G′' }, sum(known({ base: 'G' }, waitingSum), stepTo(product(c(rows.length), mean))));
  if (waiting > 0) {
    all();
    return [...lines, lineOf(next, old, after[index])];
  }
  const g = isWhole ? mean : add({ base: 'ḡ' }, quotient(all(), c(waited + rows.length)));
  const eta_ = known(eta, rate);
  const { l1, l2 } = variableAt(trace.layout, index)?.regularizer ?? { l1: 0, l2: 0 };
  const learned = minus(old, product(eta_, g));
  if (l1 === 0 && l2 === 0) return [...lines, lineOf(next, learned, after[index])];
  const first = add({ ...name, base: `${name.base}′` }, learned);
  const towards0 = l1 > 0 ? product(eta_, c(l1), call('sign', old)) : product(eta_, c(2 * l2), old);
  const shrunk = minus(first, towards0);
  if (l1 === 0 || first.value * evaluate(shrunk) >= 0) return [...lines, lineOf(next, shrunk, after[index])];
  const second = add({ ...name, base: `${name.base}″` }, shrunk);
  const crosses: Comparison = { left: product(first, second), sign: '<', right: c(0) };
  return [...lines, { name: next, rule: c(0), where: [crosses], value: after[index] }];
}

const norms = new WeakMap<Step, Map<Variable, Expression>>();

/** √Σ g² over the gradients of variables: of one, or of all that are trained. Computed once for all that it clips. */
function normOf(step: Step, variables: readonly Variable[], most: number): Expression {
  const made = norms.get(step) ?? new Map<Variable, Expression>();
  norms.set(step, made);
  const found = made.get(variables[0]);
  if (found !== undefined) return found;
  const { layout, gradients } = step.trace;
  const names = namesOf(layout);
  const squares = variables
    .filter(({ trainable }) => trainable)
    .flatMap(({ offset, length }) =>
      Array.from({ length }, (_, i) =>
        stepTo(square(known(names.slope(names.parameter(offset + i)), gradients[offset + i]))),
      ),
    );
  const norm = stepTo(call('sqrt', stepTo(longSum(squares, most))), { base: '‖g‖' });
  made.set(variables[0], norm);
  return norm;
}

/** The lines of the update that a batch has made of a parameter. */
export function stepLines(step: Step, optimizer: OptimizerSpec, index: number, most: number): readonly Line[] {
  const { trace, rate, update, before, after, slots, held, gathered } = step;
  const { variables } = trace.layout;
  if (held.some(({ from, length }) => index >= from && index < from + length)) {
    const name = namesOf(trace.layout).parameter(index);
    return [lineOf(afterwards(name), known(name, before[index]), after[index])];
  }
  if (gathered !== null) return gatheredLines(step, gathered.before, gathered.after, index);
  const variable = variableAt(trace.layout, index);
  const names = namesOf(trace.layout);
  const letter = names.parameter(index);
  const clipsAll = optimizer.clip?.by === 'global_norm';
  return updateLines({
    optimizer,
    rate,
    t: update,
    letter,
    before: before[index],
    after: after[index],
    gradient: known(names.slope(letter), trace.gradients[index]),
    norm: () => normOf(step, clipsAll || variable === undefined ? variables : [variable], most),
    slots: Object.fromEntries(
      slots.map((slot) => [slot.name, { before: slot.before[index], after: slot.after[index] }]),
    ),
  });
}
