/**
 * Matrix products. A block of `out` is `columns` wide, and SIMD lanes run over its columns, so that each sum is in a
 * lane of its own, in ascending order:
 *
 *   out[p, q] = first[p, q] + Σₖ a[p, k] · b[k, q]
 *
 * All steps are in bytes: `aRow` from p to p + 1, `aStep` and `bStep` from k to k + 1. `first` is 0 for sums that start
 * from zero. Up to 12 bytes after a row of `b` and of `first` are read, never used.
 */

import { highs, lower, lows, madd, storeSome, upper } from './lanes';
import { columnPanel, transposedPanel } from './panels';

/** Terms of a packed panel, and its columns: 16 KiB, half of a small first-level cache. */
const panelTerms = 256;

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
    let p = a;
    let q = a + aRow;
    let w = b;
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
    a += aRow << 1;
  }
  if (rows > 0) {
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

/** 1 to 4 columns, from zero; `a` has its rows side by side, and lanes run over them. */
function narrowBlock(
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

/**
 * Sums of 1 to 4 terms in up to 4 columns, for all rows; the rows w0 … of the second matrix stay in registers. Tiny
 * networks consist of little else.
 */
function shortBlock(
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

/** The second matrix is read where it is. */
const inPlace = 0;
/** Its columns are copied into panels. */
const copied = 1;
/** It is given as its transpose, with `bStep` from q to q + 1, and turned around into panels. */
const turned = 2;

/** out = first + a · b   for `rows` rows; `panel` is scratch of 16 KiB. */
function multiply(
  a: usize,
  aRow: usize,
  aStep: usize,
  b: usize,
  bStep: usize,
  how: i32,
  first: usize,
  out: usize,
  outRow: usize,
  rows: i32,
  terms: i32,
  columns: i32,
  panel: usize,
): void {
  const step = how == inPlace ? bStep : 64;
  const most = how == inPlace ? terms : panelTerms;
  while (columns > 0) {
    const wide = columns >= 16;
    const width = wide ? 16 : min(8, columns);
    let x = a;
    let w = b;
    let begin = first;
    let beginRow: usize = 0;
    for (let left = terms; left > 0; left -= most) {
      const some = min(left, most);
      let from = w;
      if (how != inPlace) {
        from = panel;
        if (how == copied) columnPanel(w, bStep, some, width, panel);
        else transposedPanel(w, bStep, some, width, panel);
      }
      if (wide) block16(x, aRow, aStep, from, step, begin, beginRow, out, outRow, rows, some);
      else if (width > 4) block8(x, aRow, aStep, from, step, begin, beginRow, out, outRow, rows, some, width);
      else block4(x, aRow, aStep, from, step, begin, beginRow, out, outRow, rows, some, width);
      x += <usize>some * aStep;
      w += how == turned ? (<usize>some) << 2 : <usize>some * bStep;
      begin = out;
      beginRow = outRow;
    }
    columns -= width;
    b += how == turned ? <usize>width * bStep : (<usize>width) << 2;
    if (first != 0) first += (<usize>width) << 2;
    out += (<usize>width) << 2;
  }
}

/** Whether panels are worth their copying. */
function copies(rows: i32, terms: i32, bStep: usize): i32 {
  return rows >= 8 && <usize>terms * bStep > 8192 ? copied : inPlace;
}

/** y = x · kernel + bias   for rows [from, to); x [rows, inputs], kernel [inputs, units], bias [units] or 0. */
export function denseForward(
  x: usize,
  kernel: usize,
  bias: usize,
  y: usize,
  from: i32,
  to: i32,
  inputs: i32,
  units: i32,
  scratch: usize,
): void {
  const xRow = (<usize>inputs) << 2;
  const yRow = (<usize>units) << 2;
  const rows = to - from;
  x += <usize>from * xRow;
  y += <usize>from * yRow;
  if (inputs <= 4) {
    for (; units > 0; units -= 4) {
      const w0 = v128.load(kernel);
      const w1 = inputs > 1 ? v128.load(kernel + yRow) : w0;
      const w2 = inputs > 2 ? v128.load(kernel + 2 * yRow) : w0;
      const w3 = inputs > 3 ? v128.load(kernel + 3 * yRow) : w0;
      const first = bias == 0 ? f32x4.splat(0) : v128.load(bias);
      shortBlock(x, xRow, w0, w1, w2, w3, first, y, yRow, rows, inputs, units);
      kernel += 16;
      if (bias != 0) bias += 16;
      y += 16;
    }
    return;
  }
  multiply(x, xRow, 4, kernel, yRow, copies(rows, inputs, yRow), bias, y, yRow, rows, inputs, units, scratch);
}

/** dkernel = xᵀ · dy   for its rows [from, to), which are inputs; sums over `rows` rows. */
export function denseKernelGradient(
  x: usize,
  dy: usize,
  dkernel: usize,
  from: i32,
  to: i32,
  rows: i32,
  inputs: i32,
  units: i32,
  scratch: usize,
): void {
  const xRow = (<usize>inputs) << 2;
  const yRow = (<usize>units) << 2;
  const some = to - from;
  x += (<usize>from) << 2;
  dkernel += <usize>from * yRow;
  const many = units <= 4 ? 0 : units & ~3;
  if (many > 0) multiply(x, 4, xRow, dy, yRow, copies(some, rows, yRow), 0, dkernel, yRow, some, rows, many, scratch);
  if (units > many) {
    dy += (<usize>many) << 2;
    dkernel += (<usize>many) << 2;
    narrowBlock(x, xRow, dy, yRow, dkernel, yRow, some, rows, units - many);
  }
}

/** dx = dy · kernelᵀ   for rows [from, to). */
export function denseInputGradient(
  dy: usize,
  kernel: usize,
  dx: usize,
  from: i32,
  to: i32,
  inputs: i32,
  units: i32,
  scratch: usize,
): void {
  const xRow = (<usize>inputs) << 2;
  const yRow = (<usize>units) << 2;
  dy += <usize>from * yRow;
  dx += <usize>from * xRow;
  const rows = to - from;
  if (units <= 4) {
    for (; inputs > 0; inputs -= 4) {
      // Four rows of the kernel, or the last ones again, become columns.
      const a = v128.load(kernel);
      const b = inputs > 1 ? v128.load(kernel + yRow) : a;
      const c = inputs > 2 ? v128.load(kernel + 2 * yRow) : a;
      const d = inputs > 3 ? v128.load(kernel + 3 * yRow) : a;
      const ab = lower(a, b);
      const cd = lower(c, d);
      const AB = upper(a, b);
      const CD = upper(c, d);
      const zero = f32x4.splat(0);
      shortBlock(
        dy,
        yRow,
        lows(ab, cd),
        highs(ab, cd),
        lows(AB, CD),
        highs(AB, CD),
        zero,
        dx,
        xRow,
        rows,
        units,
        inputs,
      );
      kernel += yRow << 2;
      dx += 16;
    }
    return;
  }
  multiply(dy, yRow, 4, kernel, yRow, turned, 0, dx, xRow, rows, units, inputs, scratch);
}

/** out[q] = Σᵣ a[r, q], r ascending over `rows` rows of `columns` contiguous values. */
export function columnSums(a: usize, rows: i32, columns: i32, out: usize): void {
  const step = (<usize>columns) << 2;
  let q = 0;
  for (; q + 16 <= columns; q += 16) {
    let s0 = f32x4.splat(0);
    let s1 = s0;
    let s2 = s0;
    let s3 = s0;
    for (let r = rows, i = a; r > 0; r--, i += step) {
      s0 = f32x4.add(s0, v128.load(i));
      s1 = f32x4.add(s1, v128.load(i, 16));
      s2 = f32x4.add(s2, v128.load(i, 32));
      s3 = f32x4.add(s3, v128.load(i, 48));
    }
    v128.store(out, s0);
    v128.store(out, s1, 16);
    v128.store(out, s2, 32);
    v128.store(out, s3, 48);
    a += 64;
    out += 64;
  }
  for (; q < columns; q += 4) {
    let s = f32x4.splat(0);
    for (let r = rows, i = a; r > 0; r--, i += step) s = f32x4.add(s, v128.load(i));
    storeSome(out, s, columns - q);
    a += 16;
    out += 16;
  }
}
