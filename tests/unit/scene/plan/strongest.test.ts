import { describe, expect, it } from 'vitest';
import { type Choice, edgeCounts, evenEdges, strongestEdges } from '../../../../src/scene/plan/detail.ts';
import { planOf } from '../../../../src/scene/plan/plan.ts';
import { strongest } from '../../../../src/scene/plan/strongest.ts';
import { numbersOf } from '../pictures.ts';
import { net } from '../../net.ts';

/** A slow reference that sorts all values. */
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

describe('the drawn weights', () => {
  it('are all weights while nearly all could be drawn', () => {
    for (const shape of ['16-16-16', '8-24-4', '4-24-24-3', '2-100-1', '64-10']) {
      for (const { drawn, all } of edgeCounts(planOf(net(shape)), 400)) expect(drawn).toBe(all);
    }
  });

  it('are otherwise fewer than half, more in a higher view, and never so many that they cover each other', () => {
    const counts = (height: number): number => edgeCounts(planOf(net('27-27')), height)[1].drawn;
    expect(counts(400)).toBeLessThan(27 * 27 * 0.5);
    expect(counts(1000)).toBeGreaterThan(counts(400));
    expect(counts(400)).toBeGreaterThan(counts(250));
    for (const height of [200, 400, 2000]) expect(counts(height)).toBeLessThan(height / 2);
  });
});

describe('strongestEdges', () => {
  it('takes all weights where all are drawn', () => {
    const plan = planOf(net('16-16-16'));
    const chosen = strongestEdges(plan, edgeCounts(plan, 400), numbersOf('16-16-16').parameters);
    expect(chosen).toEqual([null, null, null]);
  });

  it('takes the strongest of a layer with too many', () => {
    const shape = '16-60-5';
    const plan = planOf(net(shape));
    const counts = edgeCounts(plan, 400);
    const { parameters } = numbersOf(shape);
    const [input, hidden, output] = strongestEdges(plan, counts, parameters);
    expect(input).toBeNull();
    expect(output).toBeNull(); // 300 weights: all of them
    expect([...(hidden ?? [])]).toEqual(sorted([...parameters], 0, 16 * 60, counts[1].drawn));
  });

  it('spreads the edges evenly while nobody knows the weights', () => {
    for (const [inputs, units] of [
      [100, 100],
      [100, 300],
      [1, 1024],
      [1024, 1],
      [3, 241],
      [784, 512],
      [27, 27],
    ]) {
      const plan = planOf(net(`${inputs}-${units}`));
      const counts = edgeCounts(plan, 800);
      const [{ drawn, all }, indices] = [counts[1], evenEdges(plan, counts)[1] ?? new Int32Array()];
      expect(drawn).toBeLessThan(all);
      expect(new Set(indices).size).toBe(drawn);
      expect(Math.min(...indices)).toBeGreaterThanOrEqual(0);
      expect(Math.max(...indices)).toBeLessThan(all);
      // Each tenth of the units has more than half of its even share.
      const parts = Array<number>(10).fill(0);
      for (const i of indices) parts[Math.floor(((i % units) / units) * 10)]++;
      if (units >= 10) for (const part of parts) expect(part).toBeGreaterThan(drawn / 20);
    }
  });

  describe('after another choice', () => {
    const shape = '40-40';
    const plan = planOf(net(shape));
    const counts = edgeCounts(plan, 400);
    const { parameters } = numbersOf(shape);
    const first = strongestEdges(plan, counts, parameters);
    const again = (change: (w: number, i: number) => number, before: Choice | null = first): number[] => [
      ...(strongestEdges(plan, counts, parameters.map(change), before)[1] ?? []),
    ];
    const chosen = [...(first[1] ?? [])];
    const least = Math.min(...chosen.map((i) => Math.abs(parameters[i])));

    it('keeps what is nearly as strong as what would come', () => {
      const wobble = (w: number, i: number): number => w * (i % 2 === 0 ? 1.05 : 0.95);
      expect(again(wobble)).toEqual(chosen);
      expect(again(wobble, null)).not.toEqual(chosen);
    });

    it('lets go what has become weak, and takes the strongest of the others', () => {
      const weak = chosen[3];
      const strong = chosen.includes(0) ? chosen.findIndex((i, k) => i !== k) : 0;
      const next = again((w, i) => (i === weak ? 0.1 * least : i === strong ? 100 : w));
      expect(next).toEqual([...chosen.filter((i) => i !== weak), strong].toSorted((i, j) => i - j));
    });

    it('keeps their number', () => {
      expect(again((w, i) => Math.sin(i) * w)).toHaveLength(counts[1].drawn);
    });
  });
});
