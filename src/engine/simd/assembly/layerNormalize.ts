import { constant, inverseOf, scaled } from './batchNormalize';
import { column, storeColumn, storeSome, toRow } from './lanes';

// LayerNormalization: src/engine/ops/layerNormalization.ts, which has the formulas. Sums over the units of a row run for
// four rows at a time. An address of 0: there is no such array. The constant is epsilon in float64.

/** y = γ·x̂ + β for rows [from, to). */
export function layerNormalize(
  constants: usize,
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
  const epsilon = constant(constants, 0);
  const step = (<usize>units) << 2;
  const count = f32x4.splat(<f32>units);
  for (let r = from; r < to; r += 4) {
    const first = x + <usize>r * step;
    const end = first + step;
    const row1 = toRow(1, to - r, step);
    const row2 = toRow(2, to - r, step);
    const row3 = toRow(3, to - r, step);
    let sum = f32x4.splat(0);
    for (let i = first; i < end; i += 4) sum = f32x4.add(sum, column(i, row1, row2, row3));
    const middle = f32x4.div(sum, count);
    let squares = f32x4.splat(0);
    for (let i = first; i < end; i += 4) {
      const distance = f32x4.sub(column(i, row1, row2, row3), middle);
      squares = f32x4.add(squares, f32x4.mul(distance, distance));
    }
    const at = (<usize>r) << 2;
    storeSome(mean + at, middle, to - r);
    storeSome(inverse + at, inverseOf(f32x4.div(squares, count), epsilon), to - r);
  }
  for (let r = from, start = <usize>from * step; r < to; r++, start += step) {
    const at = (<usize>r) << 2;
    const middle = v128.load32_splat(mean + at);
    const factor = v128.load32_splat(inverse + at);
    for (let j = 0, i = start; j < units; j += 4, i += 16) {
      const normal = f32x4.mul(f32x4.sub(v128.load(x + i), middle), factor);
      storeSome(y + i, scaled(normal, gamma, beta, j), units - j);
    }
  }
}

/** dβ = Σ dy, dγ = Σ dy·x̂ over the examples, for units [from, to). */
export function layerNormalizeSums(
  x: usize,
  mean: usize,
  inverse: usize,
  dy: usize,
  dgamma: usize,
  dbeta: usize,
  units: i32,
  from: i32,
  to: i32,
  rows: i32,
): void {
  const step = (<usize>units) << 2;
  for (let j = from; j < to; j += 4) {
    const at = (<usize>j) << 2;
    let sum = f32x4.splat(0);
    let sumOfX = f32x4.splat(0);
    for (let r: usize = 0, i = at; r < <usize>rows; r++, i += step) {
      const middle = v128.load32_splat(mean + (r << 2));
      const normal = f32x4.mul(f32x4.sub(v128.load(x + i), middle), v128.load32_splat(inverse + (r << 2)));
      const d = v128.load(dy + i);
      sum = f32x4.add(sum, d);
      sumOfX = f32x4.add(sumOfX, f32x4.mul(d, normal));
    }
    if (dbeta != 0) storeSome(dbeta + at, sum, to - j);
    if (dgamma != 0) storeSome(dgamma + at, sumOfX, to - j);
  }
}

/** dx = (g − mean g − x̂·mean(g·x̂)) / √(variance + ε) with g = γ·dy, for rows [from, to). */
export function layerNormalizeInput(
  x: usize,
  mean: usize,
  inverse: usize,
  gamma: usize,
  dy: usize,
  dx: usize,
  units: i32,
  from: i32,
  to: i32,
): void {
  const step = (<usize>units) << 2;
  const count = f32x4.splat(<f32>units);
  for (let r = from; r < to; r += 4) {
    const start = <usize>r * step;
    const row1 = toRow(1, to - r, step);
    const row2 = toRow(2, to - r, step);
    const row3 = toRow(3, to - r, step);
    const middle = v128.load(mean + ((<usize>r) << 2));
    const factor = v128.load(inverse + ((<usize>r) << 2));
    let sum = f32x4.splat(0);
    let sumOfX = f32x4.splat(0);
    for (let j: usize = 0; j < step; j += 4) {
      const normal = f32x4.mul(f32x4.sub(column(x + start + j, row1, row2, row3), middle), factor);
      let g = column(dy + start + j, row1, row2, row3);
      if (gamma != 0) g = f32x4.mul(v128.load32_splat(gamma + j), g);
      sum = f32x4.add(sum, g);
      sumOfX = f32x4.add(sumOfX, f32x4.mul(g, normal));
    }
    const meanOfG = f32x4.div(sum, count);
    const meanOfGX = f32x4.div(sumOfX, count);
    for (let j: usize = 0; j < step; j += 4) {
      const normal = f32x4.mul(f32x4.sub(column(x + start + j, row1, row2, row3), middle), factor);
      let g = column(dy + start + j, row1, row2, row3);
      if (gamma != 0) g = f32x4.mul(v128.load32_splat(gamma + j), g);
      const d = f32x4.mul(factor, f32x4.sub(f32x4.sub(g, meanOfG), f32x4.mul(normal, meanOfGX)));
      storeColumn(dx + start + j, d, row1, row2, row3);
    }
  }
}
