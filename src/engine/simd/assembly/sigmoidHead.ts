import { both, first, high, isAll, load4, low, narrow, second, store4 } from './doubles';
import { exp, log1p, sigmoidOf, usualLog1p } from './pairs';

/** max(0, z) − z·t + log(1 + e^−|z|), from e^−|z| */
// @inline
function termsOf(z: v128, t: v128, e: v128): v128 {
  const positive = v128.and(z, f64x2.gt(z, both(0)));
  const rest = isAll(f64x2.le(e, both(1))) ? usualLog1p(e) : log1p(e); // which is NaN
  return f64x2.add(f64x2.sub(positive, f64x2.mul(z, t)), rest);
}

/**
 * The sigmoid and its cross-entropy together: for rows [from, to) of a batch of `rows` writes the outputs y, adds the loss
 * to the float64 at `tally`, row by row, and writes the gradient dz, unless that is 0. It gives what `activation`, `loss`
 * and `lossGradient` give one after the other, but each power is computed once.
 */
export function sigmoidCrossentropy(
  z: usize,
  y: usize,
  targets: usize,
  smoothing: f64,
  units: i32,
  tally: usize,
  dz: usize,
  from: i32,
  to: i32,
  rows: i32,
): void {
  const keep = both(1 - smoothing);
  const add = both(0.5 * smoothing);
  const factor = both(1 / <f64>rows / <f64>units);
  // Where there is one unit, all outputs are gone through as if they were of one row: the sums are the same.
  const width = units == 1 ? to - from : units;
  const step = (<usize>width) << 2;
  const start = <usize>from * ((<usize>units) << 2);
  const end = <usize>to * ((<usize>units) << 2);
  let tallied = load<f64>(tally);
  for (let row = start; row < end; row += step) {
    let sum = units == 1 ? tallied : 0;
    for (let n = width, i = row; n > 0; n -= 4, i += 16) {
      const v = load4(z + i, n);
      const v01 = low(v);
      const v23 = high(v);
      const e01 = exp(f64x2.neg(f64x2.abs(v01)));
      const e23 = n > 2 ? exp(f64x2.neg(f64x2.abs(v23))) : both(1);
      const out = narrow(sigmoidOf(v01, e01), sigmoidOf(v23, e23));
      store4(y + i, out, n);
      const t = load4(targets + i, n);
      const t01 = f64x2.add(f64x2.mul(low(t), keep), add);
      const t23 = f64x2.add(f64x2.mul(high(t), keep), add);
      const terms01 = termsOf(v01, t01, e01);
      sum += first(terms01);
      if (n > 1) sum += second(terms01);
      if (n > 2) {
        const terms23 = termsOf(v23, t23, e23);
        sum += first(terms23);
        if (n > 3) sum += second(terms23);
      }
      if (dz == 0) continue;
      const d01 = f64x2.mul(f64x2.sub(low(out), t01), factor);
      const d23 = f64x2.mul(f64x2.sub(high(out), t23), factor);
      store4(dz + i, narrow(d01, d23), n);
    }
    tallied = units == 1 ? sum : tallied + sum / <f64>units;
  }
  store<f64>(tally, tallied);
}
