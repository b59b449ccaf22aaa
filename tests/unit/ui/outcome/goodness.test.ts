import { describe, expect, it } from 'vitest';
import { contourLevels, fitOf, sharedDomain } from '../../../../src/ui/outcome/goodness.ts';

describe('fitOf', () => {
  // sklearn.metrics.r2_score and mean_absolute_error, the examples of their documentation.
  it('is what scikit-learn gives', () => {
    const { r2, meanAbsoluteError } = fitOf(Float64Array.of(3, -0.5, 2, 7), Float64Array.of(2.5, 0, 2, 8));
    expect(r2).toBeCloseTo(0.9486081370449679, 12);
    expect(meanAbsoluteError).toBe(0.5);
  });

  it('has no R² where all true numbers are the same', () =>
    expect(fitOf(Float64Array.of(2, 2), Float64Array.of(1, 3)).r2).toBeNaN());
});

describe('sharedDomain', () => {
  it('grows by quarters, and at most by its own width', () => {
    expect(sharedDomain([0, 4], Float64Array.of(0, 4))).toEqual([0, 4]);
    expect(sharedDomain([0, 4], Float64Array.of(-0.1, 5.5))).toEqual([-1, 6]);
    expect(sharedDomain([0, 4], Float64Array.of(-1e9, 1e9))).toEqual([-4, 8]);
  });

  it('rests where there is nothing to show yet', () =>
    expect(sharedDomain([1, 3], new Float64Array(0))).toEqual([1, 3]));
});

describe('contourLevels', () => {
  it('are round numbers within the domain', () => {
    expect(contourLevels([-1, 1])).toEqual([-0.75, -0.5, -0.25, 0, 0.25, 0.5, 0.75]);
    expect(contourLevels([5, 50])).toEqual([10, 15, 20, 25, 30, 35, 40, 45]);
    expect(contourLevels([-0.0125, 0.0125])).toEqual([-0.01, -0.0075, -0.005, -0.0025, 0, 0.0025, 0.005, 0.0075, 0.01]);
  });

  it('are some four to twelve, whatever the domain', () => {
    for (let width = 1e-6; width < 1e6; width *= 1.37) {
      const { length } = contourLevels([-width / 3, width]);
      expect(length).toBeGreaterThan(3);
      expect(length).toBeLessThan(13);
    }
  });
});
