import { describe, expect, it } from 'vitest';
import { blockEdgeLimit, edgeCounts, evenEdges, strongestEdges } from '../../../src/scene/detail.ts';
import { planOf } from '../../../src/scene/plan.ts';
import { strongest } from '../../../src/scene/strongest.ts';
import { numbersOf } from './pictures.ts';
import { net } from '../net.ts';

/** The slow oracle: sorts all of them. */
function sorted(values: readonly number[], from: number, count: number, limit: number): number[] {
  return Array.from({ length: count }, (_, i) => i)
    .sort((i, j) => Math.abs(values[from + j]) - Math.abs(values[from + i]) || i - j)
    .slice(0, limit)
    .sort((i, j) => i - j);
}

describe('strongest', () => {
  it('agrees with sorting everything, ties and zeros included', () => {
    let state = 1;
    const next = (): number => (state = (state * 48_271) % 2_147_483_647);
    for (let round = 0; round < 300; round++) {
      const few = 1 + (next() % 7); // few different values make many ties
      const values = Array.from({ length: 1 + (next() % 200) }, () => ((next() % (2 * few + 1)) - few) / few);
      const from = next() % values.length;
      const count = next() % (values.length - from + 1);
      const limit = next() % 40;
      expect([...strongest(values, from, count, limit)]).toEqual(sorted(values, from, count, limit));
    }
  });
});

describe('strongestEdges', () => {
  it('takes all weights between drawn neurons', () => {
    const plan = planOf(net('16-16-16'));
    expect(strongestEdges(plan, numbersOf('16-16-16').parameters)).toEqual([null, null, null]);
  });

  it('takes the strongest where there is a block on either side', () => {
    const shape = '16-17-5';
    const plan = planOf(net(shape));
    const { parameters } = numbersOf(shape);
    const [input, hidden, output] = strongestEdges(plan, parameters);
    expect(input).toBeNull();
    expect(output).toBeNull(); // 85 weights: all of them fit
    expect([...(hidden ?? [])]).toEqual(sorted([...parameters], 0, 16 * 17, blockEdgeLimit));
  });

  it('spreads the edges evenly while nobody knows the weights', () => {
    const plan = planOf(net('100-100'));
    const [, indices] = evenEdges(plan);
    const { drawn, all } = edgeCounts(plan, plan.columns[1]);
    expect([drawn, all]).toEqual([120, 10_000]);
    expect(new Set(indices).size).toBe(120);
    expect(Math.min(...(indices ?? []))).toBeGreaterThanOrEqual(0);
    expect(Math.max(...(indices ?? []))).toBeLessThan(10_000);
  });
});
