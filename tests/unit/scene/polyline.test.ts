import { line } from 'd3-shape';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { polyline, type LinePoint } from '../../../src/scene/polyline.ts';

const number = fc.double({ min: -5000, max: 5000, noNaN: true });
const point = fc.tuple(number, number);

describe('polyline', () => {
  it('is the line of d3, gaps and lone points too', () => {
    const expected = line<LinePoint>()
      .defined((each) => each !== null)
      .x((each) => each?.[0] ?? 0)
      .y((each) => each?.[1] ?? 0)
      .digits(1);
    fc.assert(
      fc.property(fc.array(fc.option(point, { freq: 3 }), { maxLength: 12 }), (points) => {
        expect(polyline(points)).toBe(expected(points) ?? '');
      }),
    );
  });

  it('shows a point alone as a dot', () => expect(polyline([[1.04, -2.26]])).toBe('M1,-2.3Z'));
});
