/** Largest argument; beyond it the reduction would lose digits, and a wrong result would look like a right one. */
const largest = 1048576; // 2²⁰

// π/2 = p1 + p2 + p3 + p4. The first three have 33 bits: their products with a quadrant number < 2²⁰ are exact.
const p1 = 1.5707963267341256;
const p2 = 6.077100506303966e-11;
const p3 = 2.0222662487111665e-21;
const p4 = 8.4784276603689e-32;
const twoOverPi = 0.6366197723675814;
const quarterPi = 0.7853981633974483;

/** Remainder of `reduce`, an unevaluated sum of two numbers; an array, because a `let` would be allocated each time. */
const remainder = new Float64Array(2);

/** Writes x − n·π/2 in −π/4 … π/4 to `remainder`, and returns n mod 4 (Cody & Waite 1980, ch. 8). */
function reduce(x: number): number {
  const n = Math.floor(x * twoOverPi + 0.5);
  const a = x - n * p1; // exact, the two are close
  const b = n * p2;
  const ab = a - b;
  const c = n * p3;
  const abc = ab - c;
  // The exact rounding errors of the two differences (Knuth's TwoSum)
  const lostB = a - (ab + (a - ab)) + (a - ab - b);
  const lostC = ab - (abc + (ab - abc)) + (ab - abc - c);
  const low = lostB + lostC - n * p4;
  const result = abc + low;
  remainder[0] = result;
  remainder[1] = abc - result + low;
  return n & 3;
}

/** sin(x + low), |x| ≤ π/4: x + x³·p(x²) + low·cos x */
function sinKernel(x: number, low: number): number {
  const z = x * x;
  const p =
    0.008333333333330936 +
    z *
      (-0.00019841269836740532 +
        z * (2.7557316093198404e-6 + z * (-2.5051129896450185e-8 + z * 1.5917988979397435e-10)));
  const cube = z * x;
  // cos x ≈ 1 − x²/2 is enough as the factor of such a small number
  return x - (z * (0.5 * low - cube * p) - low - cube * -0.16666666666666666);
}

/** cos(x + low), |x| ≤ π/4: 1 − x²/2 + x⁴·p(x²) − low·sin x */
function cosKernel(x: number, low: number): number {
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

/** sin x for |x| ≤ 2²⁰, within 1 ulp; −0 stays −0, NaN outside. */
export function sin(x: number): number {
  const a = Math.abs(x);
  if (a <= quarterPi) return a < 1e-8 ? x : sinKernel(x, 0);
  if (!(a <= largest)) return NaN;
  switch (reduce(x)) {
    case 0:
      return sinKernel(remainder[0], remainder[1]);
    case 1:
      return cosKernel(remainder[0], remainder[1]);
    case 2:
      return -sinKernel(remainder[0], remainder[1]);
    default:
      return -cosKernel(remainder[0], remainder[1]);
  }
}

/** cos x for |x| ≤ 2²⁰, within 1 ulp; NaN outside. */
export function cos(x: number): number {
  const a = Math.abs(x);
  if (a <= quarterPi) return cosKernel(x, 0);
  if (!(a <= largest)) return NaN;
  switch (reduce(x)) {
    case 0:
      return cosKernel(remainder[0], remainder[1]);
    case 1:
      return -sinKernel(remainder[0], remainder[1]);
    case 2:
      return -cosKernel(remainder[0], remainder[1]);
    default:
      return sinKernel(remainder[0], remainder[1]);
  }
}
