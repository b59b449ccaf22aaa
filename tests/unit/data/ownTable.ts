import { createTable } from '../../../src/data/createTable.ts';
import type { Tables } from '../../../src/data/tables.ts';

const rows = [
  // length (cm), region north, region south, class
  [1.5, 1, 0, 0],
  [2.25, 1, 0, 0],
  [1.75, 0, 1, 0],
  [2, 1, 0, 0],
  [4.5, 0, 1, 1],
  [5, 0, 1, 1],
  [4.25, 1, 0, 1],
  [5.5, 0, 1, 1],
] as const;

/** Eight insects: a number, a category that is encoded already, and two classes. */
export const insects = createTable(
  {
    type: 'table',
    title: 'insects.csv',
    columns: ['length', 'region=north', 'region=south'],
    classes: ['ant', 'constructor'],
    targets: [],
  },
  {
    values: Float64Array.from(rows.flatMap(([length, north, south]) => [length, north, south])),
    labels: Int32Array.from(rows, (row) => row[3]),
    targets: new Float64Array(0),
  },
);

/** Points of three classes, drawn by hand. */
export const points = createTable(
  { type: 'points', title: 'points', columns: ['x', 'y'], classes: ['A', 'B', 'C'], targets: [] },
  {
    values: Float64Array.of(0, 0, 0.5, 0.5, -0.5, 0.5, 0.1, 0.1, 0.6, 0.6),
    labels: Int32Array.of(0, 1, 2, 0, 1),
    targets: new Float64Array(0),
  },
);

/** A plane that nobody has drawn on yet. */
export const nothing = createTable(
  {
    type: 'points',
    title: 'nothing',
    columns: ['x', 'y'],
    classes: ['A', 'B'],
    targets: [],
    domains: [
      [-1, 1],
      [-2, 2],
    ],
  },
  { values: new Float64Array(0), labels: new Int32Array(0), targets: new Float64Array(0) },
);

/** Two numbers to predict. */
export const sizes = createTable(
  { type: 'table', title: 'sizes', columns: ['a', 'b', 'c'], classes: [], targets: ['height', 'depth'] },
  {
    values: insects.rows.values,
    labels: new Int32Array(0),
    targets: Float64Array.from({ length: 16 }, (_, i) => (i % 2 === 0 ? i / 2 : -i)),
  },
);

export const tables: Tables = new Map([insects, points, nothing, sizes].map((table) => [table.hash, table]));
