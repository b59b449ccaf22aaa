import { expect, it } from 'vitest';
import { boxOf, type NumberedColumn, placeNumbers, radius } from '../../../../src/ui/steps/worksheetPlaces.ts';

/** As wide as the numbers of a worksheet become, with and without a minus. */
const numberAt = (n: number): string => (n % 2 === 0 ? '−0.6571' : '0.42137');

function columnsOf(...units: readonly number[]): readonly NumberedColumn[] {
  return units.map((count, c) => ({
    units: count,
    weights: c === 0 ? [] : Array.from({ length: units[c - 1] * count }, (_, n) => numberAt(n)),
    biases: c === 0 ? [] : Array.from({ length: count }, () => 'b = −0.1234'),
  }));
}

const shapes = [
  ...[1, 2, 3, 4].flatMap((inputs) => [1, 2, 3, 4].map((units) => [inputs, units, 1])),
  [2, 4, 1],
  [4, 2, 3],
  [4, 2, 2, 3],
  [2, 2, 2, 2, 2, 1],
  [3, 2, 3],
  [2, 2, 2, 1],
  [8, 1],
  [1, 8, 1],
];

it.each(shapes.map((shape) => [shape.join('-'), shape] as const))(
  'on the worksheet of %s no number lies on another one or on a neuron, or all are listed',
  (_, shape) => {
    const columns = columnsOf(...shape);
    const places = placeNumbers(columns);
    if (places === null) return;
    const { weights, biases, neurons, width, height } = places;
    const boxes = columns.flatMap((column, c) => [
      ...column.weights.map((text, n) => boxOf(weights[c][n], text)),
      ...column.biases.map((text, n) => boxOf(biases[c][n], text)),
    ]);
    expect(boxes).toHaveLength(columns.reduce((sum, each) => sum + each.weights.length + each.biases.length, 0));
    boxes.forEach((a, i) => {
      expect(Math.min(a.left, a.top, width - a.right, height - a.bottom)).toBeGreaterThanOrEqual(0);
      for (const b of boxes.slice(i + 1))
        expect(Math.max(b.left - a.right, a.left - b.right, b.top - a.bottom, a.top - b.bottom)).toBeGreaterThan(0);
      for (const { x, y } of neurons.flat()) {
        const [beside, over] = [Math.max(a.left - x, x - a.right), Math.max(a.top - y, y - a.bottom)];
        expect(Math.max(beside, over)).toBeGreaterThanOrEqual(radius);
      }
    });
  },
);

it('the usual small networks have their numbers at their lines; of five layers, or of many rows, they are listed', () => {
  for (const shape of [
    [2, 2, 1],
    [2, 3, 1],
    [2, 4, 1],
    [3, 2, 3],
    [2, 2, 2, 1],
    [4, 2, 3],
    [4, 2, 2, 3],
  ])
    expect(placeNumbers(columnsOf(...shape))).not.toBeNull();
  expect(placeNumbers(columnsOf(2, 2, 2, 2, 2, 1))).toBeNull();
  expect(placeNumbers(columnsOf(8, 1))).toBeNull();
});
