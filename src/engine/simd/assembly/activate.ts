import { Activation } from './kinds';
import { areWithin, high, load4, low, narrow, store4 } from './doubles';
import { sigmoid, tanh } from './pairs';
import { areSure, quickSigmoid, quickTanh } from './quick';
import { softmaxRows } from './softmaxHead';
import { derivativeOf, sigmoidSlope, tanhSlope, valueOf } from './pointwise';
import { logSoftmax, logSoftmaxBack, softmaxBack, sparsemax, sparsemaxBack } from './rowWise';

/** y = max(0, x) for `count` values. */
function relu(x: usize, y: usize, count: i32): void {
  const zero = f32x4.splat(0);
  for (; count > 0; count -= 4, x += 16, y += 16) {
    const v = v128.load(x);
    store4(y, v128.andnot(v, f32x4.le(v, zero)), count);
  }
}

/** dx = dy · 1, or dy · 0 where x is not positive. */
function reluInput(x: usize, dy: usize, dx: usize, count: i32): void {
  const one = f32x4.splat(1);
  for (; count > 0; count -= 4, x += 16, dy += 16, dx += 16) {
    const slope = v128.and(f32x4.gt(v128.load(x), f32x4.splat(0)), one);
    store4(dx, f32x4.mul(v128.load(dy), slope), count);
  }
}

/** y = f(x) for rows [from, to) of `units` values. */
export function activation(
  kind: i32,
  constants: usize,
  x: usize,
  y: usize,
  units: i32,
  from: i32,
  to: i32,
  scratch: usize,
): void {
  if (kind == Activation.softmax) {
    softmaxRows(x, y, units, from, to, scratch);
    return;
  }
  const row = (<usize>units) << 2;
  x += <usize>from * row;
  y += <usize>from * row;
  switch (kind) {
    case Activation.log_softmax:
      for (let r = from; r < to; r++, x += row, y += row) logSoftmax(x, y, units);
      return;
    case Activation.sparsemax:
      for (let r = from; r < to; r++, x += row, y += row) sparsemax(x, y, units);
      return;
    case Activation.relu:
      return relu(x, y, (to - from) * units);
  }
  // The most common ones have loops of their own; they need no branch for what is usual.
  for (let n = (to - from) * units; n > 0; n -= 4, x += 16, y += 16) {
    const v = load4(x, n);
    if (kind == Activation.tanh) {
      const most = f32x4.splat(9.02); // where tanh is 1 to float32, and beyond
      const held = f32x4.pmax(f32x4.pmin(v, most), f32x4.neg(most));
      const y01 = quickTanh(low(held));
      const y23 = quickTanh(high(held));
      if (areSure(y01, y23)) store4(y, narrow(y01, y23), n);
      else store4(y, narrow(tanh(low(v)), tanh(high(v))), n);
    } else if (kind == Activation.sigmoid && areWithin(v, 80)) {
      const y01 = quickSigmoid(low(v));
      const y23 = quickSigmoid(high(v));
      if (areSure(y01, y23)) store4(y, narrow(y01, y23), n);
      else store4(y, narrow(sigmoid(low(v)), sigmoid(high(v))), n);
    } else {
      store4(y, narrow(valueOf(kind, constants, low(v)), valueOf(kind, constants, high(v))), n);
    }
  }
}

/** dx = dy · f′(x) for rows [from, to) of `units` values, given y = f(x). */
export function activationInput(
  kind: i32,
  constants: usize,
  x: usize,
  y: usize,
  dy: usize,
  dx: usize,
  units: i32,
  from: i32,
  to: i32,
): void {
  const row = (<usize>units) << 2;
  const start = <usize>from * row;
  x += start;
  y += start;
  dy += start;
  dx += start;
  switch (kind) {
    case Activation.softmax:
      for (let r = from; r < to; r++, y += row, dy += row, dx += row) softmaxBack(y, dy, dx, units);
      return;
    case Activation.log_softmax:
      for (let r = from; r < to; r++, y += row, dy += row, dx += row) logSoftmaxBack(y, dy, dx, units);
      return;
    case Activation.sparsemax:
      for (let r = from; r < to; r++, y += row, dy += row, dx += row) sparsemaxBack(y, dy, dx, units);
      return;
    case Activation.relu:
      return reluInput(x, dy, dx, (to - from) * units);
  }
  for (let n = (to - from) * units; n > 0; n -= 4, x += 16, y += 16, dy += 16, dx += 16) {
    const d = load4(dy, n);
    if (kind == Activation.tanh) {
      const v = load4(y, n);
      const out = narrow(f64x2.mul(low(d), tanhSlope(low(v))), f64x2.mul(high(d), tanhSlope(high(v))));
      store4(dx, out, n);
    } else if (kind == Activation.sigmoid) {
      const v = load4(y, n);
      const out = narrow(f64x2.mul(low(d), sigmoidSlope(low(v))), f64x2.mul(high(d), sigmoidSlope(high(v))));
      store4(dx, out, n);
    } else {
      const u = load4(x, n);
      const v = load4(y, n);
      const d01 = f64x2.mul(low(d), derivativeOf(kind, constants, low(u), low(v)));
      const d23 = f64x2.mul(high(d), derivativeOf(kind, constants, high(u), high(v)));
      store4(dx, narrow(d01, d23), n);
    }
  }
}
