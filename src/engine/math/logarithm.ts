import { nearestExponent, powerOfTwo } from './bits.ts';
import { ln2High, ln2Low } from './exponential.ts';

/**
 * k·ln 2 + log(1 + f) + correction, for 1 + f in √½ … √2.
 *
 * With s = f / (2 + f), log(1 + f) = log((1 + s) / (1 − s)) = 2s + s³·p(s²), and 2s = f − f²/2 + s·f²/2,
 * which starts from f, a number without error.
 */
function logarithm(k: number, f: number, correction: number): number {
  const s = f / (2 + f);
  const z = s * s;
  const z2 = z * z;
  // p(z) within 2⁻⁵¹, where z < 0.03; tests/unit/engine/oracles/math_oracle.py makes the coefficients
  const p =
    0.666666666666667 +
    z * 0.3999999999989889 +
    z2 *
      (0.28571428626253836 +
        z * 0.22222211089379496 +
        z2 * (0.1818289243253687 + z * 0.15331611722055008 + z2 * 0.14617807153417325));
  const half = 0.5 * f * f;
  return k * ln2High + (f - (half - (s * (half + z * p) + (k * ln2Low + correction))));
}

/** The natural logarithm of every x ≥ 0, within 1 ulp; log 0 = −Infinity, NaN below. */
export function log(x: number): number {
  if (!(x > 0)) return x === 0 ? -Infinity : NaN;
  if (x === Infinity) return x;
  let k = 0;
  let m = x;
  if (m < 2.2250738585072014e-308) {
    m *= 18014398509481984; // 2⁵⁴: the exponent bits of a subnormal are 0
    k = -54;
  }
  const exponent = nearestExponent(m);
  return logarithm(k + exponent, m * powerOfTwo(-exponent) - 1, 0);
}

/** log(1 + x) for every x ≥ −1, within 1 ulp, also where 1 + x is nearly 1; −0 stays −0, NaN below −1. */
export function log1p(x: number): number {
  if (!(x > -1)) return x === -1 ? -Infinity : NaN;
  if (x === Infinity) return x;
  if (Math.abs(x) < 1e-17) return x;
  if (x > -0.2928 && x < 0.4142) return logarithm(0, x, 0);
  const u = 1 + x;
  // log(1 + x) = log u + (rounding error of the sum 1 + x) / u
  const lost = x > 1 ? 1 - (u - x) : x - (u - 1);
  const exponent = nearestExponent(u);
  return logarithm(exponent, u * powerOfTwo(-exponent) - 1, lost / u);
}
