/**
 * Work before and after an update, on `count` numbers at an address. Some bytes after them are read, never used.
 */

import { storeSome } from './lanes';

/** p ← p − p·λ·η */
export function decay(p: usize, count: i32, weightDecay: f32, learningRate: f32): void {
  const lambda = f32x4.splat(weightDecay);
  const rate = f32x4.splat(learningRate);
  for (; count > 0; count -= 4) {
    const weights = v128.load(p);
    storeSome(p, f32x4.sub(weights, f32x4.mul(f32x4.mul(weights, lambda), rate)), count);
    p += 16;
  }
}

/** g ← g·factor / divisor */
export function scale(g: usize, count: i32, factor: f32, divisor: f32): void {
  const factors = f32x4.splat(factor);
  const divisors = f32x4.splat(divisor);
  for (; count > 0; count -= 4) {
    storeSome(g, f32x4.div(f32x4.mul(v128.load(g), factors), divisors), count);
    g += 16;
  }
}

/** g ← min(max(g, −limit), limit) for a limit ≥ 0; NaN stays. */
export function clip(g: usize, count: i32, limit: f32): void {
  const highest = f32x4.splat(limit);
  const lowest = f32x4.neg(highest);
  for (; count > 0; count -= 4) {
    storeSome(g, f32x4.pmax(f32x4.pmin(v128.load(g), highest), lowest), count);
    g += 16;
  }
}

/** sum + Σ g², ascending. */
export function sumOfSquares(g: usize, count: i32, sum: f32): f32 {
  for (; count > 0; count--) {
    const gradient = load<f32>(g);
    sum += gradient * gradient;
    g += 4;
  }
  return sum;
}

/** Adds Σ|w| and Σw² to the two float64 at `sums`, ascending. */
export function penaltySums(w: usize, count: i32, sums: usize): void {
  let absolute = load<f64>(sums);
  let squares = load<f64>(sums, 8);
  for (; count > 0; count--) {
    const weight = <f64>load<f32>(w);
    absolute += abs(weight);
    squares += weight * weight;
    w += 4;
  }
  store<f64>(sums, absolute);
  store<f64>(sums, squares, 8);
}

/** g ← g + (l1·sign(w) + 2·l2·w), with sign(0) = 0 */
export function penaltyGradient(w: usize, g: usize, count: i32, l1: f32, twoL2: f32): void {
  const zero = f32x4.splat(0);
  const plus = f32x4.splat(l1);
  const minus = f32x4.splat(-l1);
  const factor = f32x4.splat(twoL2);
  for (; count > 0; count -= 4) {
    const weights = v128.load(w);
    const sign = v128.or(v128.and(plus, f32x4.gt(weights, zero)), v128.and(minus, f32x4.lt(weights, zero)));
    const change = f32x4.add(sign, f32x4.mul(factor, weights));
    storeSome(g, f32x4.add(v128.load(g), change), count);
    w += 16;
    g += 16;
  }
}

/** Whether all are finite: the exponent of those that are not has all its bits set. */
export function allFinite(p: usize, count: i32): bool {
  const bits: i32 = 0x7f800000;
  const exponent = i32x4.splat(bits);
  let broken = i32x4.splat(0);
  for (; count >= 4; count -= 4) {
    broken = v128.or(broken, i32x4.eq(v128.and(v128.load(p), exponent), exponent));
    p += 16;
  }
  for (; count > 0; count--) {
    if ((load<i32>(p) & bits) == bits) return false;
    p += 4;
  }
  return !v128.any_true(broken);
}

/** Copies; the two do not overlap. */
export function copy(to: usize, from: usize, count: i32): void {
  if (count > 128) return memory.copy(to, from, (<usize>count) << 2); // which is slow to begin with
  for (; count > 0; count -= 4) {
    storeSome(to, v128.load(from), count);
    to += 16;
    from += 16;
  }
}

/**
 * Copies rows of `width` numbers to rows [from, to): those whose indices are at `next` and after it, or, where that is 0,
 * those from row `first` on. Some bytes after a row are read.
 */
export function gatherRows(out: usize, data: usize, width: i32, next: usize, first: i32, from: i32, to: i32): void {
  const step = (<usize>width) << 2;
  out += <usize>from * step;
  if (next == 0) return copy(out, data + <usize>first * step, (to - from) * width);
  const end = next + ((<usize>(to - from)) << 2);
  if (width <= 4) {
    // What a row has too much is overwritten by the next one.
    for (; next < end - 4; next += 4, out += step) v128.store(out, v128.load(data + <usize>load<i32>(next) * step));
    storeSome(out, v128.load(data + <usize>load<i32>(next) * step), width);
    return;
  }
  for (; next < end; next += 4, out += step) copy(out, data + <usize>load<i32>(next) * step, width);
}
