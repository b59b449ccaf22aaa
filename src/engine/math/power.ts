import { nearestExponent, powerOfTwo } from './bits.ts';
import { expOfSum, ln2High, ln2Low } from './exponential.ts';

// With a logarithm of 53 bits, pow would have 43 correct bits, because y·log x may be 745 and only its fraction counts.
// So the logarithm is an unevaluated sum `high + low` of two numbers (Dekker 1971, "A floating-point technique for
// extending the available precision").

/** Exact rounding error of the product a·b; `product` is a·b rounded. Neither overflows below 2⁹⁹⁵. */
function lostByProduct(a: number, b: number, product: number): number {
  const aSplit = 134217729 * a; // 2²⁷ + 1
  const bSplit = 134217729 * b;
  const aHigh = aSplit - (aSplit - a);
  const bHigh = bSplit - (bSplit - b);
  const aLow = a - aHigh;
  const bLow = b - bHigh;
  return aLow * bLow - (product - aHigh * bHigh - aLow * bHigh - aHigh * bLow);
}

/**
 * x and its logarithm in two parts, for the last two x: an optimizer needs powers of the same two bases all the time.
 * In an array, because a number in a `let`, or that a function returns, would be allocated again each time.
 */
const known = new Float64Array(6);

/** log x for a finite x > 0 to `known[1]` and `known[2]`, with a relative error of their sum below 2⁻⁶³. */
function logarithm(x: number): void {
  let k = 0;
  let m = x;
  if (m < 2.2250738585072014e-308) {
    m *= 18014398509481984; // 2⁵⁴
    k = -54;
  }
  const exponent = nearestExponent(m);
  k += exponent;
  m *= powerOfTwo(-exponent);
  // s = (m − 1) / (m + 1)
  const f = m - 1;
  const d = m + 1;
  const dLow = m - (d - 1);
  const s = f / d;
  const sd = s * d;
  const sLow = (f - sd - lostByProduct(s, d, sd) - s * dLow) / d;
  // z = s²
  const z = s * s;
  const zLow = lostByProduct(s, s, z) + 2 * s * sLow;
  // log m = 2s + s·z·(2/3 + z·q(z)); q(z) within 2⁻⁵⁸, tests/unit/engine/oracles/math_oracle.py makes the coefficients
  const q =
    0.4 +
    z *
      (0.2857142857142937 +
        z *
          (0.22222222221652765 +
            z *
              (0.18181818336099848 +
                z *
                  (0.1538459488700718 +
                    z * (0.1333480879881234 + z * (0.11706126464563398 + z * 0.11724327060846747))))));
  const zq = z * q;
  const t = 0.6666666666666666 + zq;
  const tLow = 0.6666666666666666 - t + zq + 3.700743415417188e-17 + zLow * q;
  const zt = z * t;
  const ztLow = lostByProduct(z, t, zt) + (z * tLow + zLow * t);
  const c = s * zt;
  const cLow = lostByProduct(s, zt, c) + (s * ztLow + sLow * zt);
  const m1 = 2 * s + c;
  const m1Low = 2 * s - m1 + c + (cLow + 2 * sLow);
  // k·ln 2 + log m; the first product is exact, and 0 or larger than log m
  const k1 = k * ln2High;
  const sum = k1 + m1;
  const sumLow = (k === 0 ? 0 : k1 - sum + m1) + (k * ln2Low + m1Low);
  const result = sum + sumLow;
  known[0] = x;
  known[1] = result;
  known[2] = sum - result + sumLow;
}

/** x^y for x > 0 and finite, y finite. */
function positivePower(x: number, y: number): number {
  let at = 0;
  if (x === known[3]) at = 3;
  else if (x !== known[0]) {
    known.copyWithin(3, 0, 3);
    logarithm(x);
  }
  const high = known[at + 1];
  const product = y * high;
  if (!(Math.abs(product) < 800)) return product > 0 ? Infinity : 0;
  const low = lostByProduct(y, high, product) + y * known[at + 2];
  return expOfSum(product, low);
}

/**
 * x^y for every x and y, within 1 ulp. The special cases follow IEEE 754: x^±0 = 1 and 1^y = 1 even for NaN (where
 * JavaScript's own `**` gives NaN), 0 and Infinity by the sign and the parity of y, NaN for a negative x if y is not
 * an integer.
 */
export function pow(x: number, y: number): number {
  if (y === 0 || x === 1) return 1;
  if (x !== x || y !== y) return NaN;
  const a = Math.abs(x);
  if (Math.abs(y) === Infinity) return a === 1 ? 1 : a > 1 === y > 0 ? Infinity : 0;
  const negative = x < 0 || (x === 0 && 1 / x < 0);
  const odd = negative && Math.floor(y) === y && Math.floor(y / 2) * 2 !== y;
  let power: number;
  if (a === 0 || a === Infinity) power = a > 1 === y > 0 ? Infinity : 0;
  else if (x < 0 && Math.floor(y) !== y) return NaN;
  else power = a === 1 ? 1 : positivePower(a, y);
  return odd ? -power : power;
}
