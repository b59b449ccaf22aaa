import { expect, test } from 'vitest';
import { erf, exp, expm1, log, log1p, tanh } from '../../../../src/engine/math.ts';
import { createTwin } from '../../../../src/engine/simd/twin.ts';
import { numbers } from './memory.ts';

const functions = { exp, expm1, tanh, log, log1p, erf };

/** Places where one of the functions takes another way, and numbers that are special themselves. */
const edges = [
  [0, 1e-17, 1e-9, 0.2928, 0.4142, 0.625, 1, 6, 22, 40, 707, 709.78, 709.79, 745.13, 745.2, Infinity],
  [Number.MIN_VALUE, 2.2250738585072014e-308, Number.MAX_VALUE, Math.SQRT2, Math.SQRT1_2, 2 ** -53, 2 ** 53],
  [-20, -1, 1, 2, 63, 64].map((k) => Math.LN2 * (k + 0.5)),
].flatMap((some) => some.flatMap((x) => [x, -x]));

const float = new Float64Array(1);
const bits = new BigInt64Array(float.buffer);

/** A number some steps from an edge, or of any size, or any bits at all. */
function number(random: () => number): number {
  const way = random();
  const word = (): bigint => BigInt(Math.floor(random() * 2 ** 32));
  if (way < 0.3) {
    float[0] = edges[Math.floor(random() * edges.length)];
    bits[0] += BigInt(Math.floor(random() * 9) - 4);
  } else if (way < 0.5) {
    float[0] = (random() * 2 - 1) * 2 ** Math.floor(random() * 12 - 2);
  } else if (way < 0.9) {
    float[0] = Math.fround((random() * 2 - 1) * 2 ** Math.floor(random() * 14 - 8));
  } else {
    bits[0] = (word() << 32n) | word();
  }
  return float[0];
}

const count = 160_000;

test.each(Object.keys(functions) as (keyof typeof functions)[])('%s of a number and of two: every bit', (name) => {
  const memory = new WebAssembly.Memory({ initial: Math.ceil((16 * count) / 65_536) });
  const twin = createTwin(memory);
  const x = new Float64Array(memory.buffer, 0, count);
  const y = new Float64Array(memory.buffer, 8 * count, count);
  const random = numbers(name.length);
  for (let i = 0; i < count; i++) x[i] = number(random);
  for (const inPairs of [false, true]) {
    y.fill(-7);
    twin?.evaluate(Object.keys(functions).indexOf(name), inPairs, 0, 8 * count, count);
    const wrong = x.findIndex((at, i) => !Object.is(y[i], functions[name](at)));
    expect({ inPairs, x: x[wrong], y: y[wrong] }).toEqual({ inPairs, x: undefined, y: undefined });
  }
});
