import { storeSome } from './lanes';

// BatchNormalization: src/engine/ops/batchNormalization.ts, which has the formulas. Four units at a time, in float32; the
// arrays are read up to a multiple of four numbers. An address of 0: there is no such array. Constants are epsilon,
// momentum and 1 − momentum in float64.

// @inline
function after(address: usize, j: i32): usize {
  return address + ((<usize>j) << 2);
}

// @inline
export function constant(constants: usize, index: usize): v128 {
  return f32x4.splat(<f32>load<f64>(constants + (index << 3)));
}

/** 1 / √(variance + ε) */
// @inline
export function inverseOf(variance: v128, epsilon: v128): v128 {
  return f32x4.div(f32x4.splat(1), f32x4.sqrt(f32x4.add(variance, epsilon)));
}

/** Mean and variance over the batch, for units [from, to). */
export function batchMoments(
  constants: usize,
  x: usize,
  mean: usize,
  variance: usize,
  inverse: usize,
  units: i32,
  from: i32,
  to: i32,
  rows: i32,
): void {
  const epsilon = constant(constants, 0);
  const count = f32x4.splat(<f32>rows);
  const step = (<usize>units) << 2;
  for (let j = from; j < to; j += 4) {
    const first = after(x, j);
    let sum = f32x4.splat(0);
    for (let r = 0, i = first; r < rows; r++, i += step) sum = f32x4.add(sum, v128.load(i));
    const middle = f32x4.div(sum, count);
    let squares = f32x4.splat(0);
    for (let r = 0, i = first; r < rows; r++, i += step) {
      const distance = f32x4.sub(v128.load(i), middle);
      squares = f32x4.add(squares, f32x4.mul(distance, distance));
    }
    const spread = f32x4.div(squares, count);
    storeSome(after(mean, j), middle, to - j);
    storeSome(after(variance, j), spread, to - j);
    storeSome(after(inverse, j), inverseOf(spread, epsilon), to - j);
  }
}

/** The moving mean and variance, for units [from, to). */
export function movingMoments(
  constants: usize,
  movingMean: usize,
  movingVariance: usize,
  mean: usize,
  inverse: usize,
  units: i32,
  from: i32,
  to: i32,
): void {
  const epsilon = constant(constants, 0);
  for (let j = from; j < to; j += 4) {
    storeSome(after(mean, j), v128.load(after(movingMean, j)), to - j);
    storeSome(after(inverse, j), inverseOf(v128.load(after(movingVariance, j)), epsilon), to - j);
  }
}

/** x̂ of four units */
// @inline
function normalOf(x: usize, mean: v128, inverse: v128): v128 {
  return f32x4.mul(f32x4.sub(v128.load(x), mean), inverse);
}

/** γ·x̂ + β of four units */
// @inline
export function scaled(normal: v128, gamma: usize, beta: usize, j: i32): v128 {
  if (gamma != 0) normal = f32x4.mul(normal, v128.load(after(gamma, j)));
  return beta != 0 ? f32x4.add(normal, v128.load(after(beta, j))) : normal;
}

/** y = γ·x̂ + β for rows [from, to). */
export function normalize(
  x: usize,
  mean: usize,
  inverse: usize,
  gamma: usize,
  beta: usize,
  y: usize,
  units: i32,
  from: i32,
  to: i32,
): void {
  const step = (<usize>units) << 2;
  for (let r = from, start = <usize>from * step; r < to; r++, start += step) {
    for (let j = 0; j < units; j += 4) {
      const normal = normalOf(after(x + start, j), v128.load(after(mean, j)), v128.load(after(inverse, j)));
      storeSome(after(y + start, j), scaled(normal, gamma, beta, j), units - j);
    }
  }
}

