import { both, choose } from './doubles';
import { Loss } from './kinds';
import { exp, log, log1p, sigmoid, tanh } from './pairs';

// The losses that judge each output separately, for two outputs y and targets t at a time: src/engine/losses.

/** `keras.config.epsilon()` */
const epsilon: f64 = 1e-7;

/** The largest probability: 1 − ε, rounded to float32. */
export const highest: f64 = <f64>(<f32>(1 - 1e-7));

/** Held within ε and `top`; NaN stays. */
// @inline
export function held(p: v128, top: f64): v128 {
  return choose(f64x2.lt(p, both(epsilon)), both(epsilon), choose(f64x2.gt(p, both(top)), both(top), p));
}

/** Whether p is within ε and `top`. */
// @inline
export function isWithin(p: v128, top: f64): v128 {
  return v128.and(f64x2.ge(p, both(epsilon)), f64x2.le(p, both(top)));
}

/** 1 or −1; ±0 and NaN stay. */
// @inline
function signOf(e: v128): v128 {
  const isNumber = v128.or(f64x2.gt(e, both(0)), f64x2.lt(e, both(0)));
  return choose(isNumber, v128.or(v128.and(e, both(-0.0)), both(1)), e);
}

/** t ← t·(1 − smoothing) + ½·smoothing */
// @inline
function smoothed(t: v128, smoothing: f64): v128 {
  return f64x2.add(f64x2.mul(t, both(1 - smoothing)), both(0.5 * smoothing));
}

/**
 * The loss of each output, except for mean_squared_error. `areLogits`: whether y are logits, for binary_crossentropy; `option`: its label_smoothing, or
 * the delta of huber.
 */
export function lossTerms(kind: i32, areLogits: bool, option: f64, y: v128, t: v128): v128 {
  const e = f64x2.sub(y, t);
  switch (kind) {
    case Loss.mean_absolute_error:
      return f64x2.abs(e);
    case Loss.huber: {
      const square = f64x2.mul(f64x2.mul(both(0.5), e), e);
      const beyond = f64x2.sub(f64x2.mul(both(option), f64x2.abs(e)), both(0.5 * option * option));
      return choose(f64x2.le(f64x2.abs(e), both(option)), square, beyond);
    }
    case Loss.log_cosh: {
      const a = f64x2.abs(e);
      const rest = log1p(exp(f64x2.mul(both(-2), a)));
      return f64x2.sub(f64x2.add(a, rest), both(0.6931471805599453));
    }
    case Loss.binary_crossentropy: {
      const target = smoothed(t, option);
      if (areLogits) {
        const positive = v128.and(y, f64x2.gt(y, both(0)));
        const rest = log1p(exp(f64x2.neg(f64x2.abs(y))));
        return f64x2.add(f64x2.sub(positive, f64x2.mul(y, target)), rest);
      }
      const p = held(y, highest);
      const others = f64x2.mul(f64x2.sub(both(1), target), log1p(f64x2.neg(p)));
      return f64x2.neg(f64x2.add(f64x2.mul(target, log(p)), others));
    }
    case Loss.poisson:
      return f64x2.sub(y, f64x2.mul(t, log(f64x2.add(y, both(epsilon)))));
    case Loss.kl_divergence: {
      const target = held(t, 1);
      return f64x2.mul(target, log(f64x2.div(target, held(y, 1))));
    }
    default:
      return unreachable();
  }
}

/**
 * The gradient of each output, except for mean_squared_error. `through`: whether y is the output, but the gradient is that
 * of its logit; `perUnit`: scale / units.
 */
export function gradientTerms(
  kind: i32,
  areLogits: bool,
  through: bool,
  option: f64,
  scale: f64,
  perUnit: f64,
  y: v128,
  t: v128,
): v128 {
  const e = f64x2.sub(y, t);
  const factor = both(perUnit);
  switch (kind) {
    case Loss.mean_absolute_error:
      return f64x2.mul(signOf(e), factor);
    case Loss.huber: {
      const slope = choose(f64x2.le(f64x2.abs(e), both(option)), e, f64x2.mul(both(option), signOf(e)));
      return f64x2.mul(slope, factor);
    }
    case Loss.log_cosh:
      return f64x2.mul(tanh(e), factor);
    case Loss.binary_crossentropy: {
      const target = smoothed(t, option);
      if (through) return f64x2.mul(f64x2.sub(y, target), factor);
      if (areLogits) return f64x2.mul(f64x2.sub(sigmoid(y), target), factor);
      const slope = f64x2.div(f64x2.sub(y, target), f64x2.mul(y, f64x2.sub(both(1), y)));
      return choose(isWithin(y, highest), f64x2.mul(slope, factor), v128.and(y, f64x2.ne(y, y)));
    }
    case Loss.poisson: {
      const share = f64x2.div(t, f64x2.add(y, both(epsilon)));
      return f64x2.mul(f64x2.sub(both(1), share), factor);
    }
    case Loss.kl_divergence: {
      const slope = f64x2.mul(f64x2.div(f64x2.neg(held(t, 1)), y), both(scale));
      return choose(isWithin(y, 1), slope, v128.and(y, f64x2.ne(y, y)));
    }
    default:
      return unreachable();
  }
}
