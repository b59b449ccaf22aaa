import type { PointwiseName } from '../engine/activations.ts';
import { inverseSqrtTwoPi } from '../engine/activations/gates.ts';
import { leakySlope, seluAlpha, seluScale } from '../engine/activations/rectifiers.ts';
import type { PointwiseSpec } from '../engine/layerActivation.ts';
import {
  always,
  call,
  type Comparison,
  constant as c,
  exp,
  type Expression,
  type Known,
  ln,
  minus,
  negative,
  one,
  product,
  quotient,
  type Rule,
  square,
  sum,
} from './expression.ts';

/** A function that is taken apart: y from x, and its slope from both. */
interface ActivationRule {
  readonly value: (x: Known) => Rule;
  readonly slope: (x: Known, y: Known) => Rule;
}

const sigmoid = (x: Expression): Expression => quotient(one, sum(one, exp(negative(x))));
const softplus = (x: Expression): Expression => ln(sum(one, exp(x)));
const expLess1 = (x: Expression): Expression => minus(exp(x), one);

/** Parts of a function, from the lowest x up: each holds below its bound, or up to it where that counts (`upTo`). */
interface Piece {
  readonly bound: number;
  readonly upTo: boolean;
  readonly rule: Expression;
}
const below = (bound: number, rule: Expression): Piece => ({ bound, upTo: false, rule });
const upTo = (bound: number, rule: Expression): Piece => ({ bound, upTo: true, rule });

/** The part that holds at x; the last one is above all bounds. */
function pieces(x: Known, all: readonly Piece[], last: Expression): Rule {
  const found = all.findIndex(({ bound, upTo: counts }) => (counts ? x.value <= bound : x.value < bound));
  const at = found < 0 ? all.length : found;
  const where: Comparison[] = [];
  if (at > 0) where.push({ left: x, sign: all[at - 1].upTo ? '>' : '≥', right: c(all[at - 1].bound) });
  if (at < all.length) where.push({ left: x, sign: all[at].upTo ? '≤' : '<', right: c(all[at].bound) });
  return { rule: at < all.length ? all[at].rule : last, where };
}

/** x above 0, else a slope times x. */
const leaky = (slope: number): ActivationRule => ({
  value: (x) => pieces(x, [upTo(0, product(c(slope), x))], x),
  slope: (x) => pieces(x, [upTo(0, c(slope))], one),
});

/** x above 0, else α·(e^x − 1). */
const exponentialLinear = (alpha: number): ActivationRule => {
  const times = (rule: Expression): Expression => (alpha === 1 ? rule : product(c(alpha), rule));
  return {
    value: (x) => pieces(x, [upTo(0, times(expLess1(x)))], x),
    slope: (x) => pieces(x, [upTo(0, times(exp(x)))], one),
  };
};

