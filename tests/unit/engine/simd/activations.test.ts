import { expect, test } from 'vitest';
import { activationNames, activations, rowActivations } from '../../../../src/engine/activations.ts';
import { activationFunction, type ActivationSpec, isRowWiseSpec } from '../../../../src/engine/layerActivation.ts';
import { scratchBytes } from '../../../../src/engine/simd/twin.ts';
import { createBench, difference, fill, kinds, numbers, pieces } from './memory.ts';

/** Activations with arguments: their kinds come after those that are only names. */
const withArguments = [
  (random: () => number) => {
    const maxValue = random() < 0.5 ? null : Math.floor(random() * 3) * 0.5;
    const negativeSlope = random() < 0.5 ? 0 : random();
    const threshold = random() < 0.5 ? 0 : random() - 0.3;
    const constants = [maxValue ?? Infinity, negativeSlope, threshold];
    return { spec: { type: 're_lu', maxValue, negativeSlope, threshold } as const, constants };
  },
  (random: () => number) => {
    const negativeSlope = random();
    return { spec: { type: 'leaky_re_lu', negativeSlope } as const, constants: [negativeSlope] };
  },
  (random: () => number) => {
    const alpha = random() * 2;
    return { spec: { type: 'elu', alpha } as const, constants: [alpha] };
  },
];

/** Rows of y = f(x), then of dx = dy · f′(x). */
function reference(spec: ActivationSpec, x: Float32Array, dy: Float32Array, units: number): readonly Float32Array[] {
  const { length } = x;
  const f = new Float32Array(4 * length);
  const [y, dx] = [f.subarray(length, 2 * length), f.subarray(3 * length)];
  f.set(x);
  f.set(dy, 2 * length);
  if (isRowWiseSpec(spec)) {
    const { forward, backward } = rowActivations[spec];
    for (let i = 0; i < length; i += units) {
      forward(f, i, length + i, units);
      backward(f, length + i, 2 * length + i, 3 * length + i, units);
    }
  } else {
    const { f: valueOf, derivative } = activationFunction(spec);
    y.set(x.map(valueOf));
    dx.set(dy.map((d, i) => d * derivative(x[i], y[i])));
  }
  return [y, dx];
}

/** Sizes of the values: about 0, where functions bend, where they saturate, where e^x overflows. */
const sizes = [1e-6, 0.1, 1, 4, 30, 1000];

/** Runs both, the twin in random pieces; says where they differ. */
function compare(kind: number, spec: ActivationSpec, constants: readonly number[], seed: number): (string | null)[] {
  const random = numbers(seed);
  const rows = 1 + Math.floor(random() * 12);
  const most = seed % 50 === 49 ? 1000 : seed % 2 === 0 ? 5 : 40;
  const units = 1 + Math.floor(random() * most);
  const { twin, array, at, untouched } = createBench(4 * 5 * rows * units + scratchBytes + 1000);
  const [x, dy, y, dx] = [0, 0, 0, 0].map(() => array(rows * units));
  const some = kinds[seed % kinds.length];
  for (const it of [x, dy]) fill(it, random, some);
  const size = sizes[Math.floor(random() * sizes.length)];
  x.set(x.map((value) => (random() < 0.1 ? Math.round(2 * value * size) / 2 : value * size)));
  const cells = array(2 * constants.length);
  new Float64Array(cells.buffer, cells.byteOffset, constants.length).set(constants);
  const scratch = at(array(scratchBytes / 4));
  for (const [from, to] of pieces(rows, random))
    twin.activation(kind, at(cells), at(x), at(y), units, from, to, scratch);
  for (const [from, to] of pieces(rows, random)) {
    twin.activationInput(kind, at(cells), at(x), at(y), at(dy), at(dx), units, from, to);
  }
  return [
    ...reference(spec, x, dy, units).map((wanted, i) => difference([y, dx][i], wanted)),
    untouched() ? null : 'something else was written',
  ];
}

const equal = [null, null, null];

test.each(activationNames.map((name, kind) => [name, kind] as const))(
  '%s, forward and backward: every bit, for 200 random shapes',
  (name, kind) => {
    for (let seed = 0; seed < 200; seed++) expect([seed, compare(kind, name, [], seed)]).toEqual([seed, equal]);
  },
);

test.each(['ReLU', 'LeakyReLU', 'ELU'].map((name, i) => [name, i] as const))(
  '%s with random arguments: every bit, for 300 random shapes',
  (_, i) => {
    for (let seed = 0; seed < 300; seed++) {
      const { spec, constants } = withArguments[i](numbers(seed + 1000));
      const differ = compare(activationNames.length + i, spec, constants, seed);
      expect([seed, spec, differ]).toEqual([seed, spec, equal]);
    }
  },
);

test.each(['tanh', 'sigmoid'] as const)('%s of a million float32 from all over: every bit', (name) => {
  const count = 1 << 20;
  const { twin, array, at } = createBench(8 * count + 1000);
  const [x, y] = [array(count), array(count)];
  const bits = new Uint32Array(x.buffer, x.byteOffset, count);
  for (let i = 0; i < count; i++) bits[i] = i * 4093;
  // Half of them where it is neither 0 nor ±1.
  for (let i = 0; i < count; i += 2) x[i] = (i / count) * 20 - 10;
  twin.activation(activationNames.indexOf(name), 0, at(x), at(y), 1, 0, count, 0);
  expect(difference(y, x.map(activations[name].f))).toBeNull();
});
