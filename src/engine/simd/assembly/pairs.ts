import { both, choose, first as lane0, isAll, pair, second as lane1 } from './doubles';
import * as scalar from './scalars';

// The functions of scalars.ts for two numbers at a time, with the same operations in the same order. `usual…` are for a
// range only; the others leave both numbers to scalars.ts if one of them is outside.

/** c₀ + x·c₁ */
// @inline
function line(c0: f64, x: v128, c1: f64): v128 {
  return f64x2.add(both(c0), f64x2.mul(x, both(c1)));
}

// @inline
function exponentialTail(r: v128): v128 {
  const r2 = f64x2.mul(r, r);
  const r4 = f64x2.mul(r2, r2);
  const last = f64x2.add(
    f64x2.add(
      line(0.0013888888888883748, r, 0.00019841269874820627),
      f64x2.mul(r2, line(2.4801587325547743e-5, r, 2.7557255400206422e-6)),
    ),
    f64x2.mul(
      r4,
      f64x2.add(line(2.75572736431103e-7, r, 2.5105217004720745e-8), f64x2.mul(r2, both(2.0914686968086876e-9))),
    ),
  );
  return f64x2.add(
    f64x2.add(line(0.5, r, 0.1666666666666667), f64x2.mul(r2, line(0.04166666666666667, r, 0.008333333333326136))),
    f64x2.mul(r4, last),
  );
}

/** x = k·ln 2 + r: k. */
// @inline
function powersIn(x: v128): v128 {
  return f64x2.floor(line(0.5, x, scalar.inverseLn2));
}

/** k·2⁵² for an integer k: added to the bits of a number, it multiplies it by 2ᵏ. */
// @inline
function exponentOf(k: v128): v128 {
  return i64x2.shl(f64x2.add(k, both(6755399441055744)), 52); // 1.5·2⁵²: k is in the last bits of the sum
}

/** eˣ for |x| ≤ 707. */
// @inline
export function usualExp(x: v128): v128 {
  const k = powersIn(x);
  const first = f64x2.sub(x, f64x2.mul(k, both(scalar.ln2High)));
  const rest = f64x2.mul(k, both(scalar.ln2Low));
  const r = f64x2.sub(first, rest);
  const sum = f64x2.add(both(1), first);
  const small = f64x2.sub(f64x2.mul(f64x2.mul(r, r), exponentialTail(r)), rest);
  const y = f64x2.add(sum, f64x2.add(f64x2.add(f64x2.sub(both(1), sum), first), small));
  return i64x2.add(y, exponentOf(k));
}

export function exp(x: v128): v128 {
  if (isAll(f64x2.le(f64x2.abs(x), both(707)))) return usualExp(x);
  return pair(scalar.exp(lane0(x)), scalar.exp(lane1(x)));
}

export function expm1(x: v128): v128 {
  const a = f64x2.abs(x);
  if (!isAll(f64x2.lt(a, both(40)))) return pair(scalar.expm1(lane0(x)), scalar.expm1(lane1(x)));
  const k = powersIn(x);
  const first = f64x2.sub(x, f64x2.mul(k, both(scalar.ln2High)));
  const rest = f64x2.mul(k, both(scalar.ln2Low));
  const r = f64x2.sub(first, rest);
  const tail = f64x2.sub(f64x2.mul(f64x2.mul(r, r), exponentialTail(r)), rest);
  const exponent = exponentOf(k);
  // If k is 0, so is `head`, and what is left is first + tail.
  const head = f64x2.sub(both(1), i64x2.sub(i64x2.splat(scalar.bitsOfOne), exponent));
  const sum = f64x2.add(head, first);
  const y = f64x2.add(sum, f64x2.add(f64x2.add(f64x2.sub(head, sum), first), tail));
  return choose(f64x2.lt(a, both(1e-17)), x, f64x2.mul(y, i64x2.add(i64x2.splat(scalar.bitsOfOne), exponent)));
}

/** tanh x for 1e-9 ≤ |x| < 0.625. */
// @inline
function smallTanh(x: v128): v128 {
  const z = f64x2.mul(x, x);
  const z2 = f64x2.mul(z, z);
  const z4 = f64x2.mul(z2, z2);
  const z8 = f64x2.mul(z4, z4);
  const p4 = f64x2.add(
    line(-0.008863235103240878, z, 0.0035921217511549622),
    f64x2.mul(z2, line(-0.0014557754120478055, z, 0.0005896606577757043)),
  );
  const p8 = f64x2.add(
    line(-0.0002375906496055562, z, 9.257116129556769e-5),
    f64x2.mul(z2, line(-3.12011014257974e-5, z, 6.485163482793113e-6)),
  );
  const p2 = f64x2.mul(z2, line(-0.05396825396789699, z, 0.021869488519008305));
  const p = f64x2.add(p2, f64x2.add(f64x2.mul(z4, p4), f64x2.mul(z8, p8)));
  const factor = f64x2.add(both(-0.3333333333333333), f64x2.add(f64x2.mul(z, both(0.13333333333333042)), p));
  return f64x2.add(x, f64x2.mul(f64x2.mul(x, z), factor));
}

