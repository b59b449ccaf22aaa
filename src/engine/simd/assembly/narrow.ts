/** Blocks for what tiny networks and last layers have: few terms, or few columns. Steps are in bytes. */

import { highs, lower, lows, madd, storeSome, upper } from './lanes';

/**
 * Sums of 1 to 4 terms in up to 4 columns, for all rows; the rows w0 … of the second matrix stay in registers. Tiny
 * networks consist of little else.
 */
export function shortBlock(
  a: usize,
  aRow: usize,
  w0: v128,
  w1: v128,
  w2: v128,
  w3: v128,
  first: v128,
  out: usize,
  outRow: usize,
  rows: i32,
  terms: i32,
  columns: i32,
): void {
  for (; rows >= 4; rows -= 4) {
    const b = a + aRow;
    const c = b + aRow;
    const d = c + aRow;
    let s = madd(first, v128.load32_splat(a), w0);
    let t = madd(first, v128.load32_splat(b), w0);
    let u = madd(first, v128.load32_splat(c), w0);
    let v = madd(first, v128.load32_splat(d), w0);
    if (terms > 1) {
      s = madd(s, v128.load32_splat(a, 4), w1);
      t = madd(t, v128.load32_splat(b, 4), w1);
      u = madd(u, v128.load32_splat(c, 4), w1);
      v = madd(v, v128.load32_splat(d, 4), w1);
    }
    if (terms > 2) {
      s = madd(s, v128.load32_splat(a, 8), w2);
      t = madd(t, v128.load32_splat(b, 8), w2);
      u = madd(u, v128.load32_splat(c, 8), w2);
      v = madd(v, v128.load32_splat(d, 8), w2);
    }
    if (terms > 3) {
      s = madd(s, v128.load32_splat(a, 12), w3);
      t = madd(t, v128.load32_splat(b, 12), w3);
      u = madd(u, v128.load32_splat(c, 12), w3);
      v = madd(v, v128.load32_splat(d, 12), w3);
    }
    storeSome(out, s, columns);
    out += outRow;
    storeSome(out, t, columns);
    out += outRow;
    storeSome(out, u, columns);
    out += outRow;
    storeSome(out, v, columns);
    out += outRow;
    a = d + aRow;
  }
  for (; rows > 0; rows--) {
    let sums = madd(first, v128.load32_splat(a), w0);
    if (terms > 1) sums = madd(sums, v128.load32_splat(a, 4), w1);
    if (terms > 2) sums = madd(sums, v128.load32_splat(a, 8), w2);
    if (terms > 3) sums = madd(sums, v128.load32_splat(a, 12), w3);
    storeSome(out, sums, columns);
    a += aRow;
    out += outRow;
  }
}

/** 1 to 4 columns, from zero; `a` has its rows side by side, and lanes run over them. */
export function narrowBlock(
  a: usize,
  aStep: usize,
  b: usize,
  bStep: usize,
  out: usize,
  outRow: usize,
  rows: i32,
  terms: i32,
  columns: i32,
): void {
  for (; rows >= 16; rows -= 16) {
    for (let q: usize = 0; q < (<usize>columns) << 2; q += 4) {
      let s0 = f32x4.splat(0);
      let s1 = s0;
      let s2 = s0;
      let s3 = s0;
      let p = a;
      let w = b + q;
      for (let k = terms; k > 0; k--) {
        const x = v128.load32_splat(w);
        s0 = madd(s0, x, v128.load(p));
        s1 = madd(s1, x, v128.load(p, 16));
        s2 = madd(s2, x, v128.load(p, 32));
        s3 = madd(s3, x, v128.load(p, 48));
        p += aStep;
        w += bStep;
      }
      let to = storeColumn(out + q, outRow, s0);
      to = storeColumn(to, outRow, s1);
      to = storeColumn(to, outRow, s2);
      storeColumn(to, outRow, s3);
    }
    out += outRow << 4;
    a += 64;
  }
  for (; rows > 0; rows -= 4) {
    let s0 = f32x4.splat(0);
    let s1 = s0;
    let s2 = s0;
    let s3 = s0;
    let p = a;
    let w = b;
    for (let k = terms; k > 0; k--) {
      const x = v128.load(p);
      s0 = madd(s0, x, v128.load32_splat(w));
      s1 = madd(s1, x, v128.load32_splat(w, 4));
      s2 = madd(s2, x, v128.load32_splat(w, 8));
      s3 = madd(s3, x, v128.load32_splat(w, 12));
      p += aStep;
      w += bStep;
    }
    const s01 = lower(s0, s1);
    const s23 = lower(s2, s3);
    storeSome(out, lows(s01, s23), columns);
    if (rows > 1) storeSome(out + outRow, highs(s01, s23), columns);
    const t01 = upper(s0, s1);
    const t23 = upper(s2, s3);
    if (rows > 2) storeSome(out + 2 * outRow, lows(t01, t23), columns);
    if (rows > 3) storeSome(out + 3 * outRow, highs(t01, t23), columns);
    out += outRow << 2;
    a += 16;
  }
}

/** Stores the lanes one above the other; gives the place below them. */
function storeColumn(out: usize, outRow: usize, lanes: v128): usize {
  v128.store32_lane(out, lanes, 0);
  out += outRow;
  v128.store32_lane(out, lanes, 1);
  out += outRow;
  v128.store32_lane(out, lanes, 2);
  out += outRow;
  v128.store32_lane(out, lanes, 3);
  return out + outRow;
}
