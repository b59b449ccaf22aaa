import { describe, expect, it } from 'vitest';
import { applyScaling, fitRange, fitScaling, identityScaling, invertScaling } from '../../../src/data/scale.ts';
import { column, mean } from './rows.ts';

describe('fitScaling', () => {
  it('takes mean and population standard deviation of each column', () => {
    // columns 2 4 4 4 5 5 7 9 (mean 5, deviation 2) and 10 × that
    const raw = Float64Array.from([2, 4, 4, 4, 5, 5, 7, 9].flatMap((x) => [x, 10 * x]));
    expect(fitScaling(raw, 2)).toEqual({ mean: [5, 50], scale: [2, 20] });
  });

  it('gives a constant column, or a single row, scale 1', () => {
    expect(fitScaling(Float64Array.of(3, 1, 3, 2, 3, 3), 2).scale[0]).toBe(1);
    expect(fitScaling(Float64Array.of(3, 8), 2)).toEqual({ mean: [3, 8], scale: [1, 1] });
  });

  it('takes a column for constant that differs by rounding only', () => {
    // The mean of ten times 0.1 is not 0.1, so the computed deviation is tiny but not 0.
    expect(fitScaling(new Float64Array(10).fill(0.1), 1).scale).toEqual([1]);
    expect(fitScaling(Float64Array.of(0.1, 0.1 + 1e-9), 1).scale[0]).toBeLessThan(1e-8);
  });
});

describe('fitRange', () => {
  it('takes the least of each column, and how far it is to the greatest; 1 for a constant', () => {
    const raw = Float64Array.of(3, -1, 5, 7, 2, 5, 5, 0, 5);
    expect(fitRange(raw, 3)).toEqual({ mean: [3, -1, 5], scale: [4, 3, 1] });
    const x = new Float64Array(9);
    applyScaling(fitRange(raw, 3), raw, x);
    expect([...x]).toEqual([0, 0, 0, 1, 1, 0, 0.5, 1 / 3, 0]);
  });
});

describe('applyScaling', () => {
  const raw = Float64Array.of(1, 200, 2, 400, 6, 900);

  it('makes columns of mean 0 and deviation 1 with the scaling fitted to them', () => {
    const x = new Float64Array(6);
    applyScaling(fitScaling(raw, 2), raw, x);
    for (const index of [0, 1]) {
      expect(mean(column(x, 2, index))).toBeCloseTo(0, 14);
      expect(mean(column(x, 2, index).map((v) => v * v))).toBeCloseTo(1, 14);
    }
  });

  it('changes no bit with the identity', () => {
    const x = new Float64Array(6);
    applyScaling(identityScaling(2), raw, x);
    expect(x).toEqual(raw);
  });

  it('is undone by invertScaling, also in place', () => {
    const scaling = fitScaling(raw, 2);
    const x = raw.slice();
    applyScaling(scaling, x, x);
    expect(x[0]).not.toBe(raw[0]);
    invertScaling(scaling, x, x);
    x.forEach((value, i) => expect(value).toBeCloseTo(raw[i], 10));
  });
});
