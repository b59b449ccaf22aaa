import { expect, it } from 'vitest';
import type { Meaning } from '../../../../src/ui/outcome/meaning.ts';
import { patchesOf, type Place } from '../../../../src/ui/outcome/spacePatches.ts';

const side = 21;
/** Where two hidden units put the nodes of the grid over −1 … 1. */
const placeOf = (node: number): Place => {
  const [x, y] = [(2 * (node % side)) / (side - 1) - 1, (2 * Math.floor(node / side)) / (side - 1) - 1];
  return [Math.tanh(2 * x - y), Math.tanh(x + 1.5 * y)];
};
/** Sums of a layer behind them. */
const sums: readonly ((place: Place) => number)[] = [
  ([a, b]) => 3 * a - 2 * b + 0.4,
  ([a, b]) => -2 * a + b,
  ([a, b]) => a + 3 * b - 0.5,
];
const sigmoid = (z: number): number => 1 / (1 + Math.exp(-z));

function grid(meaning: Meaning, outputs: number, classes: number, answer: (z: readonly number[]) => readonly number[]) {
  const nodes = Array.from({ length: side * side }, (_, node) => placeOf(node));
  const values = Float64Array.from(nodes.flatMap((place) => answer(sums.slice(0, outputs).map((sum) => sum(place)))));
  return { side, placeOf, meaning, values, outputs, classes, isDiscrete: false };
}

it.each<[Meaning, (z: number) => number]>([
  ['probability', sigmoid],
  ['signed', (z) => (Math.tanh(z) + 1) / 2],
  ['scores', (z) => z + 0.5],
])('the border of a unit behind the two is the straight line on which its sum is 0: %s', (meaning, answer) => {
  const { patches, borders } = patchesOf(grid(meaning, 1, 2, ([z]) => [answer(z)]));
  expect(borders.length).toBeGreaterThan(20);
  for (const place of borders.flat()) expect(Math.abs(sums[0](place))).toBeLessThan(1e-9);
  for (const { corners, shares } of patches) {
    const [least, most] = [Math.min(...corners.map(sums[0])), Math.max(...corners.map(sums[0]))];
    // All of it is on the side of its class.
    expect(shares[1] > 0.5 ? least : -most).toBeGreaterThan(-1e-9);
  }
});

it('where two of three classes meet, their sums are equal', () => {
  const softmax = (z: readonly number[]): number[] => {
    const powers = z.map(Math.exp);
    return powers.map((each) => each / powers.reduce((sum, other) => sum + other, 0));
  };
  const { borders } = patchesOf(grid('probabilities', 3, 3, softmax));
  const apart = borders.flat().map((place) => {
    const [first, second] = sums.map((sum) => sum(place)).toSorted((a, b) => b - a);
    return first - second;
  });
  expect(apart.length).toBeGreaterThan(40);
  expect(Math.max(...apart)).toBeLessThan(1e-9);
});

it('the class that wins has all of a place that is not shaded, and where an answer is no number there is none', () => {
  const made = grid('probability', 1, 2, ([z]) => [sigmoid(z)]);
  const { patches } = patchesOf({ ...made, isDiscrete: true });
  expect(patches.every(({ shares }) => shares.includes(1) && shares.includes(0))).toBe(true);
  const broken = patchesOf({ ...made, values: made.values.map(() => Number.NaN) });
  expect(broken).toEqual({ patches: [], borders: [] });
});
