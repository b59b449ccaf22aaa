import { expect, test } from 'vitest';
import { createKernels } from '../../../../src/engine/kernels.ts';
import { createPlan } from '../../../../src/engine/memory.ts';
import { clipperSteps } from '../../../../src/engine/optimizers/clipper.ts';
import { numberCells } from '../../../../src/engine/optimizers/rule.ts';
import { loopNames } from '../../../../src/engine/optimizers/rules.ts';
import { updateSteps } from '../../../../src/engine/optimizers/updates.ts';
import { penaltySteps } from '../../../../src/engine/penalty.ts';
import type { Machine, Step } from '../../../../src/engine/reference/machine.ts';
import type { Twin } from '../../../../src/engine/simd/twin.ts';
import { createBench, difference, fill, kinds, numbers, pieces, type Kind } from './memory.ts';

const kernels = createKernels('float32');
const { fround } = Math;
const [rate, beta, small, most] = [0.01, 0.9, 1e-7, 0.999].map(fround);
const rest = fround(1 - 0.9);

/** One update of both, of some of the numbers of p, of the gradients g, and of slots. */
interface Case {
  readonly slots: number;
  /** The numbers of the rule, or one that all rules have. */
  readonly numbers: readonly number[] | Readonly<Partial<Record<keyof typeof numberCells, number>>>;
  /** @param arrays addresses of p, g and the slots */
  readonly reference: (arrays: number[], machine: Machine) => Step;
  /** @param arrays the same, in bytes, of the first number that is to be updated */
  readonly twin: (twin: Twin, arrays: number[], count: number) => void;
}

/** The loop of a rule; `arrays`: addresses of w, dw and the slots. */
function step(loop: string, [w, dw, a = -1, b = -1, c = -1]: readonly number[], machine: Machine): Step {
  return updateSteps.update({ kind: loopNames.indexOf(loop), w, dw, a, b, c, numbers: 0 }, machine);
}

const cases: Readonly<Record<string, Case>> = {
  sgd: {
    slots: 0,
    numbers: [rate],
    reference: ([w, dw], machine) => step('sgd', [w, dw], machine),
    twin: (t, [p, g], count) => t.sgd(p, g, count, rate),
  },
  'sgd with momentum': {
    slots: 1,
    numbers: [rate, beta],
    reference: ([w, dw, m], machine) => step('momentum', [w, dw, m], machine),
    twin: (t, [p, g, m], count) => t.momentum(p, g, m, count, rate, beta, false),
  },
  'sgd with Nesterov momentum': {
    slots: 1,
    numbers: [rate, beta],
    reference: ([w, dw, m], machine) => step('nesterov', [w, dw, m], machine),
    twin: (t, [p, g, m], count) => t.momentum(p, g, m, count, rate, beta, true),
  },
  adam: {
    slots: 2,
    numbers: [rate, rest, rest, small],
    reference: ([w, dw, m, v], machine) => step('adam', [w, dw, m, v], machine),
    twin: (t, [p, g, m, v], count) => t.adam(p, g, m, v, 0, count, rate, rest, rest, small),
  },
  amsgrad: {
    slots: 3,
    numbers: [rate, rest, rest, small],
    reference: ([w, dw, m, v, largest], machine) => step('adam', [w, dw, m, v, largest], machine),
    twin: (t, [p, g, m, v, l], count) => t.adam(p, g, m, v, l, count, rate, rest, rest, small),
  },
  rmsprop: {
    slots: 1,
    numbers: [rate, beta, rest, 0, small],
    reference: ([w, dw, v], machine) => step('rmsprop', [w, dw, v, -1, -1], machine),
    twin: (t, [p, g, v], count) => t.rmsprop(p, g, v, 0, 0, count, rate, beta, rest, 0, small),
  },
  'rmsprop with momentum': {
    slots: 2,
    numbers: [rate, beta, rest, most, small],
    reference: ([w, dw, v, m], machine) => step('rmsprop', [w, dw, v, m, -1], machine),
    twin: (t, [p, g, v, m], count) => t.rmsprop(p, g, v, 0, m, count, rate, beta, rest, most, small),
  },
  'centered rmsprop': {
    slots: 2,
    numbers: [rate, beta, rest, 0, small],
    reference: ([w, dw, v, average], machine) => step('rmsprop', [w, dw, v, -1, average], machine),
    twin: (t, [p, g, v, a], count) => t.rmsprop(p, g, v, a, 0, count, rate, beta, rest, 0, small),
  },
  'centered rmsprop with momentum': {
    slots: 3,
    numbers: [rate, beta, rest, most, small],
    reference: ([w, dw, v, average, m], machine) => step('rmsprop', [w, dw, v, m, average], machine),
    twin: (t, [p, g, v, a, m], count) => t.rmsprop(p, g, v, a, m, count, rate, beta, rest, most, small),
  },
  adagrad: {
    slots: 1,
    numbers: [rate, small],
    reference: ([w, dw, sum], machine) => step('adagrad', [w, dw, sum], machine),
    twin: (t, [p, g, a], count) => t.adagrad(p, g, a, count, rate, small),
  },
  adadelta: {
    slots: 2,
    numbers: [rate, beta, rest, small],
    reference: ([w, dw, average, changes], machine) => step('adadelta', [w, dw, average, changes], machine),
    twin: (t, [p, g, a, d], count) => t.adadelta(p, g, a, d, count, rate, beta, rest, small),
  },
  adamax: {
    slots: 2,
    numbers: [rate, rest, most, beta, small],
    reference: ([w, dw, m, u], machine) => step('adamax', [w, dw, m, u], machine),
    twin: (t, [p, g, m, u], count) => t.adamax(p, g, m, u, count, rate, rest, most, beta, small),
  },
  nadam: {
    slots: 2,
    numbers: [rate, rest, rest, beta, most, rest, beta, most, small],
    reference: ([w, dw, m, v], machine) => step('nadam', [w, dw, m, v], machine),
    twin: (t, [p, g, m, v], count) => t.nadam(p, g, m, v, count, rate, rest, rest, beta, most, rest, beta, most, small),
  },
  'weight decay': {
    slots: 0,
    numbers: { weightDecay: rest, learningRate: rate },
    reference: ([w], machine) => updateSteps.decay({ w, numbers: 0 }, machine),
    twin: (t, [p], count) => t.decay(p, count, rest, rate),
  },
  'clip by global norm': {
    slots: 0,
    numbers: { globalScale: beta },
    reference: ([, dw], machine) => clipperSteps.clipGlobalNorm({ dw, numbers: 0 }, machine),
    twin: (t, [, g], count) => t.scale(g, count, beta, 1),
  },
  'clip by value': {
    slots: 0,
    numbers: { limit: fround(0.3) },
    reference: ([, dw], machine) => clipperSteps.clipValue({ dw, numbers: 0 }, machine),
    twin: (t, [, g], count) => t.clip(g, count, fround(0.3)),
  },
  copy: {
    slots: 0,
    numbers: [],
    reference: ([w, dw], machine) => updateSteps.keep({ w: dw, kept: w }, machine),
    twin: (t, [p, g], count) => t.copy(p, g, count),
  },
};

