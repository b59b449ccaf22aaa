/**
 * Matrix products. A block of `out` is `columns` wide, and SIMD lanes run over its columns, so that each sum is in a
 * lane of its own, in ascending order:
 *
 *   out[p, q] = first[p, q] + Σₖ a[p, k] · b[k, q]
 *
 * All steps are in bytes: `aRow` from p to p + 1, `aStep` and `bStep` from k to k + 1. `first` is 0 for sums that start
 * from zero. Up to 12 bytes after a row of `b` and of `first` are read, never used.
 */

import { madd, storeSome } from './lanes';
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
    for (let k = terms; k > 0; k--) {
      const x = v128.load32_splat(p);
      const y = v128.load32_splat(q);
      const w0 = v128.load(w);
      const w1 = v128.load(w, 16);
      const w2 = v128.load(w, 32);
      const w3 = v128.load(w, 48);
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
    for (let k = terms; k > 0; k--) {
      const w0 = v128.load(w);
      const w1 = v128.load(w, 16);
      const x = v128.load32_splat(p);
      s0 = madd(s0, x, w0);
      s1 = madd(s1, x, w1);
      const y = v128.load32_splat(q);
      t0 = madd(t0, y, w0);
      t1 = madd(t1, y, w1);
      const z = v128.load32_splat(r);
      u0 = madd(u0, z, w0);
      u1 = madd(u1, z, w1);
      const o = v128.load32_splat(s);
      v0 = madd(v0, o, w0);
      v1 = madd(v1, o, w1);
      p += aStep;
      q += aStep;
      r += aStep;
      s += aStep;
      w += bStep;
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
  for (; rows >= 4; rows -= 4) {
    let s0 = f32x4.splat(0);
    let t0 = s0;
    let u0 = s0;
    let v0 = s0;
    if (first != 0) {
      s0 = v128.load(first);
      first += firstRow;
      t0 = v128.load(first);
      first += firstRow;
      u0 = v128.load(first);
      first += firstRow;
      v0 = v128.load(first);
      first += firstRow;
    }
    let p = a;
    let q = p + aRow;
    let r = q + aRow;
    let s = r + aRow;
    let w = b;
    for (let k = terms; k > 0; k--) {
      const w0 = v128.load(w);
      s0 = madd(s0, v128.load32_splat(p), w0);
      t0 = madd(t0, v128.load32_splat(q), w0);
      u0 = madd(u0, v128.load32_splat(r), w0);
      v0 = madd(v0, v128.load32_splat(s), w0);
      p += aStep;
      q += aStep;
      r += aStep;
      s += aStep;
      w += bStep;
    }
    storeSome(out, s0, columns);
    out += outRow;
    storeSome(out, t0, columns);
    out += outRow;
    storeSome(out, u0, columns);
    out += outRow;
    storeSome(out, v0, columns);
    out += outRow;
    a += aRow << 2;
  }
  for (; rows > 0; rows--) {
    let s0 = f32x4.splat(0);
    if (first != 0) {
      s0 = v128.load(first);
      first += firstRow;
    }
    let p = a;
    let w = b;
    for (let k = terms; k > 0; k--) {
      s0 = madd(s0, v128.load32_splat(p), v128.load(w));
      p += aStep;
      w += bStep;
    }
    storeSome(out, s0, columns);
    out += outRow;
    a += aRow;
  }
}

/** A block of up to 16 columns. */
function block(
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
  if (columns == 16) return block16(a, aRow, aStep, b, bStep, first, firstRow, out, outRow, rows, terms);
  if (columns > 8) {
    block8(a, aRow, aStep, b, bStep, first, firstRow, out, outRow, rows, terms, 8);
    b += 32;
    if (first != 0) first += 32;
    out += 32;
    columns -= 8;
  }
  if (columns > 4) block8(a, aRow, aStep, b, bStep, first, firstRow, out, outRow, rows, terms, columns);
  else block4(a, aRow, aStep, b, bStep, first, firstRow, out, outRow, rows, terms, columns);
}

/** out = first + a · b for `rows` rows; `panel` is scratch of 16 KiB. */
function multiply(
  a: usize,
  aRow: usize,
  aStep: usize,
  b: usize,
  bStep: usize,
  first: usize,
  out: usize,
  outRow: usize,
  rows: i32,
  terms: i32,
  columns: i32,
  panel: usize,
): void {
  const packs = rows >= 8 && <usize>terms * bStep > 8192;
  for (let q = 0; q < columns; q += 16) {
    const width = min(16, columns - q);
    const at = (<usize>q) << 2;
    if (!packs) {
      block(a, aRow, aStep, b + at, bStep, first == 0 ? 0 : first + at, 0, out + at, outRow, rows, terms, width);
      continue;
    }
    for (let k = 0; k < terms; k += panelTerms) {
      const some = min(panelTerms, terms - k);
      columnPanel(b + at + <usize>k * bStep, bStep, some, width, panel);
      const begin = k > 0 ? out + at : first == 0 ? 0 : first + at;
      block(
        a + <usize>k * aStep,
        aRow,
        aStep,
        panel,
        64,
        begin,
        k > 0 ? outRow : 0,
        out + at,
        outRow,
        rows,
        some,
        width,
      );
    }
  }
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
  multiply(
    x + <usize>from * xRow,
    xRow,
    4,
    kernel,
    yRow,
    bias,
    y + <usize>from * yRow,
    yRow,
    to - from,
    inputs,
    units,
    scratch,
  );
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
  multiply(
    x + ((<usize>from) << 2),
    4,
    xRow,
    dy,
    yRow,
    0,
    dkernel + <usize>from * yRow,
    yRow,
    to - from,
    rows,
    units,
    scratch,
  );
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
  for (let q = 0; q < inputs; q += 16) {
    const width = min(16, inputs - q);
    const at = (<usize>q) << 2;
    for (let k = 0; k < units; k += panelTerms) {
      const some = min(panelTerms, units - k);
      transposedPanel(kernel + <usize>q * yRow + ((<usize>k) << 2), yRow, some, width, scratch);
      block(
        dy + ((<usize>k) << 2),
        yRow,
        4,
        scratch,
        64,
        k > 0 ? dx + at : 0,
        xRow,
        dx + at,
        xRow,
        to - from,
        some,
        width,
      );
    }
  }
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
