/**
 * Blocks of a product, `columns` wide. SIMD lanes run over the columns, so that each sum is in a lane of its own, in
 * ascending order:
 *
 *   out[p, q] = first[p, q] + Σₖ a[p, k] · b[k, q]
 *
 * All steps are in bytes: `aRow` and `firstRow` from p to p + 1, `aStep` and `bStep` from k to k + 1. `first` is 0 for
 * sums that start from zero. Some bytes after a row of `b` and of `first` are read, never used.
 *
 * A tile has as many sums as fit in the registers. Its loop does two terms a turn with a way out between them: so the
 * compiler does not mix the two, which would need more registers than there are.
 */

import { madd, storeSome } from './lanes';

/** Width of the next block: 16, or 1 to 8. */
export function widthOf(columns: i32): i32 {
  return columns >= 16 ? 16 : min(8, columns);
}

/** A block of such a width. */
export function block(
  a: usize,
  aRow: usize,
  aStep: usize,
  b: usize,
  bStep: usize,
  first: usize,
  firstRow: usize,
  out: usize,
  outRow: usize,
  rows: i32,
  terms: i32,
  columns: i32,
): void {
  if (columns > 8) block16(a, aRow, aStep, b, bStep, first, firstRow, out, outRow, rows, terms);
  else if (columns > 4) block8(a, aRow, aStep, b, bStep, first, firstRow, out, outRow, rows, terms, columns);
  else block4(a, aRow, aStep, b, bStep, first, firstRow, out, outRow, rows, terms, columns);
}

/** 16 columns. */
function block16(
  a: usize,
  aRow: usize,
  aStep: usize,
  b: usize,
  bStep: usize,
  first: usize,
  firstRow: usize,
  out: usize,
  outRow: usize,
  rows: i32,
  terms: i32,
): void {
  // Addresses that the loop begins with come out of additions: V8 widens any other address at each use.
  b -= bStep;
  let down: usize = 0;
  for (; rows >= 2; rows -= 2) {
    let s0 = f32x4.splat(0);
    let s1 = s0;
    let s2 = s0;
    let s3 = s0;
    let t0 = s0;
    let t1 = s0;
    let t2 = s0;
    let t3 = s0;
    if (first != 0) {
      s0 = v128.load(first);
      s1 = v128.load(first, 16);
      s2 = v128.load(first, 32);
      s3 = v128.load(first, 48);
      const next = first + firstRow;
      t0 = v128.load(next);
      t1 = v128.load(next, 16);
      t2 = v128.load(next, 32);
      t3 = v128.load(next, 48);
      first = next + firstRow;
    }
    let p = a + down;
    let q = p + aRow;
    let w = b + bStep;
    const end = p + <usize>terms * aStep;
    while (true) {
      let x = v128.load32_splat(p);
      let y = v128.load32_splat(q);
      let w0 = v128.load(w);
      let w1 = v128.load(w, 16);
      let w2 = v128.load(w, 32);
      let w3 = v128.load(w, 48);
      s0 = madd(s0, x, w0);
      s1 = madd(s1, x, w1);
      s2 = madd(s2, x, w2);
      s3 = madd(s3, x, w3);
      t0 = madd(t0, y, w0);
      t1 = madd(t1, y, w1);
      t2 = madd(t2, y, w2);
      t3 = madd(t3, y, w3);
      p += aStep;
      q += aStep;
      w += bStep;
      if (p == end) break;
      x = v128.load32_splat(p);
      y = v128.load32_splat(q);
      w0 = v128.load(w);
      w1 = v128.load(w, 16);
      w2 = v128.load(w, 32);
      w3 = v128.load(w, 48);
      s0 = madd(s0, x, w0);
      s1 = madd(s1, x, w1);
      s2 = madd(s2, x, w2);
      s3 = madd(s3, x, w3);
      t0 = madd(t0, y, w0);
      t1 = madd(t1, y, w1);
      t2 = madd(t2, y, w2);
      t3 = madd(t3, y, w3);
      p += aStep;
      q += aStep;
      w += bStep;
      if (p == end) break;
    }
    v128.store(out, s0);
    v128.store(out, s1, 16);
    v128.store(out, s2, 32);
    v128.store(out, s3, 48);
    out += outRow;
    v128.store(out, t0);
    v128.store(out, t1, 16);
    v128.store(out, t2, 32);
    v128.store(out, t3, 48);
    out += outRow;
    down += aRow << 1;
  }
  if (rows > 0) {
    a += down;
    b += bStep;
    let s0 = f32x4.splat(0);
    let s1 = s0;
    let s2 = s0;
    let s3 = s0;
    if (first != 0) {
      s0 = v128.load(first);
      s1 = v128.load(first, 16);
      s2 = v128.load(first, 32);
      s3 = v128.load(first, 48);
    }
    for (let k = terms; k > 0; k--) {
      const x = v128.load32_splat(a);
      s0 = madd(s0, x, v128.load(b));
      s1 = madd(s1, x, v128.load(b, 16));
      s2 = madd(s2, x, v128.load(b, 32));
      s3 = madd(s3, x, v128.load(b, 48));
      a += aStep;
      b += bStep;
    }
    v128.store(out, s0);
    v128.store(out, s1, 16);
    v128.store(out, s2, 32);
    v128.store(out, s3, 48);
  }
}