/** tanh x for |x| ≤ 22. */
// @inline
function usualTanh(x: v128): v128 {
  const a = f64x2.abs(x);
  const e = usualExp(f64x2.add(a, a));
  const large = f64x2.sub(both(1), f64x2.div(both(2), f64x2.add(e, both(1))));
  const signed = v128.or(large, v128.xor(x, a)); // the sign of x; `large` has none
  const small = choose(f64x2.lt(a, both(1e-9)), x, smallTanh(x));
  return choose(f64x2.lt(a, both(0.625)), small, signed);
}

export function tanh(x: v128): v128 {
  if (isAll(f64x2.le(f64x2.abs(x), both(22)))) return usualTanh(x);
  return pair(scalar.tanh(lane0(x)), scalar.tanh(lane1(x)));
}

/** 1 / (1 + e^−x) from e^−|x| */
// @inline
export function sigmoidOf(x: v128, e: v128): v128 {
  return f64x2.div(choose(f64x2.ge(x, both(0)), both(1), e), f64x2.add(both(1), e));
}

export function sigmoid(x: v128): v128 {
  return sigmoidOf(x, exp(f64x2.neg(f64x2.abs(x))));
}

// @inline
function logarithm(k: v128, f: v128, correction: v128): v128 {
  const s = f64x2.div(f, f64x2.add(both(2), f));
  const z = f64x2.mul(s, s);
  const z2 = f64x2.mul(z, z);
  const last = f64x2.add(
    line(0.28571428626253836, z, 0.22222211089379496),
    f64x2.mul(
      z2,
      f64x2.add(line(0.1818289243253687, z, 0.15331611722055008), f64x2.mul(z2, both(0.14617807153417325))),
    ),
  );
  const p = f64x2.add(line(0.666666666666667, z, 0.3999999999989889), f64x2.mul(z2, last));
  const half = f64x2.mul(f64x2.mul(both(0.5), f), f);
  const small = f64x2.add(
    f64x2.mul(s, f64x2.add(half, f64x2.mul(z, p))),
    f64x2.add(f64x2.mul(k, both(scalar.ln2Low)), correction),
  );
  return f64x2.add(f64x2.mul(k, both(scalar.ln2High)), f64x2.sub(f, f64x2.sub(half, small)));
}

/** Exponent of the power of two that is nearest to x > 0, in the place of the exponent bits, without bias. */
// @inline
function nearestExponent(x: v128): v128 {
  return i64x2.sub(
    v128.and(i64x2.add(x, i64x2.splat(scalar.toNearest)), i64x2.splat(scalar.exponentBits)),
    i64x2.splat(scalar.bitsOfOne),
  );
}

/** The number k for k·2⁵². */
// @inline
function numberOf(exponent: v128): v128 {
  // As the last bits of 2⁵², k + 1023 counts units.
  const biased = i64x2.shr_u(i64x2.add(exponent, i64x2.splat(scalar.bitsOfOne)), 52);
  return f64x2.sub(v128.or(biased, both(4503599627370496)), both(4503599627371519));
}

/** log x for a positive normal x. */
// @inline
export function usualLog(x: v128): v128 {
  const exponent = nearestExponent(x);
  return logarithm(numberOf(exponent), f64x2.sub(i64x2.sub(x, exponent), both(1)), both(0));
}

export function log(x: v128): v128 {
  const isUsual = v128.and(f64x2.ge(x, both(2.2250738585072014e-308)), f64x2.lt(x, both(Infinity)));
  if (!isAll(isUsual)) return pair(scalar.log(lane0(x)), scalar.log(lane1(x)));
  return usualLog(x);
}

