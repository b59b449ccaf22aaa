import { describe, expect, it } from 'vitest';
import { exp, log, tanh } from '../../../src/engine/math/fdlibm.ts';
import { createRandom } from '../../../src/engine/random.ts';

describe('the functions as V8 has them', () => {
  it.each([
    ['tanh', tanh, Math.tanh, -25, 25],
    ['tanh', tanh, Math.tanh, -2, 2],
    ['exp', exp, Math.exp, -800, 800],
    ['exp', exp, Math.exp, -3, 3],
    ['log', log, Math.log, 0, 2],
    ['log', log, Math.log, 0, 1e9],
  ])('%s: each of 100,000 numbers has the same bits as in this engine', (_, f, own, from, to) => {
    const random = createRandom(1, 'data');
    for (let i = 0; i < 100_000; i++) {
      const x = from + (to - from) * random.uniform();
      if (!Object.is(f(x), own(x))) expect([x, f(x)]).toEqual([x, own(x)]);
    }
  });

  it.each([0, -0, 1, -1, 1e-300, -1e-300, 1e-9, 0.34657359, 1.0397, 22, -22, 1e300, Infinity, -Infinity, NaN])(
    '%s',
    (x) => {
      expect(tanh(x)).toBe(Math.tanh(x));
      expect(exp(x)).toBe(Math.exp(x));
    },
  );
});
