// In place of src/engine/math/bits.ts, whose tables and views the twin cannot have: the same numbers from their bits.

/** 2ᵏ, exactly, for an integer k in −1074 … 1023. */
// @inline
export function powerOfTwo(k: f64): f64 {
  return k >= -1022 ? normal(k) : normal(k + 200) * normal(-200);
}

/** 2ᵏ for k in −1022 … 1023. */
// @inline
function normal(k: f64): f64 {
  return reinterpret<f64>((i64(k) + 1023) << 52);
}

/** y·2ᵏ rounded once, for |y| in ½ … 2 and an integer k in −1100 … 1024. */
// @inline
export function scale(y: f64, k: f64): f64 {
  if (k > 1023) return y * 2 * normal(1023);
  if (k >= -1021) return y * normal(k);
  return y * normal(k + 200) * normal(-200);
}
