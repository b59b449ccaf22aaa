import { both, first, high, isAll, low, narrow, second } from './doubles';
import { column, storeColumn, toRow } from './lanes';
import { logitValue, throughGradient } from './lossRows';
import { exp, log, usualExp, usualLog } from './pairs';
import { softmax } from './rowWise';

/** Units of a row at most that have room in the scratch. */
const most = 512;

// In the scratch, for four rows: the largest z as float32, the sums of the powers as float64, and for each unit the powers
// as float64.
const sums: usize = 16;
const powers: usize = 48;

/** e^z01 and e^z23 to two vectors at an address. */
// @inline
function storeExps(to: usize, z01: v128, z23: v128): void {
  const isUsual = v128.and(f64x2.ge(z01, both(-707)), f64x2.ge(z23, both(-707))); // they are at most 0
  if (isAll(isUsual)) {
    v128.store(to, usualExp(z01));
    v128.store(to, usualExp(z23), 16);
  } else {
    v128.store(to, exp(z01));
    v128.store(to, exp(z23), 16);
  }
}

/** e^(z − max z) of four rows to the scratch, and what else is there. */
function storePowers(z: usize, step: usize, row1: usize, row2: usize, row3: usize, scratch: usize): void {
  const end = z + step;
  let largest = column(z, row1, row2, row3);
  for (let i = z + 4; i < end; i += 4) {
    const v = column(i, row1, row2, row3);
    largest = v128.bitselect(v, largest, f32x4.gt(v, largest));
  }
  v128.store(scratch, largest);
  // The first unit comes before the loop: because it needs the same constants, V8 makes them once, and not in each turn.
  let e = scratch + powers;
  const v = column(z, row1, row2, row3);
  storeExps(e, f64x2.sub(low(v), low(largest)), f64x2.sub(high(v), high(largest)));
  let total01 = v128.load(e);
  let total23 = v128.load(e, 16);
  for (let i = z + 4; i < end; i += 4) {
    e += 32;
    const v = column(i, row1, row2, row3);
    storeExps(e, f64x2.sub(low(v), low(largest)), f64x2.sub(high(v), high(largest)));
    total01 = f64x2.add(total01, v128.load(e));
    total23 = f64x2.add(total23, v128.load(e, 16));
  }
  v128.store(scratch, total01, sums);
  v128.store(scratch, total23, sums + 16);
}

/** The outputs of softmax for rows [from, to). */
export function softmaxRows(z: usize, y: usize, units: i32, from: i32, to: i32, scratch: usize): void {
  const step = (<usize>units) << 2;
  if (units > most) {
    for (let r = <usize>from; r < <usize>to; r++) softmax(z + r * step, y + r * step, units);
    return;
  }
  for (let r = from; r < to; r += 4) {
    const start = <usize>r * step;
    const row1 = toRow(1, to - r, step);
    const row2 = toRow(2, to - r, step);
    const row3 = toRow(3, to - r, step);
    storePowers(z + start, step, row1, row2, row3, scratch);
    const total01 = v128.load(scratch, sums);
    const total23 = v128.load(scratch, sums + 16);
    for (let i = y + start, e = scratch + powers; i < y + start + step; i += 4, e += 32) {
      const shares = narrow(f64x2.div(v128.load(e), total01), f64x2.div(v128.load(e, 16), total23));
      storeColumn(i, shares, row1, row2, row3);
    }
  }
}

/**
 * Softmax and its cross-entropy together: for rows [from, to) of a batch of `rows` writes the outputs y, adds the loss to
 * the float64 at `tally`, row by row, and writes the gradient dz, unless that is 0. It gives what `activation`, `loss` and
 * `lossGradient` give one after the other, but each power is computed once, and four rows at a time.
 */
export function softmaxCrossentropy(
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
  scratch: usize,
): void {
  const step = (<usize>units) << 2;
  const scale = 1 / <f64>rows;
  let sum = load<f64>(tally);
  if (units > most) {
    for (let r = <usize>from; r < <usize>to; r++) {
      const at = r * step;
      softmax(z + at, y + at, units);
      sum += logitValue(z + at, targets + at, units, smoothing);
      if (dz != 0) throughGradient(y + at, targets + at, units, smoothing, scale, dz + at);
    }
    store<f64>(tally, sum);
    return;
  }
  const keep = both(1 - smoothing);
  const add = both(smoothing / <f64>units);
  for (let r = from; r < to; r += 4) {
    const start = <usize>r * step;
    const end = start + step;
    const count = to - r;
    const row1 = toRow(1, count, step);
    const row2 = toRow(2, count, step);
    const row3 = toRow(3, count, step);

    storePowers(z + start, step, row1, row2, row3, scratch);
    const largest = v128.load(scratch);
    const total01 = v128.load(scratch, sums);
    const total23 = v128.load(scratch, sums + 16);

    // Σ t·(log Σ e^(z − max z) + max z − z)
    // The sums are 1 at least, unless there are NaN.
    const isUsual = v128.and(f64x2.lt(total01, both(Infinity)), f64x2.lt(total23, both(Infinity)));
    let log01: v128;
    let log23: v128;
    if (isAll(isUsual)) {
      log01 = usualLog(total01);
      log23 = usualLog(total23);
    } else {
      log01 = log(total01);
      log23 = log(total23);
    }
    const above01 = f64x2.add(log01, low(largest));
    const above23 = f64x2.add(log23, high(largest));
    let value01 = both(0);
    let value23 = both(0);
    let weight01 = both(0);
    let weight23 = both(0);
    for (let i = start, e = scratch + powers; i < end; i += 4, e += 32) {
      const shares = narrow(f64x2.div(v128.load(e), total01), f64x2.div(v128.load(e, 16), total23));
      storeColumn(y + i, shares, row1, row2, row3);
      const v = column(z + i, row1, row2, row3);
      const t = column(targets + i, row1, row2, row3);
      const t01 = f64x2.add(f64x2.mul(low(t), keep), add);
      const t23 = f64x2.add(f64x2.mul(high(t), keep), add);
      weight01 = f64x2.add(weight01, t01);
      weight23 = f64x2.add(weight23, t23);
      value01 = f64x2.add(value01, f64x2.mul(t01, f64x2.sub(above01, low(v))));
      value23 = f64x2.add(value23, f64x2.mul(t23, f64x2.sub(above23, high(v))));
    }
    sum += first(value01);
    if (count > 1) sum += second(value01);
    if (count > 2) sum += first(value23);
    if (count > 3) sum += second(value23);

    // ∂/∂z = y·Σt − t
    if (dz == 0) continue;
    for (let i = start; i < end; i += 4) {
      const v = column(y + i, row1, row2, row3);
      const t = column(targets + i, row1, row2, row3);
      const t01 = f64x2.add(f64x2.mul(low(t), keep), add);
      const t23 = f64x2.add(f64x2.mul(high(t), keep), add);
      const d01 = f64x2.mul(f64x2.sub(f64x2.mul(low(v), weight01), t01), both(scale));
      const d23 = f64x2.mul(f64x2.sub(f64x2.mul(high(v), weight23), t23), both(scale));
      storeColumn(dz + i, narrow(d01, d23), row1, row2, row3);
    }
  }
  store<f64>(tally, sum);
}