/** 5 to 8 columns. */
function block8(
  a: usize,
  aRow: usize,
  aStep: usize,
  b: usize,
  bStep: usize,
  first: usize,
  firstRow: usize,
  out: usize,
  outRow: usize,
  rows: i32,
  terms: i32,
  columns: i32,
): void {
  const rest = columns - 4;
  for (; rows >= 4; rows -= 4) {
    let s0 = f32x4.splat(0);
    let s1 = s0;
    let t0 = s0;
    let t1 = s0;
    let u0 = s0;
    let u1 = s0;
    let v0 = s0;
    let v1 = s0;
    if (first != 0) {
      s0 = v128.load(first);
      s1 = v128.load(first, 16);
      first += firstRow;
      t0 = v128.load(first);
      t1 = v128.load(first, 16);
      first += firstRow;
      u0 = v128.load(first);
      u1 = v128.load(first, 16);
      first += firstRow;
      v0 = v128.load(first);
      v1 = v128.load(first, 16);
      first += firstRow;
    }
    let p = a;
    let q = p + aRow;
    let r = q + aRow;
    let s = r + aRow;
    let w = b;
    const end = p + <usize>terms * aStep;
    while (true) {
      let w0 = v128.load(w);
      let w1 = v128.load(w, 16);
      let x = v128.load32_splat(p);
      s0 = madd(s0, x, w0);
      s1 = madd(s1, x, w1);
      x = v128.load32_splat(q);
      t0 = madd(t0, x, w0);
      t1 = madd(t1, x, w1);
      x = v128.load32_splat(r);
      u0 = madd(u0, x, w0);
      u1 = madd(u1, x, w1);
      x = v128.load32_splat(s);
      v0 = madd(v0, x, w0);
      v1 = madd(v1, x, w1);
      p += aStep;
      q += aStep;
      r += aStep;
      s += aStep;
      w += bStep;
      if (p == end) break;
      w0 = v128.load(w);
      w1 = v128.load(w, 16);
      x = v128.load32_splat(p);
      s0 = madd(s0, x, w0);
      s1 = madd(s1, x, w1);
      x = v128.load32_splat(q);
      t0 = madd(t0, x, w0);
      t1 = madd(t1, x, w1);
      x = v128.load32_splat(r);
      u0 = madd(u0, x, w0);
      u1 = madd(u1, x, w1);
      x = v128.load32_splat(s);
      v0 = madd(v0, x, w0);
      v1 = madd(v1, x, w1);
      p += aStep;
      q += aStep;
      r += aStep;
      s += aStep;
      w += bStep;
      if (p == end) break;
    }
    v128.store(out, s0);
    storeSome(out + 16, s1, rest);
    out += outRow;
    v128.store(out, t0);
    storeSome(out + 16, t1, rest);
    out += outRow;
    v128.store(out, u0);
    storeSome(out + 16, u1, rest);
    out += outRow;
    v128.store(out, v0);
    storeSome(out + 16, v1, rest);
    out += outRow;
    a += aRow << 2;
  }
  for (; rows > 0; rows--) {
    let s0 = f32x4.splat(0);
    let s1 = s0;
    if (first != 0) {
      s0 = v128.load(first);
      s1 = v128.load(first, 16);
      first += firstRow;
    }
    let p = a;
    let w = b;
    for (let k = terms; k > 0; k--) {
      const x = v128.load32_splat(p);
      s0 = madd(s0, x, v128.load(w));
      s1 = madd(s1, x, v128.load(w, 16));
      p += aStep;
      w += bStep;
    }
    v128.store(out, s0);
    storeSome(out + 16, s1, rest);
    out += outRow;
    a += aRow;
  }
}

