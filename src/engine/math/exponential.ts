import { powerOfTwo, scale } from './bits.ts';

// ln 2 = ln2High + ln2Low. The first has 40 bits, so that its product with an exponent is exact.
export const ln2High = 0.6931471805592082;
export const ln2Low = 7.371002565167799e-13;
const inverseLn2 = 1.4426950408889634;

/** (eʳ − 1 − r) / r² for |r| ≤ 0.3466, within 2⁻⁵⁹; tests/unit/engine/oracles/math_oracle.py makes the coefficients. */
function exponentialTail(r: number): number {
  const r2 = r * r;
  const r4 = r2 * r2;
  // In pairs, not by Horner's rule: a chain of eleven steps would take twice as long.
  return (
    0.5 +
    r * 0.1666666666666667 +
    r2 * (0.04166666666666667 + r * 0.008333333333326136) +
    r4 *
      (0.0013888888888883748 +
        r * 0.00019841269874820627 +
        r2 * (2.4801587325547743e-5 + r * 2.7557255400206422e-6) +
        r4 * (2.75572736431103e-7 + r * 2.5105217004720745e-8 + r2 * 2.0914686968086876e-9))
  );
}

/**
 * e^(x + low) for a sum of two numbers, |low| at most half an ulp of x, for pow. Range and error bound as in exp.
 *
 * x = k·ln 2 + r, |r| ≤ ½·ln 2, so eˣ = 2ᵏ·eʳ; the remainder is kept as `first − rest` (Cody & Waite 1980, ch. 6).
 */
export function expOfSum(x: number, low: number): number {
  if (!(x < 709.79)) return x !== x ? x : Infinity;
  if (x < -745.2) return 0;
  const k = Math.floor(x * inverseLn2 + 0.5);
  const first = x - k * ln2High;
  const rest = k * ln2Low - low;
  const r = first - rest;
  // eʳ = 1 + r + r²·tail(r); the rounding error of the large sum is added to the small terms
  const sum = 1 + first;
  return scale(sum + (1 - sum + first + (r * r * exponentialTail(r) - rest)), k);
}

/** eˣ for every x, within 1 ulp; 0 below −745.13, Infinity above 709.78. */
export function exp(x: number): number {
  return expOfSum(x, 0);
}

/** eˣ − 1 for every x, within 1.25 ulp, also where eˣ is nearly 1; −0 stays −0. */
export function expm1(x: number): number {
  if (!(x < 40)) return exp(x); // the 1 is less than a quarter of an ulp; also NaN
  if (x < -40) return -1;
  if (Math.abs(x) < 1e-17) return x;
  const k = Math.floor(x * inverseLn2 + 0.5);
  const first = x - k * ln2High;
  const rest = k * ln2Low;
  const r = first - rest;
  const tail = r * r * exponentialTail(r) - rest;
  if (k === 0) return first + tail;
  // 2ᵏ·eʳ − 1 = 2ᵏ·((1 − 2⁻ᵏ) + (eʳ − 1)), where 1 − 2⁻ᵏ is exact unless it no longer matters
  const head = 1 - powerOfTwo(-k);
  const sum = head + first;
  return (sum + (head - sum + first + tail)) * powerOfTwo(k);
}

/** tanh x for every x, within 1.5 ulp; ±1 beyond |x| = 22, −0 stays −0. */
export function tanh(x: number): number {
  const a = Math.abs(x);
  if (a < 0.625) {
    if (a < 1e-9) return x; // also keeps −0
    // x + x³·p(x²), p within 2⁻⁵⁷
    const z = x * x;
    const z2 = z * z;
    const z4 = z2 * z2;
    const z8 = z4 * z4;
    return (
      x +
      x *
        z *
        (-0.3333333333333333 +
          (z * 0.13333333333333042 +
            (z2 * (-0.05396825396789699 + z * 0.021869488519008305) +
              (z4 *
                (-0.008863235103240878 +
                  z * 0.0035921217511549622 +
                  z2 * (-0.0014557754120478055 + z * 0.0005896606577757043)) +
                z8 *
                  (-0.0002375906496055562 +
                    z * 9.257116129556769e-5 +
                    z2 * (-3.12011014257974e-5 + z * 6.485163482793113e-6))))))
    );
  }
  if (a > 22) return x > 0 ? 1 : -1;
  // tanh |x| = 1 − 2 / (e^(2|x|) + 1)
  const y = 1 - 2 / (exp(2 * a) + 1);
  return x !== x ? x : x > 0 ? y : -y;
}
