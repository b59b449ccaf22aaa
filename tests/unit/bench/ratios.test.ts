import { expect, it } from 'vitest';
import type { Measure } from '../../bench/measure.ts';
import { ratios } from '../../bench/ratios.ts';

const rate = (name: string, column: string, value: number): Measure => ({ name, column, value, unit: 'examples/s' });
const rivals = [
  { column: '÷ others', engines: ['a', 'b'], goals: { W1: 5 } },
  { column: '÷ c', engines: ['c'], goals: {} },
];

it('divides the best rate of this project by the best of the others, a row for each workload', () => {
  const rates = [
    rate('W1 2-1', 'ts', 10),
    rate('W1 2-1', 'simd', 60),
    rate('W1 2-1', 'a', 5),
    rate('W1 2-1', 'b', 20),
    rate('W1 2-1', 'c', 2),
    rate('W2 3-1', 'ts', 8),
    rate('W2 3-1', 'a', 4),
    rate('W2 3-1', 'c', 16),
  ];
  const unit = 'times as fast';
  expect(ratios(rates, ['ts', 'simd'], rivals)).toEqual([
    { name: 'W1 2-1', column: '÷ others', value: 3, unit, goal: 5 },
    { name: 'W1 2-1', column: '÷ c', value: 30, unit },
    { name: 'W2 3-1', column: '÷ others', value: 2, unit },
    { name: 'W2 3-1', column: '÷ c', value: 0.5, unit },
  ]);
});

it('leaves out what cannot be divided', () => {
  const rates = [rate('W1 2-1', 'simd', 60), rate('W1 2-1', 'b', 20), rate('W2 3-1', 'c', 1)];
  expect(ratios(rates, ['ts', 'simd'], rivals).map(({ name, column }) => [name, column])).toEqual([
    ['W1 2-1', '÷ others'],
  ]);
});
