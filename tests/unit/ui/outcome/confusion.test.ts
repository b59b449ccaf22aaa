import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { confusion, precisionAndRecall, rightOf, rowsOfPart, shade } from '../../../../src/ui/outcome/confusion.ts';

const pairs = fc.array(fc.record({ truth: fc.integer({ min: 0, max: 2 }), given: fc.integer({ min: -1, max: 2 }) }));

describe('confusion', () => {
  it('gives the counts that going through all pairs for each cell gives', () => {
    fc.assert(
      fc.property(pairs, (rows) => {
        const counts = confusion(
          rows.map(({ truth }) => truth),
          rows.map(({ given }) => given),
          3,
        );
        for (let truth = 0; truth < 3; truth++) {
          for (let given = 0; given < 3; given++) {
            const slow = rows.filter((row) => row.truth === truth && row.given === given).length;
            if (counts[truth * 3 + given] !== slow) return false;
          }
        }
        return true;
      }),
    );
  });

  it('knows how many are right', () => {
    expect(rightOf(confusion([0, 0, 1, 2], [0, 1, 1, -1], 3), 3)).toEqual({ right: 2, count: 3 });
  });
});

describe('rowsOfPart', () => {
  it('divides the rows between training and validation', () => {
    expect(rowsOfPart('training', 8, 10)).toEqual([0, 8]);
    expect(rowsOfPart('validation', 8, 10)).toEqual([8, 10]);
    expect(rowsOfPart('all', 8, 10)).toEqual([0, 10]);
  });
});

describe('shade', () => {
  it('is the part of the examples of a class', () => {
    const counts = confusion([0, 0, 0, 1], [0, 0, 1, 1], 2);
    expect(shade(counts, 2, 0, 0)).toBeCloseTo(2 / 3);
    expect(shade(new Int32Array(4), 2, 0, 0)).toBe(0);
  });
});

describe('precisionAndRecall', () => {
  // sklearn.metrics.precision_score and recall_score with average=None; NaN where scikit-learn warns and says 0.
  it('are what scikit-learn gives for each class', () => {
    const { precision, recall } = precisionAndRecall(confusion([0, 1, 2, 0, 1, 2], [0, 2, 1, 0, 0, 1], 3), 3);
    expect([...precision]).toEqual([2 / 3, 0, 0]);
    expect([...recall]).toEqual([1, 0, 0]);
    expect(precisionAndRecall(confusion([0, 0], [0, 0], 2), 2).precision[1]).toBeNaN();
  });
});
