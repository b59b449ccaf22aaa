import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { placeBy, placeOf, readingAt, rocOf, scoresOf, thresholdAt } from '../../../../src/ui/outcome/roc.ts';

const of = (scores: readonly number[], labels: readonly number[]) =>
  rocOf(Float64Array.from(scores), Int32Array.from(labels));

const rows = fc.array(fc.record({ score: fc.integer({ min: 0, max: 9 }), label: fc.integer({ min: 0, max: 1 }) }), {
  minLength: 2,
});

describe('rocOf', () => {
  // sklearn.metrics.roc_curve and roc_auc_score, the example of their documentation.
  it('is the curve of scikit-learn’s example', () => {
    const roc = of([0.1, 0.4, 0.35, 0.8], [0, 0, 1, 1]);
    expect([...(roc?.falsePositive ?? [])]).toEqual([0, 0, 0.5, 0.5, 1]);
    expect([...(roc?.truePositive ?? [])]).toEqual([0, 0.5, 0.5, 1, 1]);
    expect([...(roc?.levels ?? [])]).toEqual([0.8, 0.4, 0.35, 0.1]);
    expect(roc?.area).toBe(0.75);
  });

  // roc_curve([0, 0, 1, 1, 1, 0], [0.5, 0.5, 0.5, 0.9, 0.2, 0.2], drop_intermediate=False); roc_auc_score = 11/18.
  it('takes ties together, as scikit-learn does', () => {
    const roc = of([0.5, 0.5, 0.5, 0.9, 0.2, 0.2], [0, 0, 1, 1, 1, 0]);
    expect([...(roc?.falsePositive ?? [])]).toEqual([0, 0, 2 / 3, 1]);
    expect([...(roc?.truePositive ?? [])]).toEqual([0, 1 / 3, 2 / 3, 1]);
    expect(roc?.area).toBeCloseTo(11 / 18, 12);
  });

  it('has the area of a coin where all scores are the same', () => expect(of([1, 1, 1], [0, 1, 1])?.area).toBe(0.5));

  it('is none of one class alone, nor of scores that are no numbers', () => {
    expect(of([0.1, 0.2], [1, 1])).toBeNull();
    expect(of([], [])).toBeNull();
    expect(of([0.1, Number.NaN], [0, 1])).toBeNull();
  });

  it('has the area that is the chance that one of the second class scores higher, ties counting half', () => {
    fc.assert(
      fc.property(rows, (all) => {
        const scores = all.map(({ score }) => score);
        const labels = all.map(({ label }) => label);
        const roc = of(scores, labels);
        const [first, second] = [0, 1].map((label) => scores.filter((_, i) => labels[i] === label));
        if (roc === null) return first.length === 0 || second.length === 0;
        const wins = second.flatMap((a) => first.map((b) => (a > b ? 1 : a === b ? 0.5 : 0)));
        return Math.abs(roc.area - wins.reduce((sum: number, one) => sum + one, 0) / wins.length) < 1e-12;
      }),
    );
  });
});

describe('readingAt', () => {
  it('says at each place of the curve what the curve says there', () => {
    fc.assert(
      fc.property(rows, (all) => {
        const scores = Float64Array.from(all, ({ score }) => score);
        const labels = Int32Array.from(all, ({ label }) => label);
        const roc = rocOf(scores, labels);
        if (roc === null) return true;
        return Array.from(roc.truePositive, (_, place) => place).every((place) => {
          const threshold = thresholdAt(roc, place);
          const { recall, falsePositive } = readingAt(scores, labels, threshold);
          return (
            placeOf(roc, threshold) === place &&
            recall === roc.truePositive[place] &&
            falsePositive === roc.falsePositive[place]
          );
        });
      }),
    );
  });

  // precision_score and recall_score of scikit-learn for [0, 1, 0, 1] predicted.
  it('gives precision and recall', () => {
    const reading = readingAt(Float64Array.of(0.1, 0.6, 0.35, 0.8), Int32Array.of(0, 0, 1, 1), 0.5);
    expect(reading).toEqual({ precision: 0.5, recall: 0.5, falsePositive: 0.5 });
  });

  it('gives no precision where nothing is taken for the second class', () =>
    expect(readingAt(Float64Array.of(0.1, 0.2), Int32Array.of(0, 1), 0.5).precision).toBeNaN());
});

describe('scoresOf', () => {
  it('is the second probability, the only output, or how far the second output is ahead', () => {
    expect([...scoresOf('probabilities', [0.75, 0.25, 0.5, 0.5], 2).scores]).toEqual([0.25, 0.5]);
    expect(scoresOf('probability', [0.25, 0.75], 1)).toEqual({ scores: Float64Array.of(0.25, 0.75), usual: 0.5 });
    expect(scoresOf('scores', [1, 3, 2, -1], 2)).toEqual({ scores: Float64Array.of(2, -3), usual: 0 });
  });
});

describe('placeBy', () => {
  it('goes along the curve by arrows, farther with Shift, and to its ends', () => {
    expect(placeBy('ArrowRight', false, 3, 100)).toBe(4);
    expect(placeBy('ArrowDown', true, 3, 100)).toBe(0);
    expect(placeBy('ArrowUp', true, 3, 100)).toBe(8);
    expect(placeBy('Home', false, 3, 100)).toBe(0);
    expect(placeBy('End', false, 3, 100)).toBe(99);
    expect(placeBy('a', false, 3, 100)).toBeNull();
  });
});