export function log1p(x: v128): v128 {
  const isUsual = v128.and(f64x2.gt(x, both(-1)), f64x2.lt(x, both(Infinity)));
  if (!isAll(isUsual)) return pair(scalar.log1p(lane0(x)), scalar.log1p(lane1(x)));
  const u = f64x2.add(both(1), x);
  const lost = choose(f64x2.gt(x, both(1)), f64x2.sub(both(1), f64x2.sub(u, x)), f64x2.sub(x, f64x2.sub(u, both(1))));
  const isSmall = v128.and(f64x2.gt(x, both(-0.2928)), f64x2.lt(x, both(0.4142)));
  const exponent = nearestExponent(u);
  const y = logarithm(
    v128.andnot(numberOf(exponent), isSmall),
    choose(isSmall, x, f64x2.sub(i64x2.sub(u, exponent), both(1))),
    v128.andnot(f64x2.div(lost, u), isSmall),
  );
  return choose(f64x2.lt(f64x2.abs(x), both(1e-17)), x, y);
}

/** log(1 + x) for 0 ≤ x ≤ 1. */
// @inline
export function usualLog1p(x: v128): v128 {
  const u = f64x2.add(both(1), x);
  const lost = f64x2.sub(x, f64x2.sub(u, both(1)));
  const isSmall = f64x2.lt(x, both(0.4142));
  const exponent = nearestExponent(u);
  const y = logarithm(
    v128.andnot(numberOf(exponent), isSmall),
    choose(isSmall, x, f64x2.sub(i64x2.sub(u, exponent), both(1))),
    v128.andnot(f64x2.div(lost, u), isSmall),
  );
  return choose(f64x2.lt(x, both(1e-17)), x, y);
}

/** log(1 + e^x) */
export function softplus(x: v128): v128 {
  const rest = log1p(exp(f64x2.neg(f64x2.abs(x))));
  return choose(f64x2.gt(x, both(0)), f64x2.add(x, rest), rest);
}

// @inline
function smallErf(x: v128): v128 {
  const z = f64x2.mul(x, x);
  const z2 = f64x2.mul(z, z);
  const z4 = f64x2.mul(z2, z2);
  const z8 = f64x2.mul(z4, z4);
  const p4 = f64x2.add(
    line(0.0052239776248180145, z, -0.000854832698083379),
    f64x2.mul(z2, line(0.0001205533111164271, z, -1.4925595266831182e-5)),
  );
  const p8 = f64x2.add(
    f64x2.add(
      line(1.6461000484121368e-6, z, -1.6350312701054695e-7),
      f64x2.mul(z2, line(1.4659775274047436e-8, z, -1.1372848856791674e-9)),
    ),
    f64x2.mul(z4, both(5.957176147748911e-11)),
  );
  const p2 = f64x2.mul(z2, line(0.11283791670954879, z, -0.026866170645076792));
  const p = f64x2.add(p2, f64x2.add(f64x2.mul(z4, p4), f64x2.mul(z8, p8)));
  const factor = f64x2.add(both(0.1283791670955126), f64x2.add(f64x2.mul(z, both(-0.3761263890318375)), p));
  return f64x2.add(x, f64x2.mul(x, factor));
}

/** erf a for 1 ≤ a ≤ 6 */
// @inline
function largeErf(a: v128): v128 {
  const t = f64x2.div(f64x2.sub(a, both(3)), f64x2.add(a, both(3)));
  const t2 = f64x2.mul(t, t);
  const t4 = f64x2.mul(t2, t2);
  const t8 = f64x2.mul(t4, t4);
  const w4 = f64x2.add(
    line(0.07166583719774874, t, -0.024392499318273194),
    f64x2.mul(t2, line(0.004269136347508256, t, 0.0007077464443901538)),
  );
  const w8 = f64x2.add(
    f64x2.add(
      line(-0.0005970623517093284, t, 4.525472635483354e-5),
      f64x2.mul(t2, line(6.406182073530546e-5, t, -1.284889451252353e-5)),
    ),
    f64x2.mul(
      t4,
      f64x2.add(line(-8.008021319412685e-6, t, 2.023603179641757e-6), f64x2.mul(t2, both(1.2801900862962662e-6))),
    ),
  );
  const w2 = f64x2.mul(t2, line(0.24560380171233195, t, -0.15011593650078744));
  const rest = f64x2.add(w2, f64x2.add(f64x2.mul(t4, w4), f64x2.mul(t8, w8)));
  const w = f64x2.add(both(0.17900115118138996), f64x2.add(f64x2.mul(t, both(-0.32623356004303716)), rest));
  return f64x2.sub(both(1), f64x2.mul(exp(f64x2.mul(f64x2.neg(a), a)), w));
}

export function erf(x: v128): v128 {
  const a = f64x2.abs(x);
  if (!isAll(f64x2.le(a, both(6)))) return pair(scalar.erf(lane0(x)), scalar.erf(lane1(x)));
  return choose(f64x2.lt(a, both(1)), smallErf(x), v128.or(largeErf(a), v128.xor(x, a)));
}
