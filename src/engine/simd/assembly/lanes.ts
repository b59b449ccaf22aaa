/** sum + x · y, both operations rounded. */
export function madd(sum: v128, x: v128, y: v128): v128 {
  return f32x4.add(sum, f32x4.mul(x, y));
}

/** Stores the first `count` lanes, or all four if there are more. */
export function storeSome(out: usize, lanes: v128, count: i32): void {
  if (count >= 4) v128.store(out, lanes);
  else if (count == 1) v128.store32_lane(out, lanes, 0);
  else {
    v128.store64_lane(out, lanes, 0);
    if (count == 3) v128.store32_lane(out, lanes, 2, 8);
  }
}

// Four rows a, b, c, d become columns: with the lower and upper halves of (a, b) and of (c, d) mixed, the columns are
// the lows and highs of the lower ones, then of the upper ones.

export function lower(a: v128, b: v128): v128 {
  return v128.shuffle<f32>(a, b, 0, 4, 1, 5);
}

export function upper(a: v128, b: v128): v128 {
  return v128.shuffle<f32>(a, b, 2, 6, 3, 7);
}

export function lows(a: v128, b: v128): v128 {
  return v128.shuffle<f32>(a, b, 0, 1, 4, 5);
}

export function highs(a: v128, b: v128): v128 {
  return v128.shuffle<f32>(a, b, 2, 3, 6, 7);
}

// Columns: a number of each of four rows. `row1` … `row3` are the bytes from the first row to the others; where there are
// fewer rows, the last one is taken again.

/** Bytes from the first of `count` rows to the one at an index. */
// @inline
export function toRow(index: i32, count: i32, step: usize): usize {
  return <usize>min<i32>(index, count - 1) * step;
}

// @inline
export function column(x: usize, row1: usize, row2: usize, row3: usize): v128 {
  const two = v128.load32_lane(x + row1, v128.load32_zero(x), 1);
  return v128.load32_lane(x + row3, v128.load32_lane(x + row2, two, 2), 3);
}

// @inline
export function storeColumn(to: usize, v: v128, row1: usize, row2: usize, row3: usize): void {
  v128.store32_lane(to, v, 0);
  if (row1 > 0) v128.store32_lane(to + row1, v, 1);
  if (row2 > row1) v128.store32_lane(to + row2, v, 2);
  if (row3 > row2) v128.store32_lane(to + row3, v, 3);
}
