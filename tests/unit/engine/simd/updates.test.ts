import { expect, test } from 'vitest';
import { createKernels, type Kernels } from '../../../../src/engine/kernels.ts';
import { createPlan } from '../../../../src/engine/memory.ts';
import { penaltySteps } from '../../../../src/engine/penalty.ts';
import type { Twin } from '../../../../src/engine/simd/twin.ts';
import { createBench, difference, fill, kinds, numbers, pieces, type Kind } from './memory.ts';

const kernels = createKernels('float32');
const { fround } = Math;
const [rate, beta, small, most] = [0.01, 0.9, 1e-7, 0.999].map(fround);
const rest = fround(1 - 0.9);

/**
 * One update of both: of numbers [from, to) of the arrays p, g and slots, which begin at these indices of f, or of the
 * addresses of number `from`.
 */
interface Case {
  readonly slots: number;
  readonly reference: (kernels: Kernels, f: Float32Array, arrays: number[], from: number, to: number) => void;
  readonly twin: (twin: Twin, addresses: number[], count: number) => void;
}

const cases: Readonly<Record<string, Case>> = {
  sgd: {
    slots: 0,
    reference: (k, f, [p, g], from, to) => k.sgd(f, p, g, from, to, rate),
    twin: (t, [p, g], count) => t.sgd(p, g, count, rate),
  },
  'sgd with momentum': {
    slots: 1,
    reference: (k, f, [p, g, m], from, to) => k.momentum(f, p, g, m, from, to, rate, beta, false),
    twin: (t, [p, g, m], count) => t.momentum(p, g, m, count, rate, beta, false),
  },
  'sgd with Nesterov momentum': {
    slots: 1,
    reference: (k, f, [p, g, m], from, to) => k.momentum(f, p, g, m, from, to, rate, beta, true),
    twin: (t, [p, g, m], count) => t.momentum(p, g, m, count, rate, beta, true),
  },
  adam: {
    slots: 2,
    reference: (k, f, [p, g, m, v], from, to) => k.adam(f, p, g, m, v, -1, from, to, rate, rest, rest, small),
    twin: (t, [p, g, m, v], count) => t.adam(p, g, m, v, 0, count, rate, rest, rest, small),
  },
  amsgrad: {
    slots: 3,
    reference: (k, f, [p, g, m, v, l], from, to) => k.adam(f, p, g, m, v, l, from, to, rate, rest, rest, small),
    twin: (t, [p, g, m, v, l], count) => t.adam(p, g, m, v, l, count, rate, rest, rest, small),
  },
  rmsprop: {
    slots: 1,
    reference: (k, f, [p, g, v], from, to) => k.rmsprop(f, p, g, v, -1, -1, from, to, rate, beta, rest, 0, small),
    twin: (t, [p, g, v], count) => t.rmsprop(p, g, v, 0, 0, count, rate, beta, rest, 0, small),
  },
  'rmsprop with momentum': {
    slots: 2,
    reference: (k, f, [p, g, v, m], from, to) => k.rmsprop(f, p, g, v, -1, m, from, to, rate, beta, rest, most, small),
    twin: (t, [p, g, v, m], count) => t.rmsprop(p, g, v, 0, m, count, rate, beta, rest, most, small),
  },
  'centered rmsprop': {
    slots: 2,
    reference: (k, f, [p, g, v, a], from, to) => k.rmsprop(f, p, g, v, a, -1, from, to, rate, beta, rest, 0, small),
    twin: (t, [p, g, v, a], count) => t.rmsprop(p, g, v, a, 0, count, rate, beta, rest, 0, small),
  },
  'centered rmsprop with momentum': {
    slots: 3,
    reference: (k, f, [p, g, v, a, m], from, to) =>
      k.rmsprop(f, p, g, v, a, m, from, to, rate, beta, rest, most, small),
    twin: (t, [p, g, v, a, m], count) => t.rmsprop(p, g, v, a, m, count, rate, beta, rest, most, small),
  },
  adagrad: {
    slots: 1,
    reference: (k, f, [p, g, a], from, to) => k.adagrad(f, p, g, a, from, to, rate, small),
    twin: (t, [p, g, a], count) => t.adagrad(p, g, a, count, rate, small),
  },
  adadelta: {
    slots: 2,
    reference: (k, f, [p, g, a, d], from, to) => k.adadelta(f, p, g, a, d, from, to, rate, beta, rest, small),
    twin: (t, [p, g, a, d], count) => t.adadelta(p, g, a, d, count, rate, beta, rest, small),
  },
  adamax: {
    slots: 2,
    reference: (k, f, [p, g, m, u], from, to) => k.adamax(f, p, g, m, u, from, to, rate, rest, most, beta, small),
    twin: (t, [p, g, m, u], count) => t.adamax(p, g, m, u, count, rate, rest, most, beta, small),
  },
  nadam: {
    slots: 2,
    reference: (k, f, [p, g, m, v], from, to) =>
      k.nadam(f, p, g, m, v, from, to, rate, rest, rest, beta, most, rest, beta, most, small),
    twin: (t, [p, g, m, v], count) => t.nadam(p, g, m, v, count, rate, rest, rest, beta, most, rest, beta, most, small),
  },
  'weight decay': {
    slots: 0,
    reference: (k, f, [p], from, to) => k.decay(f, p + from, p + to, rest, rate),
    twin: (t, [p], count) => t.decay(p, count, rest, rate),
  },
  scale: {
    slots: 0,
    reference: (k, f, [, g], from, to) => k.scale(f, g + from, g + to, beta, most),
    twin: (t, [, g], count) => t.scale(g, count, beta, most),
  },
  'clip by value': {
    slots: 0,
    reference: (k, f, [, g], from, to) => k.clip(f, g + from, g + to, fround(0.3)),
    twin: (t, [, g], count) => t.clip(g, count, fround(0.3)),
  },
  copy: {
    slots: 0,
    reference: (_, f, [p, g], from, to) => f.copyWithin(p + from, g + from, g + to),
    twin: (t, [p, g], count) => t.copy(p, g, count),
  },
};

