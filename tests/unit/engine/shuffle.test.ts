import { expect, test } from 'vitest';
import { createRandom, type Random } from '../../../src/engine/random.ts';
import { permute } from '../../../src/engine/shuffle.ts';

function permutation(random: Random, n: number): number[] {
  const out = new Int32Array(n).fill(-1);
  permute(random, out);
  return [...out];
}

test('every number from 0 to n − 1 occurs once', () => {
  for (const n of [0, 1, 2, 3, 10, 1000]) {
    const order = permutation(createRandom(1, 'order'), n);
    expect(order.toSorted((a, b) => a - b)).toEqual(Array.from({ length: n }, (_, i) => i));
  }
});

test('draws below(i + 1) from the end and swaps', () => {
  const asked: number[] = [];
  const random: Random = {
    ...createRandom(1, 'order'),
    below: (n) => {
      asked.push(n);
      return 0;
    },
  };
  // 0 1 2 3 → 3 1 2 0 → 2 1 3 0 → 1 2 3 0
  expect(permutation(random, 4)).toEqual([1, 2, 3, 0]);
  expect(asked).toEqual([4, 3, 2]);
});

test('one seed gives one order, each epoch another', () => {
  expect(permutation(createRandom(5, 'order', 2), 100)).toEqual(permutation(createRandom(5, 'order', 2), 100));
  expect(permutation(createRandom(5, 'order', 2), 100)).not.toEqual(permutation(createRandom(5, 'order', 3), 100));
  expect(permutation(createRandom(7, 'order'), 10)).toEqual([4, 7, 0, 3, 6, 2, 9, 5, 1, 8]);
});

test('all 24 orders of four are equally likely by chi-square', () => {
  const random = createRandom(6, 'order');
  const count = 24_000;
  const observed = new Map<string, number>();
  for (let i = 0; i < count; i++) {
    const order = permutation(random, 4).join();
    observed.set(order, (observed.get(order) ?? 0) + 1);
  }
  const value = [...observed.values()].reduce((sum, o) => sum + (o - count / 24) ** 2 / (count / 24), 0);
  expect(observed.size).toBe(24);
  // 23 degrees of freedom: mean 23, variance 46; the seed is fixed
  expect(Math.abs(value - 23)).toBeLessThan(4 * Math.sqrt(46));
});
