import { both, first, low, second } from './doubles';
import { exp } from './pairs';
import { exp as scalarExp, log } from './scalars';

// The activations that tie the units of a layer together: src/engine/activations/rows.ts. A row begins at an address.

/** Number `j` after an address. */
// @inline
export function at(address: usize, j: i32): f64 {
  return <f64>load<f32>(address + ((<usize>j) << 2));
}

// @inline
export function put(address: usize, j: i32, value: f64): void {
  store<f32>(address + ((<usize>j) << 2), <f32>value);
}

/** The largest value of a row. */
export function largestOf(x: usize, units: i32): f64 {
  let largest = load<f32>(x);
  for (let j = 1; j < units; j++) {
    const v = load<f32>(x + ((<usize>j) << 2));
    if (v > largest) largest = v;
  }
  return <f64>largest;
}

/** Σₖ e^(x[k] − largest) */
export function exponentials(x: usize, units: i32, largest: f64): f64 {
  let sum: f64 = 0;
  let j = 0;
  for (; j + 2 <= units; j += 2) {
    const e = exp(f64x2.sub(low(v128.load64_zero(x + ((<usize>j) << 2))), both(largest)));
    sum += first(e);
    sum += second(e);
  }
  if (j < units) sum += scalarExp(at(x, j) - largest);
  return sum;
}

export function softmax(x: usize, y: usize, units: i32): void {
  const largest = largestOf(x, units);
  const sum = exponentials(x, units, largest);
  let j = 0;
  for (; j + 2 <= units; j += 2) {
    const e = exp(f64x2.sub(low(v128.load64_zero(x + ((<usize>j) << 2))), both(largest)));
    v128.store64_lane(y + ((<usize>j) << 2), f32x4.demote_f64x2_zero(f64x2.div(e, both(sum))), 0);
  }
  if (j < units) put(y, j, scalarExp(at(x, j) - largest) / sum);
}

/** dxⱼ = yⱼ·(dyⱼ − Σₖ dyₖ·yₖ) */
export function softmaxBack(y: usize, dy: usize, dx: usize, units: i32): void {
  let dot: f64 = 0;
  for (let j = 0; j < units; j++) dot += at(dy, j) * at(y, j);
  for (let j = 0; j < units; j++) put(dx, j, at(y, j) * (at(dy, j) - dot));
}

export function logSoftmax(x: usize, y: usize, units: i32): void {
  const largest = largestOf(x, units);
  const logSum = log(exponentials(x, units, largest));
  for (let j = 0; j < units; j++) put(y, j, at(x, j) - largest - logSum);
}

/** dxⱼ = dyⱼ − e^yⱼ·Σₖ dyₖ */
export function logSoftmaxBack(y: usize, dy: usize, dx: usize, units: i32): void {
  let sum: f64 = 0;
  for (let j = 0; j < units; j++) sum += at(dy, j);
  for (let j = 0; j < units; j++) put(dx, j, at(dy, j) - scalarExp(at(y, j)) * sum);
}

export function sparsemax(x: usize, y: usize, units: i32): void {
  const largest = largestOf(x, units);
  let tau: f64 = -Infinity;
  for (let above = 0, before = -1; above != before;) {
    before = above;
    above = 0;
    let sum: f64 = 0;
    for (let j = 0; j < units; j++) {
      const z = at(x, j) - largest;
      if (z <= tau) continue;
      sum += z;
      above++;
    }
    tau = (sum - 1) / <f64>above;
  }
  for (let j = 0; j < units; j++) {
    const p = at(x, j) - largest - tau;
    put(y, j, p <= 0 ? 0 : p);
  }
}

/** dxⱼ = dyⱼ − their mean, both over the outputs that are not 0 */
export function sparsemaxBack(y: usize, dy: usize, dx: usize, units: i32): void {
  let sum: f64 = 0;
  let above = 0;
  for (let j = 0; j < units; j++) {
    if (at(y, j) == 0) continue;
    sum += at(dy, j);
    above++;
  }
  const mean = sum / <f64>above;
  for (let j = 0; j < units; j++) put(dx, j, at(y, j) == 0 ? 0 : at(dy, j) - mean);
}
