import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { moveBy, nearestPoint, planeOf, pointAt } from '../../../../src/ui/plot/plane.ts';

const margin = { left: 40, right: 10, top: 10, bottom: 30 };
const plane = planeOf({ width: 250, height: 240 }, [-1, 1], [0, 10], margin);
const inside = fc.double({ min: -1, max: 1, noNaN: true });

describe('planeOf', () => {
  it('puts the domains between the margins, upwards', () => {
    expect([plane.x(-1), plane.x(1), plane.y(0), plane.y(10)]).toEqual([40, 240, 210, 10]);
  });

  it('makes room for the longest label beside the vertical axis', () => {
    const size = { width: 250, height: 240 };
    const left = (domain: readonly [number, number]): number =>
      planeOf(size, [-1, 1], domain, { ...margin, digit: 8 }).left;
    expect(left([0, 10])).toBe(40 + 2 * 8); // 10
    expect(left([0, 1])).toBe(40 + 2.5 * 8); // 0.2: a point is half as wide
    expect(left([-1, 1])).toBe(40 + 3.5 * 8); // −0.5
  });

  it('makes room for the last label below the horizontal axis', () => {
    const right = (domain: readonly [number, number]): number =>
      planeOf({ width: 250, height: 240 }, domain, [0, 10], { ...margin, digit: 8 }).right;
    expect(right([0, 5])).toBe(240);
    expect(right([0, 1000])).toBe(250 - (4 * 8) / 2); // 1000
  });
});

describe('pointAt', () => {
  it('is the point that is drawn there', () => {
    fc.assert(
      fc.property(inside, (x) => {
        const [px, py] = pointAt(plane, plane.x(x), plane.y(5 * x + 5));
        const isNear = Math.abs(plane.x(px) - plane.x(x)) <= 0.5 && Math.abs(plane.y(py) - plane.y(5 * x + 5)) <= 0.5;
        return isNear && [px, py].every((each) => String(each).length <= 6); // −0.123: as much as a pixel tells
      }),
    );
  });

  it('stays within the plot however far the pointer is dragged', () => {
    expect(pointAt(plane, -500, 900)).toEqual([-1, 0]);
  });
});

describe('moveBy', () => {
  it('moves along an axis and stops at its end', () => {
    expect(
      moveBy(
        'ArrowRight',
        false,
        [0, 5],
        [
          [-1, 1],
          [0, 10],
        ],
      ),
    ).toEqual([0.04, 5]);
    expect(
      moveBy(
        'ArrowUp',
        true,
        [0, 9.5],
        [
          [-1, 1],
          [0, 10],
        ],
      ),
    ).toEqual([0, 10]);
  });

  it('has no second axis for one input, and leaves other keys alone', () => {
    expect(moveBy('ArrowUp', false, [0], [[-1, 1]])).toBeNull();
    expect(
      moveBy(
        'Enter',
        false,
        [0, 0],
        [
          [-1, 1],
          [0, 10],
        ],
      ),
    ).toBeNull();
  });
});

describe('nearestPoint', () => {
  const points = { x: [0, 0.5, 0.52], y: [5, 5, 5] };
  it('takes the nearest within reach', () => {
    expect(nearestPoint(points, plane, plane.x(0.511), plane.y(5), 20)).toBe(2);
    expect(nearestPoint(points, plane, plane.x(-0.9), plane.y(5), 20)).toBe(-1);
  });
});