/** Three updates by both, the twin's in pieces; says where they differ. */
function compare(
  { slots, reference, twin: update }: Case,
  length: number,
  kind: Kind,
  seed: number,
): (string | null)[] {
  const random = numbers(seed);
  const { twin, array, untouched } = createBench((slots + 2) * (4 * length + 100) + 100);
  const arrays = Array.from({ length: slots + 2 }, () => array(length));
  // Slots start from zero in a run, and those under a root are never negative; here some are.
  arrays.forEach((it, i) => fill(it, random, kind, i < 2 || random() < 0.2));
  const wanted = Float32Array.from(arrays.flatMap((it) => [...it]));
  const places = arrays.map((_, i) => i * length);
  for (let step = 0; step < 3; step++) {
    const begin = Math.floor(random() * length * 0.3); // a range that does not start at a multiple of four
    reference(kernels, wanted, places, begin, length);
    for (const [from, to] of pieces(length - begin, random)) {
      const addresses = arrays.map(({ byteOffset }) => byteOffset + 4 * (begin + from));
      update(twin, addresses, to - from);
    }
  }
  return [
    ...arrays.map((it, i) => difference(it, wanted.subarray(places[i], places[i] + length))),
    untouched() ? null : 'something else was written',
  ].filter((it) => it !== null);
}

test.each(Object.keys(cases))('%s agrees bit for bit', (name) => {
  for (const kind of kinds) {
    for (let seed = 0; seed < 60; seed++) {
      const differ = compare(cases[name], 1 + ((seed * 7) % 70), kind, seed);
      expect({ kind, seed, differ }).toEqual({ kind, seed, differ: [] });
    }
    expect(compare(cases[name], 5000, kind, 1)).toEqual([]);
  }
});

test('sums of squares agree bit for bit, also in pieces', () => {
  for (const kind of kinds) {
    for (let length = 1; length < 40; length++) {
      const random = numbers(length);
      const { twin, array, at } = createBench(1000);
      const g = array(length);
      fill(g, random, kind);
      let sum = 0;
      for (const [from, to] of pieces(length, random)) sum = twin.sumOfSquares(at(g) + 4 * from, to - from, sum);
      expect(sum).toBe(kernels.sumOfSquares(g, 0, length));
    }
  }
});

test('penalties and their gradients agree bit for bit, also in pieces', () => {
  for (const kind of kinds) {
    for (let length = 1; length < 40; length++) {
      const random = numbers(length);
      const { twin, array, at, untouched } = createBench(4000);
      const [w, g] = [length, length].map(array);
      const sums = new Float64Array(w.buffer, at(array(4)), 2);
      fill(w, random, kind);
      fill(g, random, kind);
      const regularizer = { l1: 0.01, l2: random() < 0.5 ? 0 : 0.003 };
      const plan = createPlan('float32');
      const [weights, dw] = ['w', 'dw'].map((name) => plan.place(name, 'floats', length));
      const [constants, cells] = ['constants', 'sums'].map((name) => plan.place(name, 'cells', 2));
      const memory = plan.allocate();
      memory.floats.set(w, weights);
      memory.floats.set(g, dw);
      memory.cells.set([regularizer.l1, regularizer.l2], constants);
      const machine = { memory, kernels, seed: 0, notFinite: () => undefined };
      penaltySteps.penalty({ w: weights, sums: cells }, machine)(0, length);
      penaltySteps.penaltyGradient({ w: weights, dw, constants }, machine)(0, length);
      for (const [from, to] of pieces(length, random)) {
        twin.penaltySums(at(w) + 4 * from, to - from, sums.byteOffset);
        const [l1, twoL2] = [fround(regularizer.l1), fround(2 * regularizer.l2)];
        twin.penaltyGradient(at(w) + 4 * from, at(g) + 4 * from, to - from, l1, twoL2);
      }
      expect([...sums]).toEqual([...memory.cells.subarray(cells, cells + 2)]);
      expect(difference(g, Float32Array.from(memory.floats.subarray(dw, dw + length)))).toBeNull();
      expect(untouched()).toBe(true);
    }
  }
});

test('a number that is not finite is found at every place', () => {
  const { twin, array, at } = createBench(1000);
  const p = array(23).fill(3e38);
  expect(twin.allFinite(at(p), 23)).toBe(1);
  for (const value of [NaN, Infinity, -Infinity]) {
    for (let i = 0; i < 23; i++) {
      p[i] = value;
      expect(twin.allFinite(at(p), 23)).toBe(0);
      expect(twin.allFinite(at(p), i)).toBe(1);
      expect(twin.allFinite(at(p) + 4 * (i + 1), 22 - i)).toBe(1);
      p[i] = -1e-45;
    }
  }
});
