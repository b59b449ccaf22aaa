import { expect, test } from 'vitest';
import { createKernels, type MatrixView } from '../../../../src/engine/kernels.ts';
import { scratchBytes } from '../../../../src/engine/simd/twin.ts';
import { createBench, difference, fill, kinds, numbers, pieces, type Kind } from './memory.ts';

const kernels = createKernels('float32');
const view = (array: Float32Array, rowStep: number, columnStep: number): MatrixView => ({
  array,
  offset: 0,
  rowStep,
  columnStep,
});

/** Runs the products of a dense layer by both, the twin in random pieces; says where they differ. */
function compare(rows: number, inputs: number, units: number, kind: Kind, seed: number): (string | null)[] {
  const random = numbers(seed);
  const sizes = rows * inputs + inputs * units + rows * units;
  const { twin, array, at, untouched } = createBench(4 * (3 * sizes + 2 * units) + scratchBytes + 1000);
  const [x, kernel, bias, dy] = [rows * inputs, inputs * units, units, rows * units].map(array);
  const [y, dkernel, dbias, dx] = [rows * units, inputs * units, units, rows * inputs].map(array);
  const scratch = array(scratchBytes / 4);
  for (const it of [x, kernel, bias, dy]) fill(it, random, kind);
  const withBias = random() < 0.7;

  for (const [from, to] of pieces(rows, random)) {
    twin.denseForward(at(x), at(kernel), withBias ? at(bias) : 0, at(y), from, to, inputs, units, at(scratch));
    twin.denseInputGradient(at(dy), at(kernel), at(dx), from, to, inputs, units, at(scratch));
  }
  for (const [from, to] of pieces(inputs, random)) {
    twin.denseKernelGradient(at(x), at(dy), at(dkernel), from, to, rows, inputs, units, at(scratch));
  }
  twin.columnSums(at(dy), rows, units, at(dbias));

  const wanted = [y, dkernel, dbias, dx].map((it) => new Float32Array(it.length));
  const first = withBias ? bias : null;
  kernels.multiply(
    view(x, inputs, 1),
    view(kernel, units, 1),
    first,
    0,
    view(wanted[0], units, 1),
    0,
    rows,
    inputs,
    units,
  );
  kernels.multiply(view(x, 1, inputs), view(dy, units, 1), null, 0, view(wanted[1], units, 1), 0, inputs, rows, units);
  const sums = Float32Array.of(...dy, ...wanted[2]);
  kernels.columnSums(sums, 0, rows, units, dy.length);
  wanted[2].set(sums.subarray(dy.length));
  kernels.multiply(
    view(dy, units, 1),
    view(kernel, 1, units),
    null,
    0,
    view(wanted[3], inputs, 1),
    0,
    rows,
    units,
    inputs,
  );
  return [
    ...[y, dkernel, dbias, dx].map((it, i) => difference(it, wanted[i])),
    untouched() ? null : 'something else was written',
  ];
}

const equal = [null, null, null, null, null];

test.each(kinds)('products of 300 random sizes agree bit for bit, %s values', (kind) => {
  const random = numbers(kinds.indexOf(kind));
  const size = (): number => 1 + Math.floor((random() < 0.5 ? 12 : 70) * random());
  for (let seed = 0; seed < 300; seed++) {
    const [rows, inputs, units] = [size(), size(), size()];
    expect({ rows, inputs, units, seed, differ: compare(rows, inputs, units, kind, seed) }).toMatchObject({
      differ: equal,
    });
  }
});

test.each([
  [128, 784, 33],
  [300, 20, 257],
  [9, 513, 300],
  [1, 600, 600],
  [520, 3, 1],
  [270, 128, 45],
  [33, 256, 32],
])('large products agree bit for bit: %i rows, %i inputs, %i units', (rows, inputs, units) => {
  for (const kind of kinds) expect(compare(rows, inputs, units, kind, 7)).toEqual(equal);
});

test('every small size agrees', () => {
  for (let rows = 1; rows <= 5; rows++) {
    for (let inputs = 1; inputs <= 9; inputs++) {
      for (let units = 1; units <= 18; units++) expect(compare(rows, inputs, units, 'tiny', rows)).toEqual(equal);
    }
  }
});

test('nothing is read beyond the end of the memory', () => {
  for (const [rows, inputs, units] of [
    [1, 1, 1],
    [9, 5, 9],
    [40, 300, 1],
    [40, 300, 3],
    [3, 2, 40],
    [33, 128, 41],
    [300, 41, 34],
  ]) {
    for (let atEnd = 0; atEnd < 4; atEnd++) {
      const { twin, array, last, at } = createBench(8 * (rows * inputs + inputs * units + rows * units) + 200_000);
      const [x, kernel, bias, dy] = [rows * inputs, inputs * units, units, rows * units].map((length, i) =>
        at((i === atEnd ? last : array)(length)),
      );
      const [out, scratch] = [Math.max(rows * inputs, inputs * units, rows * units), scratchBytes / 4].map((length) =>
        at(array(length)),
      );
      twin.denseForward(x, kernel, bias, out, 0, rows, inputs, units, scratch);
      twin.denseInputGradient(dy, kernel, out, 0, rows, inputs, units, scratch);
      twin.denseKernelGradient(x, dy, out, 0, inputs, rows, inputs, units, scratch);
      twin.columnSums(dy, rows, units, out);
    }
  }
});
