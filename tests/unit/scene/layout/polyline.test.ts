import { describe, expect, it } from 'vitest';
import { polyline } from '../../../../src/scene/layout/polyline.ts';

describe('polyline', () => {
  it('goes from point to point, to a tenth of a pixel', () =>
    expect(
      polyline([
        [0, 1],
        [2.34, -5.678],
        [1 / 3, 100],
      ]),
    ).toBe('M0,1L2.3,-5.7L0.3,100'));

  it('is broken where there is no y', () =>
    expect(
      polyline([
        [0, 0],
        [1, 1],
        [1, Number.NaN],
        [1, 3],
        [2, 4],
      ]),
    ).toBe('M0,0L1,1M1,3L2,4'));

  it('shows a point alone as a dot', () => expect(polyline([[1.04, -2.26]])).toBe('M1,-2.3Z'));

  it('is empty without points', () => expect(polyline([])).toBe(''));

  it('writes numbers that path data can have, however far away a point is', () => {
    expect(polyline([[0, 1], [1, -1e40], [2, Infinity]])).toBe('M0,1L1,-1000000L2,1000000'); // prettier-ignore
  });
});