/** dβ = Σ dy, dγ = Σ dy·x̂, for units [from, to). */
export function normalizeSums(
  x: usize,
  mean: usize,
  inverse: usize,
  dy: usize,
  dgamma: usize,
  dbeta: usize,
  meanOfDy: usize,
  meanOfDyX: usize,
  units: i32,
  from: i32,
  to: i32,
  rows: i32,
): void {
  const count = f32x4.splat(<f32>rows);
  const step = (<usize>units) << 2;
  for (let j = from; j < to; j += 4) {
    const middle = v128.load(after(mean, j));
    const factor = v128.load(after(inverse, j));
    let sum = f32x4.splat(0);
    let sumOfX = f32x4.splat(0);
    for (let r = 0, i = after(0, j); r < rows; r++, i += step) {
      const d = v128.load(dy + i);
      sum = f32x4.add(sum, d);
      sumOfX = f32x4.add(sumOfX, f32x4.mul(d, normalOf(x + i, middle, factor)));
    }
    if (dbeta != 0) storeSome(after(dbeta, j), sum, to - j);
    if (dgamma != 0) storeSome(after(dgamma, j), sumOfX, to - j);
    storeSome(after(meanOfDy, j), f32x4.div(sum, count), to - j);
    storeSome(after(meanOfDyX, j), f32x4.div(sumOfX, count), to - j);
  }
}

/** γ/√(variance + ε) of four units */
// @inline
function factorOf(gamma: usize, inverse: usize, j: i32): v128 {
  const factor = v128.load(after(inverse, j));
  return gamma != 0 ? f32x4.mul(v128.load(after(gamma, j)), factor) : factor;
}

/** dx = γ/√(variance + ε)·(dy − mean dy − x̂·mean(dy·x̂)) for rows [from, to). */
export function normalizeInput(
  x: usize,
  mean: usize,
  inverse: usize,
  gamma: usize,
  dy: usize,
  meanOfDy: usize,
  meanOfDyX: usize,
  dx: usize,
  units: i32,
  from: i32,
  to: i32,
): void {
  const step = (<usize>units) << 2;
  for (let r = from, start = <usize>from * step; r < to; r++, start += step) {
    for (let j = 0; j < units; j += 4) {
      const normal = normalOf(after(x + start, j), v128.load(after(mean, j)), v128.load(after(inverse, j)));
      const d = f32x4.sub(v128.load(after(dy + start, j)), v128.load(after(meanOfDy, j)));
      const rest = f32x4.sub(d, f32x4.mul(normal, v128.load(after(meanOfDyX, j))));
      storeSome(after(dx + start, j), f32x4.mul(factorOf(gamma, inverse, j), rest), units - j);
    }
  }
}

/** dx = γ/√(variance + ε)·dy for rows [from, to), where mean and variance are fixed. */
export function scaleInput(inverse: usize, gamma: usize, dy: usize, dx: usize, units: i32, from: i32, to: i32): void {
  const step = (<usize>units) << 2;
  for (let r = from, start = <usize>from * step; r < to; r++, start += step) {
    for (let j = 0; j < units; j += 4) {
      const d = f32x4.mul(factorOf(gamma, inverse, j), v128.load(after(dy + start, j)));
      storeSome(after(dx + start, j), d, units - j);
    }
  }
}

/** moving ← moving·momentum + batch·(1 − momentum) for units [from, to). */
export function moveMoments(
  constants: usize,
  mean: usize,
  variance: usize,
  movingMean: usize,
  movingVariance: usize,
  from: i32,
  to: i32,
): void {
  const momentum = constant(constants, 1);
  const rest = constant(constants, 2);
  for (let j = from; j < to; j += 4) {
    move(after(movingMean, j), after(mean, j), momentum, rest, to - j);
    move(after(movingVariance, j), after(variance, j), momentum, rest, to - j);
  }
}

function move(moving: usize, now: usize, momentum: v128, rest: v128, count: i32): void {
  const kept = f32x4.mul(v128.load(moving), momentum);
  storeSome(moving, f32x4.add(kept, f32x4.mul(v128.load(now), rest)), count);
}