/** The numbers of an update, as they stand in the cells of a memory. */
function cellsOf(given: Case['numbers']): Float64Array {
  const cells = new Float64Array(16);
  if (Array.isArray(given)) cells.set(given, numberCells.own);
  else for (const [name, value] of Object.entries(given)) cells[numberCells[name as keyof typeof numberCells]] = value;
  return cells;
}

/** Numbers in a buffer of their own, for the reference. */
function machineOn(floats: Float32Array, cells: Float64Array): Machine {
  const { buffer } = floats as Float32Array<ArrayBuffer>;
  const others = { words: new Int32Array(buffer), bytes: new Uint8Array(buffer), wasm: null, state: 0 };
  return { memory: { buffer, floats, cells, ...others }, kernels, seed: 0, notFinite: () => {} };
}

/** Three updates by both, the twin's in pieces; says where they differ. */
function compare(
  { slots, numbers: given, reference, twin: update }: Case,
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
  const step = reference(places, machineOn(wanted, cellsOf(given)));
  for (let turn = 0; turn < 3; turn++) {
    const begin = Math.floor(random() * length * 0.3); // a range that does not start at a multiple of four
    step(begin, length, 0);
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
      const wanted = Float32Array.from([...g, 0]);
      const machine = machineOn(wanted, new Float64Array(0));
      clipperSteps.squares({ dw: 0, length, squares: length, variable: 0 }, machine)();
      expect(sum).toBe(wanted[length]);
    }
  }
});

test('scaling by a quotient agrees bit for bit', () => {
  for (const kind of kinds) {
    for (let length = 1; length < 40; length++) {
      const { twin, array, at, untouched } = createBench(1000);
      const g = array(length);
      fill(g, numbers(length), kind);
      const wanted = g.map((each) => fround(each * beta) / most);
      twin.scale(at(g), length, beta, most);
      expect(difference(g, wanted)).toBeNull();
      expect(untouched()).toBe(true);
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