/** 1 to 4 columns. */
function block4(
  a: usize,
  aRow: usize,
  aStep: usize,
  b: usize,
  bStep: usize,
  first: usize,
  firstRow: usize,
  out: usize,
  outRow: usize,
  rows: i32,
  terms: i32,
  columns: i32,
): void {
  for (; rows > 1; rows -= 4) {
    // Where there are only two or three rows left, the last one is done again in place of those that are missing.
    const step2 = rows > 2 ? aRow : 0;
    const step3 = rows > 3 ? aRow : 0;
    const out1 = out + outRow;
    const out2 = rows > 2 ? out1 + outRow : out1;
    const out3 = rows > 3 ? out2 + outRow : out2;
    let s0 = f32x4.splat(0);
    let t0 = s0;
    let u0 = s0;
    let v0 = s0;
    if (first != 0) {
      s0 = v128.load(first);
      first += firstRow;
      t0 = v128.load(first);
      if (rows > 2) first += firstRow;
      u0 = v128.load(first);
      if (rows > 3) first += firstRow;
      v0 = v128.load(first);
      first += firstRow;
    }
    let p = a;
    let q = p + aRow;
    let r = q + step2;
    let s = r + step3;
    let w = b;
    const end = p + <usize>terms * aStep;
    while (true) {
      let w0 = v128.load(w);
      s0 = madd(s0, v128.load32_splat(p), w0);
      t0 = madd(t0, v128.load32_splat(q), w0);
      u0 = madd(u0, v128.load32_splat(r), w0);
      v0 = madd(v0, v128.load32_splat(s), w0);
      p += aStep;
      q += aStep;
      r += aStep;
      s += aStep;
      w += bStep;
      if (p == end) break;
      w0 = v128.load(w);
      s0 = madd(s0, v128.load32_splat(p), w0);
      t0 = madd(t0, v128.load32_splat(q), w0);
      u0 = madd(u0, v128.load32_splat(r), w0);
      v0 = madd(v0, v128.load32_splat(s), w0);
      p += aStep;
      q += aStep;
      r += aStep;
      s += aStep;
      w += bStep;
      if (p == end) break;
    }
    storeSome(out, s0, columns);
    storeSome(out1, t0, columns);
    storeSome(out2, u0, columns);
    storeSome(out3, v0, columns);
    out = out3 + outRow;
    a += aRow << 2;
  }
  if (rows > 0) {
    let s0 = f32x4.splat(0);
    if (first != 0) s0 = v128.load(first);
    for (let k = terms; k > 0; k--) {
      s0 = madd(s0, v128.load32_splat(a), v128.load(b));
      a += aStep;
      b += bStep;
    }
    storeSome(out, s0, columns);
  }
}
