import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { mistakesOf } from '../../../../src/ui/outcome/mistakes.ts';

describe('mistakesOf', () => {
  it('are those whose class is not the largest, the surest first', () => {
    const values = [0.7, 0.2, 0.1, 0.1, 0.8, 0.1, 0.3, 0.3, 0.4, 0.05, 0.9, 0.05];
    expect(mistakesOf('probabilities', values, 3, Int32Array.of(0, 2, 0, 0), 9).surest).toEqual([
      { row: 3, truth: 0, given: 1, sureness: 0.9 },
      { row: 1, truth: 2, given: 1, sureness: 0.8 },
      { row: 2, truth: 0, given: 2, sureness: 0.4 },
    ]);
  });

  it('of one probability are sure of the first class as far as it is from 1', () => {
    expect(mistakesOf('probability', [0.25, 0.75], 1, Int32Array.of(1, 0), 9).surest).toEqual([
      { row: 0, truth: 1, given: 0, sureness: 0.75 },
      { row: 1, truth: 0, given: 1, sureness: 0.75 },
    ]);
  });

  it('of scores are sure as far as the class is ahead of the true one', () => {
    expect(mistakesOf('scores', [3, 1, 2.5], 3, Int32Array.of(1), 9).surest[0].sureness).toBe(2);
    expect(mistakesOf('scores', [-1], 1, Int32Array.of(1), 9).surest[0].sureness).toBe(1.5);
  });

  it('are counted all, and listed as many as are wanted: of those that are equally sure the first rows', () => {
    fc.assert(
      fc.property(fc.array(fc.constantFrom(0.1, 0.2, 0.6, 0.8)), fc.integer({ min: 1, max: 5 }), (values, most) => {
        const labels = new Int32Array(values.length);
        const all = mistakesOf('probability', values, 1, labels, values.length + 1);
        expect(all.count).toBe(values.filter((value) => value > 0.5).length);
        expect(all.surest.map(({ sureness }) => sureness)).toEqual(
          values.filter((value) => value > 0.5).toSorted((a, b) => b - a),
        );
        expect(mistakesOf('probability', values, 1, labels, most)).toEqual({
          count: all.count,
          surest: all.surest.slice(0, most),
        });
      }),
    );
  });

  it('are none of rows whose outputs are no numbers', () =>
    expect(mistakesOf('probabilities', [Number.NaN, 0.2], 2, Int32Array.of(1), 9)).toEqual({ count: 0, surest: [] }));
});
