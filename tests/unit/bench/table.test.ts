import { expect, it } from 'vitest';
import type { Measure } from '../../bench/measure.ts';
import { isWithin, print } from '../../bench/table.ts';

const measure = (name: string, value: number, more: Partial<Measure> = {}): Measure => ({
  name,
  value,
  unit: 'ms',
  ...more,
});

it('prints measures without columns one a line', () => {
  expect(
    print([measure('read', 1234.56), measure('draw', 2, { bound: 4 }), measure('lay out', 5, { bound: 4 })]),
  ).toEqual([
    `${'read'.padEnd(48)}        1,235 ms`,
    `${'draw'.padEnd(48)}            2 ms       ≤ 4`,
    `${'lay out'.padEnd(48)}            5 ms       > TOO MUCH, at most 4`,
  ]);
});

it('prints measures with columns as a table, in the order in which they come, with a dash where there is none', () => {
  const columns = [
    measure('W1', 1, { column: 'ts' }),
    measure('W1', 12_000, { column: 'simd' }),
    measure('W2', 3, { column: 'simd', bound: 2 }),
    measure('alone', 4),
  ];
  expect(print(columns)).toEqual(
    [
      'ms  ts                    simd',
      'W1   1                  12,000',
      'W2   –  3 > TOO MUCH, at most 2',
      `${'alone'.padEnd(48)}            4 ms`,
    ].map((line, i) => (i === 3 ? line : expect.stringMatching(new RegExp(`^${line.replaceAll(/ +/g, ' +')}$`)))),
  );
});

it('begins another table where the unit changes', () => {
  const lines = print([measure('W1', 1, { column: 'ts' }), measure('W1', 2, { column: 'ts', unit: 'ns' })]);
  expect(lines.map((line) => line.split(/ +/))).toEqual([
    ['ms', 'ts'],
    ['W1', '1'],
    ['ns', 'ts'],
    ['W1', '2'],
  ]);
});

it('prints how a value stands to its goal, and a third of that is enough', () => {
  const rows = [measure('W1', 3, { goal: 5 }), measure('W2', 1.6, { goal: 5 }), measure('W3', Number.NaN, { goal: 5 })];
  expect(rows.map(isWithin)).toEqual([true, false, false]);
  expect(print(rows).map((line) => line.split(/ +/).slice(3).join(' '))).toEqual([
    'of 5',
    'TOO LITTLE, goal 5',
    'TOO LITTLE, goal 5',
  ]);
});

it.each([
  [1, undefined, true],
  [Number.NaN, undefined, true],
  [4, 4, true],
  [4.1, 4, false],
  [Number.NaN, 4, false],
])('holds %s against the bound %s', (value, bound, within) => {
  expect(isWithin(measure('', value, bound === undefined ? {} : { bound }))).toBe(within);
});
