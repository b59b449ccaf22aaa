// The functions of src/engine/math, operation by operation. Where those read a table or words, these work on the bits.

export const ln2High: f64 = 0.6931471805592082;
export const ln2Low: f64 = 7.371002565167799e-13;
export const inverseLn2: f64 = 1.4426950408889634;

/** 2ᵏ for k in −1022 … 1023. */
// @inline
function powerOfTwo(k: f64): f64 {
  return reinterpret<f64>((i64(k) + 1023) << 52);
}

/** y·2ᵏ rounded once, for |y| in ½ … 2 and an integer k in −1100 … 1024. */
// @inline
function scale(y: f64, k: f64): f64 {
  if (k > 1023) return y * 2 * powerOfTwo(1023);
  if (k >= -1021) return y * powerOfTwo(k);
  return y * powerOfTwo(k + 200) * powerOfTwo(-200);
}

// @inline
function exponentialTail(r: f64): f64 {
  const r2 = r * r;
  const r4 = r2 * r2;
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

export function exp(x: f64): f64 {
  if (!(x < 709.79)) return x != x ? x : Infinity;
  if (x < -745.2) return 0;
  const k = floor(x * inverseLn2 + 0.5);
  const first = x - k * ln2High;
  const rest = k * ln2Low;
  const r = first - rest;
  const sum = 1 + first;
  return scale(sum + (1 - sum + first + (r * r * exponentialTail(r) - rest)), k);
}

export function expm1(x: f64): f64 {
  if (!(x < 40)) return exp(x);
  if (x < -40) return -1;
  if (abs(x) < 1e-17) return x;
  const k = floor(x * inverseLn2 + 0.5);
  const first = x - k * ln2High;
  const rest = k * ln2Low;
  const r = first - rest;
  const tail = r * r * exponentialTail(r) - rest;
  if (k == 0) return first + tail;
  const head = 1 - powerOfTwo(-k);
  const sum = head + first;
  return (sum + (head - sum + first + tail)) * powerOfTwo(k);
}

export function tanh(x: f64): f64 {
  const a = abs(x);
  if (a < 0.625) {
    if (a < 1e-9) return x;
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
  const y = 1 - 2 / (exp(2 * a) + 1);
  return x != x ? x : x > 0 ? y : -y;
}

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

export function erf(x: f64): f64 {
  const a = abs(x);
  if (a < 1) {
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
  return x != x ? x : x > 0 ? y : -y;
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
