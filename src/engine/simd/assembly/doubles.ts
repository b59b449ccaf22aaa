import { storeSome } from './lanes';

// Vectors of four float32, and of two float64 to compute with.

/** The first two of four float32 as float64. */
// @inline
export function low(v: v128): v128 {
  return f64x2.promote_low_f32x4(v);
}

/** The last two of four float32 as float64. */
// @inline
export function high(v: v128): v128 {
  return f64x2.promote_low_f32x4(v128.shuffle<i64>(v, v, 1, 1));
}

/** Four float64, rounded to float32. */
// @inline
export function narrow(first: v128, last: v128): v128 {
  return v128.shuffle<i64>(f32x4.demote_f64x2_zero(first), f32x4.demote_f64x2_zero(last), 0, 2);
}

/** The first `n` of four float32 in memory, or all; 0 for the others. */
// @inline
export function load4(from: usize, n: i32): v128 {
  return n >= 4 ? v128.load(from) : loadSome(from, n);
}

function loadSome(from: usize, n: i32): v128 {
  if (n == 1) return v128.load32_zero(from);
  const two = v128.load64_zero(from);
  return n == 2 ? two : v128.load32_lane(from, two, 2, 8);
}

/** Stores the first `n` of four float32, or all. */
// @inline
export function store4(to: usize, v: v128, n: i32): void {
  if (n >= 4) v128.store(to, v);
  else storeSome(to, v, n);
}

/** `yes` where the mask is set, else `no`. */
// @inline
export function choose(mask: v128, yes: v128, no: v128): v128 {
  return v128.bitselect(yes, no, mask);
}

/** Whether the mask is set in both lanes of float64. */
// @inline
export function isAll(mask: v128): bool {
  return i64x2.all_true(mask);
}

/** Whether |v| ≤ bound for four float32; not for NaN. */
// @inline
export function areWithin(v: v128, bound: f32): bool {
  return i32x4.all_true(f32x4.le(f32x4.abs(v), f32x4.splat(bound)));
}

// @inline
export function both(c: f64): v128 {
  return f64x2.splat(c);
}

// @inline
export function pair(first: f64, second: f64): v128 {
  return f64x2.replace_lane(f64x2.splat(first), 1, second);
}

// @inline
export function first(v: v128): f64 {
  return f64x2.extract_lane(v, 0);
}

// @inline
export function second(v: v128): f64 {
  return f64x2.extract_lane(v, 1);
}
