import { cos, erf, exp, expm1, log, log1p, pow, sin, tanh } from '../../../src/engine/math.ts';
import { createRandom, type Random } from '../../../src/engine/random.ts';
import { sha256 } from '../../../src/engine/sha256.ts';

export type MathFunction = 'exp' | 'expm1' | 'log' | 'log1p' | 'tanh' | 'sin' | 'cos' | 'erf' | 'pow';

const pointCount = 100_000;

const between = (random: Random, low: number, high: number): number => low + (high - low) * random.uniform();

/** A number of either sign whose size is spread evenly over the powers of two from 2^low on; made without pow. */
function anySize(random: Random, low: number, high: number): number {
  let x = 1 + random.uniform();
  const exponent = low + random.below(high - low);
  for (let k = 0; k < exponent; k++) x *= 2;
  for (let k = 0; k > exponent; k--) x *= 0.5;
  return random.below(2) === 0 ? x : -x;
}

/** One point for each function: half of them where networks use it, half over all its range. */
const points: Record<MathFunction, (random: Random, i: number) => number> = {
  exp: (random, i) => exp(i % 2 === 0 ? between(random, -20, 20) : between(random, -746, 710)),
  expm1: (random, i) => expm1(i % 2 === 0 ? between(random, -20, 20) : anySize(random, -60, 9)),
  log: (random, i) => log(i % 2 === 0 ? between(random, 0, 4) : Math.abs(anySize(random, -1074, 1023))),
  log1p: (random, i) => log1p(i % 2 === 0 ? between(random, -1, 3) : Math.abs(anySize(random, -60, 1023))),
  tanh: (random, i) => tanh(i % 2 === 0 ? between(random, -4, 4) : anySize(random, -60, 6)),
  sin: (random, i) => sin(i % 2 === 0 ? between(random, -7, 7) : anySize(random, -60, 20)),
  cos: (random, i) => cos(i % 2 === 0 ? between(random, -7, 7) : anySize(random, -60, 20)),
  erf: (random, i) => erf(i % 2 === 0 ? between(random, -4, 4) : anySize(random, -60, 4)),
  pow: (random, i) =>
    i % 2 === 0
      ? pow(between(random, 0.8, 1), random.below(1000))
      : pow(Math.abs(anySize(random, -1074, 1023)), anySize(random, -20, 2)),
};

/**
 * SHA-256 of a function's values (float64, low byte first) on 100,000 points. Every JavaScript engine has to give
 * the digest in oracles/mathDigest.json: "the link is the experiment" depends on it. Imports nothing but the
 * engine, so that it can be checked in a browser as well.
 */
export function mathDigest(name: MathFunction): string {
  const random = createRandom(20_240_229, 'data');
  const view = new DataView(new ArrayBuffer(8 * pointCount));
  for (let i = 0; i < pointCount; i++) view.setFloat64(8 * i, points[name](random, i), true);
  return sha256(new Uint8Array(view.buffer));
}
