import { powerOfTwo, scale } from './bits.ts';

// tanh, exp and log as V8 computes `Math.tanh`, `Math.exp` and `Math.log`, to the last bit: runs of TensorFlow Playground
// with a large learning rate are chaotic, and come to what its page shows only so. The formulas and coefficients are
// those of fdlibm:
//
// Copyright (C) 1993 by Sun Microsystems, Inc. All rights reserved. Developed at SunSoft, a Sun Microsystems, Inc.
// business. Permission to use, copy, modify, and distribute this software is freely granted, provided that this notice
// is preserved.

const ln2High = 6.9314718036912381649e-1;
const ln2Low = 1.90821492927058770002e-10;
const inverseLn2 = 1.442695040888963387;

const view = new DataView(new ArrayBuffer(8));

/** The upper 32 bits of a number: sign, exponent, 20 bits of the fraction. */
function highWord(x: number): number {
  view.setFloat64(0, x);
  return view.getInt32(0);
}

/** x = k·ln 2 + (high − low), for |x| above ½·ln 2, of which the upper word is `size`. */
function reduced(x: number, size: number): readonly [k: number, high: number, low: number] {
  const sign = x < 0 ? -1 : 1;
  const k = size < 0x3ff0a2b2 ? sign : Math.trunc(inverseLn2 * x + 0.5 * sign);
  return [k, x - k * ln2High, k * ln2Low];
}

/** eˣ − 1 */
function expm1(from: number): number {
  let x = from;
  const size = highWord(x) & 0x7fffffff;
  if (size >= 0x4043687a) {
    if (x !== x || x > 709.782712893384) return x + Infinity;
    if (x < 0) return -1;
  }
  if (size < 0x3c900000) return x;
  let [k, c] = [0, 0];
  if (size > 0x3fd62e42) {
    const [power, high, low] = reduced(x, size);
    k = power;
    x = high - low;
    c = high - x - low;
  }
  const half = 0.5 * x;
  const z = x * half;
  const r =
    1 +
    z *
      (-3.33333333333331316428e-2 +
        z *
          (1.58730158725481460165e-3 +
            z * (-7.93650757867487942473e-5 + z * (4.00821782732936239552e-6 + z * -2.01099218183624371326e-7))));
  const t = 3 - r * half;
  let e = z * ((r - t) / (6 - x * t));
  if (k === 0) return x - (x * e - z);
  e = x * (e - c) - c;
  e -= z;
  if (k === -1) return 0.5 * (x - e) - 0.5;
  if (k === 1) return x < -0.25 ? -2 * (e - (x + 0.5)) : 1 + 2 * (x - e);
  if (k <= -2 || k > 56) return scale(1 - (e - x), k) - 1;
  const small = powerOfTwo(-k);
  return k < 20 ? scale(1 - small - (e - x), k) : scale(x - (e + small) + 1, k);
}

export function tanh(x: number): number {
  const a = Math.abs(x);
  if (a < 2 ** -28 || x !== x) return x;
  let y = 1;
  if (a < 22) {
    const t = expm1(a >= 1 ? 2 * a : -2 * a);
    y = a >= 1 ? 1 - 2 / (t + 2) : -t / (t + 2);
  }
  return x < 0 ? -y : y;
}

export function exp(x: number): number {
  if (x !== x || x > 709.782712893384) return x + Infinity;
  if (x < -745.1332191019411) return 0;
  if (x === 1) return Math.E;
  const size = highWord(x) & 0x7fffffff;
  if (size < 0x3e300000) return 1 + x;
  const [k, high, low] = size > 0x3fd62e42 ? reduced(x, size) : [0, x, 0];
  const r = high - low;
  const t = r * r;
  const c =
    r -
    t *
      (1.66666666666666019037e-1 +
        t *
          (-2.77777777770155933842e-3 +
            t * (6.61375632143793436117e-5 + t * (-1.6533902205465251539e-6 + t * 4.13813679705723846039e-8))));
  return k === 0 ? 1 - ((r * c) / (c - 2) - r) : scale(1 - (low - (r * c) / (2 - c) - high), k);
}

/** @param x above 0, and not subnormal */
export function log(x: number): number {
  const word = highWord(x);
  const fraction = word & 0xfffff;
  const carry = (fraction + 0x95f64) & 0x100000;
  const k = (word >> 20) - 1023 + (carry >> 20);
  const f = x * powerOfTwo(-k) - 1; // x within √½ … √2
  if ((0xfffff & (2 + fraction)) < 3) {
    if (f === 0) return k * ln2High + k * ln2Low;
    const rest = f * f * (0.5 - 0.3333333333333333 * f);
    return k === 0 ? f - rest : k * ln2High - (rest - k * ln2Low - f);
  }
  const s = f / (2 + f);
  const z = s * s;
  const w = z * z;
  const odd = w * (3.999999999940941908e-1 + w * (2.222219843214978396e-1 + w * 1.531383769920937332e-1));
  const even =
    z *
    (6.66666666666673513e-1 +
      w * (2.857142874366239149e-1 + w * (1.818357216161805012e-1 + w * 1.479819860511658591e-1)));
  const rest = even + odd;
  if (((fraction - 0x6147a) | (0x6b851 - fraction)) > 0) {
    const square = 0.5 * f * f;
    return k === 0
      ? f - (square - s * (square + rest))
      : k * ln2High - (square - (s * (square + rest) + k * ln2Low) - f);
  }
  return k === 0 ? f - s * (f - rest) : k * ln2High - (s * (f - rest) - k * ln2Low - f);
}
