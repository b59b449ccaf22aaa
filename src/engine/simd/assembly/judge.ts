import { both, first, high, load4, low, narrow, second, store4 } from './doubles';
import { Loss } from './kinds';
import {
  categoricalHingeGradient,
  categoricalHingeValue,
  hingeGradient,
  hingeValue,
  logitGradient,
  logitValue,
  probabilityGradient,
  probabilityValue,
  throughGradient,
} from './lossRows';
import { gradientTerms, lossTerms } from './lossTerms';

// The arguments of a loss in float64: from_logits (1 or 0), label_smoothing, delta.

// @inline
function areLogits(constants: usize): bool {
  return load<f64>(constants) == 1;
}

/** The label_smoothing of crossentropies, else the delta; sparse_categorical_crossentropy has none. */
// @inline
export function optionOf(kind: i32, constants: usize): f64 {
  switch (kind) {
    case Loss.binary_crossentropy:
    case Loss.categorical_crossentropy:
      return load<f64>(constants, 8);
    case Loss.huber:
      return load<f64>(constants, 16);
    default:
      return 0;
  }
}

/** (y − t)² */
// @inline
function squaredErrors(y: v128, t: v128): v128 {
  const e = f64x2.sub(y, t);
  return f64x2.mul(e, e);
}

/** `sum` + the losses of `count` outputs, one after the other. */
function addTerms(kind: i32, logits: bool, option: f64, y: usize, t: usize, count: i32, sum: f64): f64 {
  const isSquared = kind == Loss.mean_squared_error; // the most common one needs no call
  for (let n = count; n > 0; n -= 4, y += 16, t += 16) {
    const outputs = load4(y, n);
    const targets = load4(t, n);
    const v01 = isSquared
      ? squaredErrors(low(outputs), low(targets))
      : lossTerms(kind, logits, option, low(outputs), low(targets));
    sum += first(v01);
    if (n > 1) sum += second(v01);
    if (n > 2) {
      const v23 = isSquared
        ? squaredErrors(high(outputs), high(targets))
        : lossTerms(kind, logits, option, high(outputs), high(targets));
      sum += first(v23);
      if (n > 3) sum += second(v23);
    }
  }
  return sum;
}

/** The loss of a row. */
// @inline
function rowValue(kind: i32, logits: bool, option: f64, y: usize, t: usize, units: i32): f64 {
  switch (kind) {
    case Loss.categorical_crossentropy:
    case Loss.sparse_categorical_crossentropy:
      return logits ? logitValue(y, t, units, option) : probabilityValue(y, t, units, option);
    case Loss.hinge:
      return hingeValue(y, t, units);
    case Loss.categorical_hinge:
      return categoricalHingeValue(y, t, units);
    case Loss.kl_divergence:
      return addTerms(kind, logits, option, y, t, units, 0);
    default:
      return addTerms(kind, logits, option, y, t, units, 0) / <f64>units;
  }
}

// @inline
function isOfEachOutput(kind: i32): bool {
  switch (kind) {
    case Loss.categorical_crossentropy:
    case Loss.sparse_categorical_crossentropy:
    case Loss.hinge:
    case Loss.categorical_hinge:
      return false;
    default:
      return true;
  }
}

/** Adds the loss of rows [from, to) to the float64 at `tally`, row by row. */
export function loss(
  kind: i32,
  through: bool,
  constants: usize,
  y: usize,
  targets: usize,
  units: i32,
  tally: usize,
  from: i32,
  to: i32,
): void {
  const logits = through || areLogits(constants);
  const option = optionOf(kind, constants);
  const row = (<usize>units) << 2;
  y += <usize>from * row;
  targets += <usize>from * row;
  let sum = load<f64>(tally);
  if (units == 1 && isOfEachOutput(kind)) {
    sum = addTerms(kind, logits, option, y, targets, to - from, sum); // each output is a row
  } else {
    for (let r = from; r < to; r++, y += row, targets += row) {
      sum += rowValue(kind, logits, option, y, targets, units);
    }
  }
  store<f64>(tally, sum);
}

/** The gradient of rows [from, to) of a batch of `rows`. */
export function lossGradient(
  kind: i32,
  through: bool,
  constants: usize,
  y: usize,
  targets: usize,
  units: i32,
  out: usize,
  from: i32,
  to: i32,
  rows: i32,
): void {
  const logits = areLogits(constants);
  const option = optionOf(kind, constants);
  const scale = 1 / <f64>rows;
  const row = (<usize>units) << 2;
  y += <usize>from * row;
  targets += <usize>from * row;
  out += <usize>from * row;
  if (isOfEachOutput(kind)) {
    const isSquared = kind == Loss.mean_squared_error;
    const factor = scale / <f64>units;
    const twice = (2 * scale) / <f64>units;
    for (let n = (to - from) * units; n > 0; n -= 4, y += 16, targets += 16, out += 16) {
      const v = load4(y, n);
      const t = load4(targets, n);
      if (isSquared) {
        const g01 = f64x2.mul(f64x2.sub(low(v), low(t)), both(twice));
        const g23 = f64x2.mul(f64x2.sub(high(v), high(t)), both(twice));
        store4(out, narrow(g01, g23), n);
      } else {
        const g01 = gradientTerms(kind, logits, through, option, scale, factor, low(v), low(t));
        const g23 = gradientTerms(kind, logits, through, option, scale, factor, high(v), high(t));
        store4(out, narrow(g01, g23), n);
      }
    }
    return;
  }
  for (let r = from; r < to; r++, y += row, targets += row, out += row) {
    switch (kind) {
      case Loss.hinge:
        hingeGradient(y, targets, units, scale, out);
        break;
      case Loss.categorical_hinge:
        categoricalHingeGradient(y, targets, units, scale, out);
        break;
      default:
        if (logits) logitGradient(y, targets, units, option, scale, out);
        else if (through) throughGradient(y, targets, units, option, scale, out);
        else probabilityGradient(y, targets, units, option, scale, out);
    }
  }
}
