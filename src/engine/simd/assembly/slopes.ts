import { storeSome } from './lanes';

// PReLU: src/engine/ops/pRelu.ts. Four units at a time, in float32; the arrays are read up to a multiple of four numbers.

/** y = x > 0 ? x : αⱼ·x for rows [from, to). */
export function pRelu(x: usize, alpha: usize, y: usize, units: i32, from: i32, to: i32): void {
  const step = (<usize>units) << 2;
  for (let r = from, start = <usize>from * step; r < to; r++, start += step) {
    for (let j: usize = 0; j < step; j += 16) {
      const v = v128.load(x + start + j);
      const sloped = f32x4.mul(v128.load(alpha + j), v);
      const out = v128.bitselect(v, sloped, f32x4.gt(v, f32x4.splat(0)));
      storeSome(y + start + j, out, units - <i32>(j >> 2));
    }
  }
}

/** dαⱼ = Σ dy·x over the examples where x < 0, for units [from, to). */
export function pReluAlpha(x: usize, dy: usize, dalpha: usize, units: i32, from: i32, to: i32, rows: i32): void {
  const step = (<usize>units) << 2;
  for (let j = from; j < to; j += 4) {
    let sum = f32x4.splat(0);
    for (let r = 0, i = (<usize>j) << 2; r < rows; r++, i += step) {
      const v = v128.load(x + i);
      const next = f32x4.add(sum, f32x4.mul(v128.load(dy + i), v));
      sum = v128.bitselect(next, sum, f32x4.lt(v, f32x4.splat(0)));
    }
    storeSome(dalpha + ((<usize>j) << 2), sum, to - j);
  }
}

/** dx = dy where x > 0, αⱼ·dy where x < 0, 0 where x is 0, for rows [from, to). */
export function pReluInput(x: usize, alpha: usize, dy: usize, dx: usize, units: i32, from: i32, to: i32): void {
  const step = (<usize>units) << 2;
  const zero = f32x4.splat(0);
  for (let r = from, start = <usize>from * step; r < to; r++, start += step) {
    for (let j: usize = 0; j < step; j += 16) {
      const v = v128.load(x + start + j);
      const d = v128.load(dy + start + j);
      const sloped = v128.andnot(f32x4.mul(v128.load(alpha + j), d), f32x4.eq(v, zero));
      const out = v128.bitselect(d, sloped, f32x4.gt(v, zero));
      storeSome(dx + start + j, out, units - <i32>(j >> 2));
    }
  }
}
