import { both, choose } from './doubles';
import { erf, exp, expm1, sigmoid, softplus, tanh } from './pairs';

// The activations that map each number separately, for two numbers at a time: src/engine/activations. `constants` are
// the arguments in float64: of ReLU max_value (or ∞), negative_slope and threshold; of LeakyReLU negative_slope; of ELU
// alpha.

/** Activations: their indices in `activationNames`, then those with arguments. */
export const enum Activation {
  linear,
  relu,
  sigmoid,
  tanh,
  softmax,
  leaky_relu,
  relu6,
  elu,
  celu,
  selu,
  softplus,
  squareplus,
  sparse_plus,
  silu,
  gelu,
  mish,
  hard_silu,
  softsign,
  hard_sigmoid,
  hard_tanh,
  sparse_sigmoid,
  log_sigmoid,
  soft_shrink,
  hard_shrink,
  tanh_shrink,
  exponential,
  log_softmax,
  sparsemax,
  step,
  re_lu,
  leaky_re_lu,
  elu_with_alpha,
}

// @inline
function argument(constants: usize, index: usize): v128 {
  return v128.load64_splat(constants + (index << 3));
}

/** e^x − 1 where x ≤ 0, for a result that is not used where x > 0. */
// @inline
function negativeExpm1(x: v128, isPositive: v128): v128 {
  return expm1(v128.andnot(x, isPositive));
}

// @inline
function negativeExp(x: v128, isPositive: v128): v128 {
  return exp(v128.andnot(x, isPositive));
}

/** The cumulative distribution of the standard normal. */
// @inline
function normalCdf(x: v128): v128 {
  return f64x2.mul(both(0.5), f64x2.add(both(1), erf(f64x2.mul(x, both(0.7071067811865476)))));
}

// @inline
function rootOfSquarePlus4(x: v128): v128 {
  return f64x2.sqrt(f64x2.add(f64x2.mul(x, x), both(4)));
}

/** y = f(x), but for relu, which has its own loop. */
export function valueOf(kind: i32, constants: usize, x: v128): v128 {
  const isPositive = f64x2.gt(x, both(0));
  switch (kind) {
    case Activation.sigmoid:
      return sigmoid(x);
    case Activation.tanh:
      return tanh(x);
    case Activation.leaky_relu:
      return choose(isPositive, x, f64x2.mul(x, both(0.2)));
    case Activation.relu6:
      return v128.andnot(choose(f64x2.ge(x, both(6)), both(6), x), f64x2.le(x, both(0)));
    case Activation.elu:
    case Activation.celu:
      return choose(isPositive, x, negativeExpm1(x, isPositive));
    case Activation.selu:
      return f64x2.mul(
        both(1.0507009873554805),
        choose(isPositive, x, f64x2.mul(both(1.6732632423543772), negativeExpm1(x, isPositive))),
      );
    case Activation.softplus:
      return softplus(x);
    case Activation.squareplus: {
      const root = rootOfSquarePlus4(x);
      return f64x2.div(
        choose(isPositive, f64x2.add(x, root), both(2)),
        choose(isPositive, both(2), f64x2.sub(root, x)),
      );
    }
    case Activation.sparse_plus: {
      const above = f64x2.add(x, both(1));
      const square = f64x2.mul(f64x2.mul(both(0.25), above), above);
      return v128.andnot(choose(f64x2.lt(x, both(1)), square, x), f64x2.le(x, both(-1)));
    }
    case Activation.silu:
      return f64x2.mul(x, sigmoid(x));
    case Activation.gelu:
      return f64x2.mul(x, normalCdf(x));
    case Activation.mish:
      return f64x2.mul(x, tanh(softplus(x)));
    case Activation.hard_silu: {
      const between = f64x2.mul(x, f64x2.add(f64x2.div(x, both(6)), both(0.5)));
      return v128.andnot(choose(f64x2.ge(x, both(3)), x, between), f64x2.le(x, both(-3)));
    }
    case Activation.softsign:
      return f64x2.div(x, f64x2.add(both(1), f64x2.abs(x)));
    case Activation.hard_sigmoid: {
      const between = f64x2.add(f64x2.div(x, both(6)), both(0.5));
      return v128.andnot(choose(f64x2.ge(x, both(3)), both(1), between), f64x2.le(x, both(-3)));
    }
    case Activation.hard_tanh:
      return choose(f64x2.le(x, both(-1)), both(-1), choose(f64x2.ge(x, both(1)), both(1), x));
    case Activation.sparse_sigmoid: {
      const between = f64x2.mul(both(0.5), f64x2.add(x, both(1)));
      return v128.andnot(choose(f64x2.ge(x, both(1)), both(1), between), f64x2.le(x, both(-1)));
    }
    case Activation.log_sigmoid:
      return f64x2.neg(softplus(f64x2.neg(x)));
    case Activation.soft_shrink: {
      const half = both(0.5);
      const moved = choose(f64x2.gt(x, half), f64x2.sub(x, half), f64x2.add(x, half));
      return v128.andnot(moved, f64x2.le(f64x2.abs(x), half));
    }
    case Activation.hard_shrink:
      return v128.andnot(x, f64x2.le(f64x2.abs(x), both(0.5)));
    case Activation.tanh_shrink:
      return f64x2.sub(x, tanh(x));
    case Activation.exponential:
      return exp(x);
    case Activation.step:
      return choose(isPositive, both(1), v128.andnot(x, f64x2.le(x, both(0))));
    case Activation.re_lu: {
      const most = argument(constants, 0);
      const slope = argument(constants, 1);
      const threshold = argument(constants, 2);
      const below = v128.andnot(f64x2.mul(slope, f64x2.sub(x, threshold)), f64x2.eq(slope, both(0)));
      return choose(f64x2.gt(x, threshold), choose(f64x2.gt(x, most), most, x), choose(f64x2.ne(x, x), x, below));
    }
    case Activation.leaky_re_lu:
      return choose(isPositive, x, f64x2.mul(argument(constants, 0), x));
    case Activation.elu_with_alpha:
      return choose(isPositive, x, f64x2.mul(argument(constants, 0), negativeExpm1(x, isPositive)));
    case Activation.linear:
      return x;
    default:
      return unreachable();
  }
}

