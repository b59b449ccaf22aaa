/**
 * Matrix products of dense layers. Matrices are contiguous rows; some bytes after one are read (`slackBytes` of
 * twin.ts), never used. All of them may be done in pieces of rows [from, to), which changes no bit.
 */

import { block, widthOf } from './blocks';
import { highs, lower, lows, storeSome, upper } from './lanes';
import { narrowBlock, shortBlock } from './narrow';
import { columnPanel, transposedPanel } from './panels';

/** Terms of a packed panel, and its bytes with 16 columns: half of a small first-level cache. */
const panelTerms = 256;
const panelBytes: usize = 16_384;

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
    const width = widthOf(columns);
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
      block(x, aRow, aStep, from, step, begin, beginRow, out, outRow, rows, some, width);
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

/**
 * The same from zero for an `a` that has its rows side by side and its terms so far apart that they fall into the same
 * few lines of the cache: strips of 64 rows are copied, too, as four panels of 16 behind the first.
 */
function multiplyInStrips(
  a: usize,
  aStep: usize,
  b: usize,
  bStep: usize,
  out: usize,
  outRow: usize,
  rows: i32,
  terms: i32,
  columns: i32,
  panel: usize,
): void {
  const strip = panel + panelBytes;
  for (; rows > 0; rows -= 64) {
    const height = min(64, rows);
    for (let k = 0; k < terms; k += panelTerms) {
      const some = min(panelTerms, terms - k);
      for (let p = 0; p < height; p += 16) {
        const from = a + <usize>k * aStep + ((<usize>p) << 2);
        columnPanel(from, aStep, some, min(16, height - p), strip + <usize>(p >> 4) * panelBytes);
      }
      let to = out;
      let from = b + <usize>k * bStep;
      for (let left = columns; left > 0;) {
        const width = widthOf(left);
        columnPanel(from, bStep, some, width, panel);
        for (let p = 0; p < height; p += 16) {
          const at = to + <usize>p * outRow;
          const x = strip + <usize>(p >> 4) * panelBytes;
          block(x, 4, 64, panel, 64, k > 0 ? at : 0, outRow, at, outRow, min(16, height - p), some, width);
        }
        left -= width;
        from += (<usize>width) << 2;
        to += (<usize>width) << 2;
      }
    }
    a += 256;
    out += outRow << 6;
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
  if (many >= 32 && rows >= 32 && (xRow & 511) == 0) {
    multiplyInStrips(x, xRow, dy, yRow, dkernel, yRow, some, rows, many, scratch);
  } else if (many > 0)
    multiply(x, 4, xRow, dy, yRow, copies(some, rows, yRow), 0, dkernel, yRow, some, rows, many, scratch);
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
