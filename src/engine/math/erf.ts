import { exp } from './exponential.ts';

/** The error function 2/√π·∫₀ˣ e^(−t²) dt for every x, within 1.5 ulp; ±1 beyond |x| = 6, −0 stays −0. */
export function erf(x: number): number {
  const a = Math.abs(x);
  // Coefficients: tests/unit/engine/oracles/math_oracle.py. The small terms are summed before the large one is added.
  if (a < 1) {
    // x + x·p(x²), p within 2⁻⁵⁹
    const z = x * x;
    const z2 = z * z;
    const z4 = z2 * z2;
    const z8 = z4 * z4;
    return (
      x +
      x *
        (0.1283791670955126 +
          (z * -0.3761263890318375 +
            (z2 * (0.11283791670954879 + z * -0.026866170645076792) +
              (z4 *
                (0.0052239776248180145 +
                  z * -0.000854832698083379 +
                  z2 * (0.0001205533111164271 + z * -1.4925595266831182e-5)) +
                z8 *
                  (1.6461000484121368e-6 +
                    z * -1.6350312701054695e-7 +
                    z2 * (1.4659775274047436e-8 + z * -1.1372848856791674e-9) +
                    z4 * 5.957176147748911e-11)))))
    );
  }
  if (a > 6) return x > 0 ? 1 : -1;
  // 1 − e^(−x²)·w, w = e^(x²)·(1 − erf x) as a polynomial in t within 2⁻⁵⁵
  const t = (a - 3) / (a + 3);
  const t2 = t * t;
  const t4 = t2 * t2;
  const t8 = t4 * t4;
  const w =
    0.17900115118138996 +
    (t * -0.32623356004303716 +
      (t2 * (0.24560380171233195 + t * -0.15011593650078744) +
        (t4 *
          (0.07166583719774874 + t * -0.024392499318273194 + t2 * (0.004269136347508256 + t * 0.0007077464443901538)) +
          t8 *
            (-0.0005970623517093284 +
              t * 4.525472635483354e-5 +
              t2 * (6.406182073530546e-5 + t * -1.284889451252353e-5) +
              t4 * (-8.008021319412685e-6 + t * 2.023603179641757e-6 + t2 * 1.2801900862962662e-6)))));
  const y = 1 - exp(-a * a) * w;
  return x !== x ? x : x > 0 ? y : -y;
}
