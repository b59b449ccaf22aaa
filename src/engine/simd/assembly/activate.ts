import { areWithin, high, load4, low, narrow, store4 } from './doubles';
import { areSure, quickSigmoid, quickTanh } from './quick';
import { storeSome } from './lanes';
import { softmaxRows } from './softmaxHead';
import { Activation, derivativeOf, sigmoidSlope, tanhSlope, valueOf } from './pointwise';
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

// The most common ones have loops of their own, which go on as long as the values are usual. What is left of four values is
// computed behind the loop: because it needs the same constants, V8 makes them once before the loop, and not in each turn.

// @inline
function heldForTanh(v: v128): v128 {
  const most = f32x4.splat(9.02); // where tanh is 1 to float32, and beyond
  return f32x4.pmax(f32x4.pmin(v, most), f32x4.neg(most));
}

/** @returns how many values are done */
function usualTanhs(x: usize, y: usize, count: i32): i32 {
  let left = count;
  for (; left >= 4; left -= 4, x += 16, y += 16) {
    const v = heldForTanh(v128.load(x));
    const y01 = quickTanh(low(v));
    const y23 = quickTanh(high(v));
    if (!areSure(y01, y23)) return count - left;
    v128.store(y, narrow(y01, y23));
  }
  if (left > 0) {
    const v = heldForTanh(load4(x, left));
    const y01 = quickTanh(low(v));
    const y23 = quickTanh(high(v));
    if (!areSure(y01, y23)) return count - left;
    storeSome(y, narrow(y01, y23), left);
  }
  return count;
}

/** @returns how many values are done */
function usualSigmoids(x: usize, y: usize, count: i32): i32 {
  let left = count;
  for (; left >= 4; left -= 4, x += 16, y += 16) {
    const v = v128.load(x);
    if (!areWithin(v, 80)) return count - left;
    const y01 = quickSigmoid(low(v));
    const y23 = quickSigmoid(high(v));
    if (!areSure(y01, y23)) return count - left;
    v128.store(y, narrow(y01, y23));
  }
  if (left > 0) {
    const v = load4(x, left);
    if (!areWithin(v, 80)) return count - left;
    const y01 = quickSigmoid(low(v));
    const y23 = quickSigmoid(high(v));
    if (!areSure(y01, y23)) return count - left;
    storeSome(y, narrow(y01, y23), left);
  }
  return count;
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
  let n = (to - from) * units;
  while (n > 0) {
    let done = 0;
    if (kind == Activation.tanh) done = usualTanhs(x, y, n);
    else if (kind == Activation.sigmoid) done = usualSigmoids(x, y, n);
    x += (<usize>done) << 2;
    y += (<usize>done) << 2;
    n -= done;
    if (n <= 0) return;
    const v = load4(x, n);
    store4(y, narrow(valueOf(kind, constants, low(v)), valueOf(kind, constants, high(v))), n);
    x += 16;
    y += 16;
    n -= 4;
  }
}

function tanhInput(y: usize, dy: usize, dx: usize, count: i32): void {
  for (; count > 0; count -= 4, y += 16, dy += 16, dx += 16) {
    const v = v128.load(y);
    const d = v128.load(dy);
    store4(dx, narrow(f64x2.mul(low(d), tanhSlope(low(v))), f64x2.mul(high(d), tanhSlope(high(v)))), count);
  }
}

function sigmoidInput(y: usize, dy: usize, dx: usize, count: i32): void {
  for (; count > 0; count -= 4, y += 16, dy += 16, dx += 16) {
    const v = v128.load(y);
    const d = v128.load(dy);
    store4(dx, narrow(f64x2.mul(low(d), sigmoidSlope(low(v))), f64x2.mul(high(d), sigmoidSlope(high(v)))), count);
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
    case Activation.tanh:
      return tanhInput(y, dy, dx, (to - from) * units);
    case Activation.sigmoid:
      return sigmoidInput(y, dy, dx, (to - from) * units);
  }
  for (let n = (to - from) * units; n > 0; n -= 4, x += 16, y += 16, dy += 16, dx += 16) {
    const d = load4(dy, n);
    const u = load4(x, n);
    const v = load4(y, n);
    const d01 = f64x2.mul(low(d), derivativeOf(kind, constants, low(u), low(v)));
    const d23 = f64x2.mul(high(d), derivativeOf(kind, constants, high(u), high(v)));
    store4(dx, narrow(d01, d23), n);
  }
}
