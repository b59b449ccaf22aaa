/** Largest argument of the quick reduction, which would lose digits beyond it. */
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

/** 2/π with 1200 binary places; made when it is first needed. */
let digits = 0n;

/** The same of a large number, exact in whole numbers (Payne & Hanek 1983). */
function reduceLarge(x: number): number {
  if (digits === 0n) {
    let pi = 0n; // 2·Σ k!/(2k + 1)!! (Euler 1755)
    for (let k = 1n, term = 2n << 1300n; term > 0n; term = (term * k) / (2n * k + 1n), k++) pi += term;
    digits = (2n << 2500n) / pi;
  }
  const [bits] = new BigUint64Array(Float64Array.of(x).buffer);
  const places = 2275n - ((bits >> 52n) & 0x7ffn);
  const product = ((bits & 0xfffffffffffffn) | 0x10000000000000n) * digits;
  const n = (product + (1n << (places - 1n))) >> places;
  const sign = Math.sign(x);
  remainder[0] = ((sign * Number((product - (n << places)) >> (places - 200n))) / 2 ** 200) * (Math.PI / 2);
  remainder[1] = 0;
  return (sign * Number(n & 3n)) & 3;
}

/** Writes x − n·π/2 in −π/4 … π/4 to `remainder`, and returns n mod 4 (Cody & Waite 1980, ch. 8). */
function reduce(x: number): number {
  if (Math.abs(x) > largest) return reduceLarge(x);
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

/** sin(x + quarters·π/2), |x| > π/4 */
function turned(x: number, quarters: number): number {
  const n = reduce(x) + quarters;
  const value = n & 1 ? cosKernel(remainder[0], remainder[1]) : sinKernel(remainder[0], remainder[1]);
  return n & 2 ? -value : value;
}

/** sin x, within 1 ulp for |x| ≤ 2²⁰ and within 2 beyond; −0 stays −0, ±∞ give NaN. */
export function sin(x: number): number {
  const a = Math.abs(x);
  if (a <= quarterPi) return a < 1e-8 ? x : sinKernel(x, 0);
  return a < Infinity ? turned(x, 0) : NaN;
}

/** cos x, within 1 ulp for |x| ≤ 2²⁰ and within 2 beyond; ±∞ give NaN. */
export function cos(x: number): number {
  const a = Math.abs(x);
  if (a <= quarterPi) return cosKernel(x, 0);
  return a < Infinity ? turned(x, 1) : NaN;
}
