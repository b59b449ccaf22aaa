import { both, first, isAll, low, second } from './doubles';
import { held, highest, isWithin } from './lossTerms';
import { log } from './pairs';
import { at, exponentials, largestOf, put } from './rowWise';
import { exp, log as scalarLog } from './scalars';

// The losses that judge the outputs of a row together: src/engine/losses. A row of outputs y (or logits z) and one of
// targets t begin at an address.

/** Two numbers of a row, or the last one and 0. */
// @inline
function two(row: usize, j: i32, units: i32): v128 {
  const address = row + ((<usize>j) << 2);
  return low(j + 1 < units ? v128.load64_zero(address) : v128.load32_zero(address));
}

/** Σ t·(log Σ e^(z − max z) + max z − z) */
export function logitValue(z: usize, t: usize, units: i32, smoothing: f64): f64 {
  const keep = 1 - smoothing;
  const add = smoothing / <f64>units;
  const largest = largestOf(z, units);
  const logTotal = scalarLog(exponentials(z, units, largest));
  let sum: f64 = 0;
  for (let j = 0; j < units; j++) sum += (at(t, j) * keep + add) * (logTotal + largest - at(z, j));
  return sum;
}

/** −Σ t·log(y / Σ y) */
export function probabilityValue(y: usize, t: usize, units: i32, smoothing: f64): f64 {
  const keep = 1 - smoothing;
  const add = smoothing / <f64>units;
  let total: f64 = 0;
  for (let j = 0; j < units; j++) total += at(y, j);
  let sum: f64 = 0;
  for (let j = 0; j < units; j += 2) {
    const logs = log(held(f64x2.div(two(y, j, units), both(total)), highest));
    sum -= (at(t, j) * keep + add) * first(logs);
    if (j + 1 < units) sum -= (at(t, j + 1) * keep + add) * second(logs);
  }
  return sum;
}

/** ∂/∂z = y·Σt − t, from the outputs of softmax */
export function throughGradient(y: usize, t: usize, units: i32, smoothing: f64, scale: f64, out: usize): void {
  const keep = 1 - smoothing;
  const add = smoothing / <f64>units;
  let total: f64 = 0;
  for (let j = 0; j < units; j++) total += at(t, j) * keep + add;
  for (let j = 0; j < units; j++) put(out, j, (at(y, j) * total - (at(t, j) * keep + add)) * scale);
}

/** ∂/∂z = softmax(z)·Σt − t */
export function logitGradient(z: usize, t: usize, units: i32, smoothing: f64, scale: f64, out: usize): void {
  const keep = 1 - smoothing;
  const add = smoothing / <f64>units;
  const largest = largestOf(z, units);
  const total = exponentials(z, units, largest);
  let weight: f64 = 0;
  for (let j = 0; j < units; j++) weight += at(t, j) * keep + add;
  for (let j = 0; j < units; j++) {
    put(out, j, ((exp(at(z, j) - largest) / total) * weight - (at(t, j) * keep + add)) * scale);
  }
}

// @inline
function holds(p: f64): bool {
  return isAll(isWithin(both(p), highest));
}

/** ∂/∂yₖ = Σⱼ −tⱼ/qⱼ · (δⱼₖ/S − yⱼ/S²), with q = y/S and only where q is not clipped */
export function probabilityGradient(y: usize, t: usize, units: i32, smoothing: f64, scale: f64, out: usize): void {
  const keep = 1 - smoothing;
  const add = smoothing / <f64>units;
  let total: f64 = 0;
  for (let j = 0; j < units; j++) total += at(y, j);
  let kept: f64 = 0;
  for (let j = 0; j < units; j++) if (holds(at(y, j) / total)) kept += at(t, j) * keep + add;
  for (let j = 0; j < units; j++) {
    const own = holds(at(y, j) / total) ? (at(t, j) * keep + add) / at(y, j) : 0;
    put(out, j, (kept / total - own) * scale);
  }
}

/** Whether the targets are labels 0 and 1, which stand for −1 and 1. */
function areLabels(t: usize, units: i32): bool {
  for (let j = 0; j < units; j++) {
    const label = at(t, j);
    if (label != 0 && label != 1) return false;
  }
  return true;
}

export function hingeValue(y: usize, t: usize, units: i32): f64 {
  const labels = areLabels(t, units);
  let sum: f64 = 0;
  for (let j = 0; j < units; j++) {
    const margin = 1 - (labels ? 2 * at(t, j) - 1 : at(t, j)) * at(y, j);
    sum += margin < 0 ? 0 : margin;
  }
  return sum / <f64>units;
}

export function hingeGradient(y: usize, t: usize, units: i32, scale: f64, out: usize): void {
  const labels = areLabels(t, units);
  const factor = scale / <f64>units;
  for (let j = 0; j < units; j++) {
    const sign = labels ? 2 * at(t, j) - 1 : at(t, j);
    put(out, j, 1 - sign * at(y, j) > 0 ? -sign * factor : 0);
  }
}

/** The largest (1 − t)·y of the row; NaN if there is one after the first. */
function largestWrong(y: usize, t: usize, units: i32): f64 {
  let largest = (1 - at(t, 0)) * at(y, 0);
  for (let j = 1; j < units; j++) {
    const wrong = (1 - at(t, j)) * at(y, j);
    if (!(wrong <= largest)) largest = wrong;
  }
  return largest;
}

function right(y: usize, t: usize, units: i32): f64 {
  let sum: f64 = 0;
  for (let j = 0; j < units; j++) sum += at(t, j) * at(y, j);
  return sum;
}

export function categoricalHingeValue(y: usize, t: usize, units: i32): f64 {
  const margin = largestWrong(y, t, units) - right(y, t, units) + 1;
  return margin < 0 ? 0 : margin;
}

export function categoricalHingeGradient(y: usize, t: usize, units: i32, scale: f64, out: usize): void {
  const largest = largestWrong(y, t, units);
  const counts = largest - right(y, t, units) + 1 > 0;
  let alike = 0;
  for (let j = 0; j < units; j++) if ((1 - at(t, j)) * at(y, j) == largest) alike++;
  for (let j = 0; j < units; j++) {
    const wrong = (1 - at(t, j)) * at(y, j) == largest ? (1 - at(t, j)) / <f64>alike : 0;
    put(out, j, counts ? (wrong - at(t, j)) * scale : 0);
  }
}
