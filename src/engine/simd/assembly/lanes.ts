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
