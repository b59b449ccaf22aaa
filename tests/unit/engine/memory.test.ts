import { expect, test } from 'vitest';
import { denseLayer } from '../../../src/document/defaults.ts';
import { createPlan } from '../../../src/engine/memory.ts';
import { createNetwork } from '../../../src/engine/network.ts';

test('areas do not overlap, and each begins at a vector of 16 bytes', () => {
  for (const precision of ['float32', 'float64'] as const) {
    const bytes = { floats: precision === 'float32' ? 4 : 8, cells: 8, words: 4, bytes: 1 };
    const plan = createPlan(precision);
    for (let length = 0; length < 9; length++) {
      for (const element of ['floats', 'cells', 'words', 'bytes'] as const) plan.place('some', element, length);
    }
    let end = 0;
    for (const { element, from, length } of plan.areas) {
      const begin = from * bytes[element];
      expect(begin % 16).toBe(0);
      expect(begin).toBeGreaterThanOrEqual(end);
      end = begin + length * bytes[element];
    }
    expect(plan.size).toBeGreaterThanOrEqual(end);
    expect(plan.allocate().buffer.byteLength).toBe(plan.size);
  }
});

test('the state ends where it is said to', () => {
  const plan = createPlan('float32');
  plan.place('weights', 'floats', 5);
  plan.endState();
  plan.place('gradients', 'floats', 5);
  expect(plan.allocate().state).toBe(32);
});

test('a network that is too large is refused before anything is allocated, with the numbers', () => {
  const layers = [denseLayer(30_000), denseLayer(30_000)];
  expect(() => createNetwork({ inputs: 30_000, layers }, 'float32', 8, { trainable: true })).toThrow(
    'the run needs 13738 MiB of memory, of 2048 MiB at most: parameters 6867 MiB, gradients 6867 MiB, x0 1 MiB',
  );
});
