import { erf, exp, log1p } from '../math.ts';

const inverseSqrtTwo = 0.7071067811865476;

/** 1 / (1 + e^−x) */
export function sigmoid(x: number): number {
  // Both branches compute exp of a negative number: no overflow.
  if (x >= 0) return 1 / (1 + exp(-x));
  const e = exp(x);
  return e / (1 + e);
}

/** log(1 + e^x) */
export function softplus(x: number): number {
  return x > 0 ? x + log1p(exp(-x)) : log1p(exp(x));
}

/** The cumulative distribution of the standard normal. */
export function normalCdf(x: number): number {
  return 0.5 * (1 + erf(x * inverseSqrtTwo));
}
