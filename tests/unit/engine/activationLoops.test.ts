import { expect, test } from 'vitest';
import { ownLoops } from '../../../src/engine/activations/ownLoops.ts';
import { activations } from '../../../src/engine/activations.ts';
import { createRandom } from '../../../src/engine/random.ts';

const special = [0, -0, NaN, Infinity, -Infinity, 1e-45, -1e-45, 1e-310, 88, -88, 1000, -1000];

test.each(Object.entries(ownLoops))('%s in a loop of its own gives what the table has', (name, loops) => {
  const { f, derivative } = activations[name as keyof typeof activations]; // the loops have names of the table
  const random = createRandom(1, 'data');
  for (const floats of [Float32Array, Float64Array]) {
    const count = 500;
    const [x, y, dy, dx] = [0, 1, 2, 3].map((i) => i * count);
    const values = new floats(4 * count).fill(7);
    for (let i = 0; i < count; i++) {
      values[x + i] = i < 2 * special.length ? special[i >> 1] : 6 * random.normal();
      values[dy + i] = i % 20 === 3 ? NaN : random.normal();
    }
    const [from, to] = [1, count - 1];
    const wanted = values.slice();
    for (let i = from; i < to; i++) {
      wanted[y + i] = f(wanted[x + i]);
      wanted[dx + i] = wanted[dy + i] * derivative(wanted[x + i], wanted[y + i]);
    }
    loops?.forward(values, x, y, from, to);
    loops?.backward(values, x, y, dy, dx, from, to);
    expect(values).toEqual(wanted);
  }
});