/** 1 in place of the lanes where the mask is set, 0 in the others. */
// @inline
function oneWhere(mask: v128): v128 {
  return v128.and(mask, both(1));
}

// @inline
export function sigmoidSlope(y: v128): v128 {
  return f64x2.mul(y, f64x2.sub(both(1), y));
}

// @inline
export function tanhSlope(y: v128): v128 {
  return f64x2.sub(both(1), f64x2.mul(y, y));
}

/** f′(x), given x and y = f(x), but for relu, sigmoid and tanh, which have loops of their own. */
export function derivativeOf(kind: i32, constants: usize, x: v128, y: v128): v128 {
  const isPositive = f64x2.gt(x, both(0));
  switch (kind) {
    case Activation.leaky_relu:
      return choose(isPositive, both(1), both(0.2));
    case Activation.relu6:
      return oneWhere(v128.and(isPositive, f64x2.lt(x, both(6))));
    case Activation.elu:
    case Activation.celu:
      return choose(isPositive, both(1), negativeExp(x, isPositive));
    case Activation.selu:
      return f64x2.mul(
        both(1.0507009873554805),
        choose(isPositive, both(1), f64x2.mul(both(1.6732632423543772), negativeExp(x, isPositive))),
      );
    case Activation.softplus:
      return sigmoid(x);
    case Activation.squareplus:
      return f64x2.div(y, rootOfSquarePlus4(x));
    case Activation.sparse_plus: {
      const between = f64x2.mul(both(0.5), f64x2.add(x, both(1)));
      return v128.andnot(choose(f64x2.lt(x, both(1)), between, both(1)), f64x2.le(x, both(-1)));
    }
    case Activation.silu: {
      const s = sigmoid(x);
      return f64x2.mul(s, f64x2.add(both(1), f64x2.mul(x, f64x2.sub(both(1), s))));
    }
    case Activation.gelu: {
      const density = exp(f64x2.mul(f64x2.mul(both(-0.5), x), x));
      return f64x2.add(normalCdf(x), f64x2.mul(f64x2.mul(x, both(0.3989422804014327)), density));
    }
    case Activation.mish: {
      const t = tanh(softplus(x));
      const rest = f64x2.mul(x, f64x2.sub(both(1), f64x2.mul(t, t)));
      return f64x2.add(t, f64x2.mul(rest, sigmoid(x)));
    }
    case Activation.hard_silu: {
      const between = f64x2.add(f64x2.div(x, both(3)), both(0.5));
      return v128.andnot(choose(f64x2.ge(x, both(3)), both(1), between), f64x2.le(x, both(-3)));
    }
    case Activation.softsign: {
      const d = f64x2.add(both(1), f64x2.abs(x));
      return f64x2.div(both(1), f64x2.mul(d, d));
    }
    case Activation.hard_sigmoid:
      return v128.andnot(both(1.0 / 6.0), f64x2.ge(f64x2.abs(x), both(3)));
    case Activation.hard_tanh:
      return v128.andnot(both(1), f64x2.ge(f64x2.abs(x), both(1)));
    case Activation.sparse_sigmoid:
      return v128.andnot(both(0.5), f64x2.ge(f64x2.abs(x), both(1)));
    case Activation.log_sigmoid:
      return sigmoid(f64x2.neg(x));
    case Activation.soft_shrink:
    case Activation.hard_shrink:
      return oneWhere(f64x2.gt(f64x2.abs(x), both(0.5)));
    case Activation.tanh_shrink: {
      const t = tanh(x);
      return f64x2.mul(t, t);
    }
    case Activation.exponential:
      return y;
    case Activation.step:
      return both(0);
    case Activation.re_lu: {
      const most = argument(constants, 0);
      const slope = argument(constants, 1);
      const threshold = argument(constants, 2);
      // Keras's ReLU with nothing but a slope is leaky_relu, which has that slope at 0, too.
      const isLeaky = v128.and(f64x2.eq(most, both(Infinity)), f64x2.eq(threshold, both(0)));
      const notAbove = v128.and(slope, v128.or(f64x2.lt(x, threshold), isLeaky));
      return choose(f64x2.gt(x, threshold), oneWhere(f64x2.lt(x, most)), notAbove);
    }
    case Activation.leaky_re_lu:
      return choose(isPositive, both(1), argument(constants, 0));
    case Activation.elu_with_alpha:
      return choose(isPositive, both(1), f64x2.mul(argument(constants, 0), negativeExp(x, isPositive)));
    case Activation.linear:
      return both(1);
    default:
      return unreachable();
  }
}
