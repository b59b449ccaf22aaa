import { both, choose } from './doubles';

// tanh and the sigmoid with fewer operations than in pairs.ts, and with an error of less than 2⁻³⁴ of the value. Rounded
// to float32 that gives the same number, unless it lies so close to the middle between two of them that the error could
// decide: `areSure` is false there, and pairs.ts has to be asked. All float32 have been tried once, a million are in the
// tests.

/** The error that `areSure` allows for, in ulps of float64. */
const allowed = 1 << 19;

/** Whether four float64, not far from float32's normal range, are rounded to float32 as numbers close to them are. */
// @inline
export function areSure(y01: v128, y23: v128): bool {
  // The last 29 bits of float64 are cut off by float32; in the middle between two float32 they are 2²⁸. Shifted to the
  // top of an int32, that is the lowest one, and what is close to it comes just after or before.
  const bits = i32x4.shl(v128.shuffle<i32>(y01, y23, 0, 2, 4, 6), 3);
  const close = i32x4.lt_s(i32x4.add(bits, i32x4.splat(8 * allowed)), i32x4.splat(i32.MIN_VALUE + 16 * allowed));
  return !v128.any_true(close);
}

/** c₀ + x·c₁ */
// @inline
function line(c0: f64, x: v128, c1: f64): v128 {
  return f64x2.add(both(c0), f64x2.mul(x, both(c1)));
}

/** tanh x for |x| ≤ 9.02: x·p(x²) / q(x²); tests/unit/engine/oracles/math_oracle.py makes the coefficients. */
// @inline
export function quickTanh(x: v128): v128 {
  const z = f64x2.mul(x, x);
  const z2 = f64x2.mul(z, z);
  const z4 = f64x2.mul(z2, z2);
  const p = f64x2.add(
    f64x2.add(
      line(0.9999999999642306, z, 0.14099232568833836),
      f64x2.mul(z2, line(0.004425979421521266, z, 4.2274503538498856e-5)),
    ),
    f64x2.mul(z4, line(1.1118028079088247e-7, z, 3.6746838964491644e-11)),
  );
  const q = f64x2.add(
    f64x2.add(line(1, z, 0.4743256586244924), f64x2.mul(z2, line(0.02920119968883909, z, 0.0005008399682954554))),
    f64x2.mul(z4, line(2.603924416505454e-6, z, 2.951328333932783e-9)),
  );
  return f64x2.div(f64x2.mul(x, p), q);
}

/** eˣ for −80 ≤ x ≤ 0. */
// @inline
function quickExp(x: v128): v128 {
  // With 1.5·2⁵² added, the integer k that is nearest to x / ln 2 is in the last bits.
  const shifted = line(6755399441055744, x, 1.4426950408889634);
  const k = f64x2.sub(shifted, both(6755399441055744));
  const r = f64x2.sub(x, f64x2.mul(k, both(0.6931471805599453)));
  const r2 = f64x2.mul(r, r);
  const r4 = f64x2.mul(r2, r2);
  const tail = f64x2.add(
    f64x2.add(line(0.5, r, 0.16666666719028936), f64x2.mul(r2, line(0.04166666671901226, r, 0.00833329846980059))),
    f64x2.mul(
      r4,
      f64x2.add(line(0.001388885403566671, r, 0.00019899285575896282), f64x2.mul(r2, both(2.4859589834589056e-5))),
    ),
  );
  const y = f64x2.add(both(1), f64x2.add(r, f64x2.mul(r2, tail)));
  return i64x2.add(y, i64x2.shl(shifted, 52));
}

/** 1 / (1 + e^−x) for |x| ≤ 80. */
// @inline
export function quickSigmoid(x: v128): v128 {
  const e = quickExp(v128.or(x, both(-0.0)));
  return f64x2.div(choose(f64x2.ge(x, both(0)), both(1), e), f64x2.add(both(1), e));
}
