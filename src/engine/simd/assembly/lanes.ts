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