/** By name, the formulas that `engine/activations` computes, as far as they hold at x. */
const rules: Readonly<Record<PointwiseName, ActivationRule>> = {
  linear: { value: (x) => always(x), slope: () => always(one) },
  relu: { value: (x) => always(call('max', c(0), x)), slope: (x) => pieces(x, [upTo(0, c(0))], one) },
  sigmoid: { value: (x) => always(sigmoid(x)), slope: (_, y) => always(product(y, minus(one, y))) },
  tanh: { value: (x) => always(call('tanh', x)), slope: (_, y) => always(minus(one, square(y))) },
  leaky_relu: leaky(leakySlope),
  relu6: {
    value: (x) => always(call('min', call('max', c(0), x), c(6))),
    slope: (x) => pieces(x, [upTo(0, c(0)), below(6, one)], c(0)),
  },
  elu: exponentialLinear(1),
  celu: exponentialLinear(1),
  selu: {
    value: (x) => pieces(x, [upTo(0, product(c(seluScale), c(seluAlpha), expLess1(x)))], product(c(seluScale), x)),
    slope: (x) => pieces(x, [upTo(0, product(c(seluScale), c(seluAlpha), exp(x)))], c(seluScale)),
  },
  softplus: { value: (x) => always(softplus(x)), slope: (x) => always(sigmoid(x)) },
  squareplus: {
    value: (x) => always(quotient(sum(x, call('sqrt', sum(square(x), c(4)))), c(2))),
    slope: (x, y) => always(quotient(y, call('sqrt', sum(square(x), c(4))))),
  },
  sparse_plus: {
    value: (x) => pieces(x, [upTo(-1, c(0)), below(1, quotient(square(sum(x, one)), c(4)))], x),
    slope: (x) => pieces(x, [upTo(-1, c(0)), below(1, quotient(sum(x, one), c(2)))], one),
  },
  silu: {
    value: (x) => always(product(x, sigmoid(x))),
    slope: (x) => always(product(sigmoid(x), sum(one, product(x, minus(one, sigmoid(x)))))),
  },
  gelu: {
    value: (x) => always(product(x, call('Φ', x))),
    slope: (x) => always(sum(call('Φ', x), product(x, c(inverseSqrtTwoPi), exp(negative(quotient(square(x), c(2))))))),
  },
  mish: {
    value: (x) => always(product(x, call('tanh', softplus(x)))),
    slope: (x) => {
      const t = call('tanh', softplus(x));
      return always(sum(t, product(x, minus(one, square(t)), sigmoid(x))));
    },
  },
  hard_silu: {
    value: (x) => pieces(x, [upTo(-3, c(0)), below(3, product(x, sum(quotient(x, c(6)), c(0.5))))], x),
    slope: (x) => pieces(x, [upTo(-3, c(0)), below(3, sum(quotient(x, c(3)), c(0.5)))], one),
  },
  softsign: {
    value: (x) => always(quotient(x, sum(one, call('abs', x)))),
    slope: (x) => always(quotient(one, square(sum(one, call('abs', x))))),
  },
  hard_sigmoid: {
    value: (x) => pieces(x, [upTo(-3, c(0)), below(3, sum(quotient(x, c(6)), c(0.5)))], one),
    slope: (x) => pieces(x, [upTo(-3, c(0)), below(3, quotient(one, c(6)))], c(0)),
  },
  hard_tanh: {
    value: (x) => always(call('min', call('max', c(-1), x), one)),
    slope: (x) => pieces(x, [upTo(-1, c(0)), below(1, one)], c(0)),
  },
  sparse_sigmoid: {
    value: (x) => pieces(x, [upTo(-1, c(0)), below(1, quotient(sum(x, one), c(2)))], one),
    slope: (x) => pieces(x, [upTo(-1, c(0)), below(1, c(0.5))], c(0)),
  },
  log_sigmoid: {
    value: (x) => always(negative(softplus(negative(x)))),
    slope: (x) => always(sigmoid(negative(x))),
  },
  soft_shrink: {
    value: (x) => pieces(x, [below(-0.5, sum(x, c(0.5))), upTo(0.5, c(0))], minus(x, c(0.5))),
    slope: (x) => pieces(x, [below(-0.5, one), upTo(0.5, c(0))], one),
  },
  hard_shrink: {
    value: (x) => pieces(x, [below(-0.5, x), upTo(0.5, c(0))], x),
    slope: (x) => pieces(x, [below(-0.5, one), upTo(0.5, c(0))], one),
  },
  tanh_shrink: { value: (x) => always(minus(x, call('tanh', x))), slope: (x) => always(square(call('tanh', x))) },
  exponential: { value: (x) => always(exp(x)), slope: (_, y) => always(y) },
  step: { value: (x) => pieces(x, [upTo(0, c(0))], one), slope: () => always(c(0)) },
};

function ruleOf(spec: PointwiseSpec): ActivationRule {
  if (typeof spec === 'string') return rules[spec];
  switch (spec.type) {
    case 'leaky_re_lu':
      return leaky(spec.negativeSlope);
    case 'elu':
      return exponentialLinear(spec.alpha);
    case 're_lu': {
      const { threshold, negativeSlope: slope, maxValue } = spec;
      const most = maxValue ?? Infinity;
      const under = (x: Known): Expression =>
        slope === 0 ? c(0) : product(c(slope), threshold === 0 ? x : minus(x, c(threshold)));
      const top = maxValue === null ? [] : [below(Math.max(most, threshold), one)];
      // As in Keras: its leaky_relu where only a slope is given, else both parts are flat at the threshold.
      const atThreshold = maxValue === null && threshold === 0 ? slope : 0;
      return {
        value: (x) => pieces(x, [upTo(threshold, under(x))], maxValue === null ? x : call('min', x, c(most))),
        slope: (x) =>
          x.value === threshold
            ? { rule: c(atThreshold), where: [{ left: x, sign: '=', right: c(threshold) }] }
            : pieces(x, [upTo(threshold, c(slope)), ...top], maxValue === null ? one : c(0)),
      };
    }
  }
}

/** y = f(x) as it holds at this x. */
export const activationRule = (spec: PointwiseSpec, x: Known): Rule => ruleOf(spec).value(x);

/** f′ at this x, y being f(x). */
export const slopeRule = (spec: PointwiseSpec, x: Known, y: Known): Rule => ruleOf(spec).slope(x, y);
