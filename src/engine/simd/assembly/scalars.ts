import { ln2High, ln2Low } from '../../math/exponential';

// exp, expm1, tanh and erf are those of src/engine/math themselves. The logarithm and the cosine work on bits and without
// an array in place of that, with the same operations.
export { erf } from '../../math/erf';
export { exp, expm1, ln2High, ln2Low, tanh } from '../../math/exponential';
export const inverseLn2: f64 = 1.4426950408889634;

/** Added to the bits of x, makes its exponent that of the nearest power of two: a carry at √2. */
export const toNearest: i64 = (0x3ff00000 - 0x3fe6a09e) << 32;
export const exponentBits: i64 = 0xfff << 52;
export const bitsOfOne: i64 = 0x3ff << 52;

// @inline
function logarithm(k: f64, f: f64, correction: f64): f64 {
  const s = f / (2 + f);
  const z = s * s;
  const z2 = z * z;
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

export function log(x: f64): f64 {
  if (!(x > 0)) return x == 0 ? -Infinity : NaN;
  if (x == Infinity) return x;
  let k: f64 = 0;
  let m = x;
  if (m < 2.2250738585072014e-308) {
    m *= 18014398509481984;
    k = -54;
  }
  const bits = reinterpret<i64>(m);
  const scaled = ((bits + toNearest) & exponentBits) - bitsOfOne;
  return logarithm(k + f64(scaled >> 52), reinterpret<f64>(bits - scaled) - 1, 0);
}

export function log1p(x: f64): f64 {
  if (!(x > -1)) return x == -1 ? -Infinity : NaN;
  if (x == Infinity) return x;
  if (abs(x) < 1e-17) return x;
  let k: f64 = 0;
  let f = x;
  let correction: f64 = 0;
  if (!(x > -0.2928 && x < 0.4142)) {
    const u = 1 + x;
    const lost = x > 1 ? 1 - (u - x) : x - (u - 1);
    const bits = reinterpret<i64>(u);
    const scaled = ((bits + toNearest) & exponentBits) - bitsOfOne;
    k = f64(scaled >> 52);
    f = reinterpret<f64>(bits - scaled) - 1;
    correction = lost / u;
  }
  return logarithm(k, f, correction);
}

// π/2 = p1 + p2 + p3 + p4
const p1: f64 = 1.5707963267341256;
const p2: f64 = 6.077100506303966e-11;
const p3: f64 = 2.0222662487111665e-21;
const p4: f64 = 8.4784276603689e-32;

// @inline
function sinKernel(x: f64, low: f64): f64 {
  const z = x * x;
  const p =
    0.008333333333330936 +
    z *
      (-0.00019841269836740532 +
        z * (2.7557316093198404e-6 + z * (-2.5051129896450185e-8 + z * 1.5917988979397435e-10)));
  const cube = z * x;
  return x - (z * (0.5 * low - cube * p) - low - cube * -0.16666666666666666);
}

// @inline
function cosKernel(x: f64, low: f64): f64 {
  const z = x * x;
  const p =
    0.041666666666666664 +
    z *
      (-0.0013888888888887389 +
        z *
          (2.48015872987544e-5 +
            z * (-2.755731726587808e-7 + z * (2.087614504941318e-9 + z * -1.138254464534925e-11))));
  const half = 0.5 * z;
  const head = 1 - half;
  return head + (1 - head - half + (z * z * p - x * low));
}

/** cos x for 0 ≤ x < 2π. */
export function cosOfTurn(x: f64): f64 {
  if (x <= 0.7853981633974483) return cosKernel(x, 0);
  const n = floor(x * 0.6366197723675814 + 0.5);
  const a = x - n * p1;
  const b = n * p2;
  const ab = a - b;
  const c = n * p3;
  const abc = ab - c;
  const lostB = a - (ab + (a - ab)) + (a - ab - b);
  const lostC = ab - (abc + (ab - abc)) + (ab - abc - c);
  const low = lostB + lostC - n * p4;
  const result = abc + low;
  const rest = abc - result + low;
  const quadrant = i32(n) & 3;
  const y = (quadrant & 1) == 0 ? cosKernel(result, rest) : sinKernel(result, rest);
  return quadrant == 1 || quadrant == 2 ? -y : y;
}
