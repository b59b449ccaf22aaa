import { describe, expect, it } from 'vitest';
import type { LinePoint } from '../../../../src/scene/layout/polyline.ts';
import { inDashes, swings } from '../../../../src/ui/charts/dashes.ts';

const zigzag = Array.from({ length: 400 }, (_, i): LinePoint => [34.2 + i * 0.7, i % 2 === 0 ? 20 : 140]);

describe('a curve in dashes', () => {
  it('is cut where it is many times as long as wide', () => {
    expect(swings(zigzag)).toBe(true);
    expect(
      swings([
        [34, 10],
        [100, 150],
        [300, 160],
      ]),
    ).toBe(false); // prettier: a steep fall is short
    expect(swings([[34, 10]])).toBe(false);
    expect(swings([])).toBe(false);
  });

  it('has a dash of 5 px and a gap of 3 px, on its line', () => {
    const line: LinePoint[] = [
      [0, 0],
      [10, 10],
      [11, 9],
      [40, 38],
    ];
    const y = (x: number): number => (x <= 10 ? x : x <= 11 ? 20 - x : x - 2);
    const dashes: [number, number][] = [];
    let start = Number.NaN;
    for (const [x, height] of inDashes(line)) {
      if (Number.isNaN(height)) {
        dashes.push([start, x]);
        start = Number.NaN;
      } else {
        expect(height).toBeCloseTo(y(x), 12);
        if (Number.isNaN(start)) start = x;
      }
    }
    expect(dashes).toEqual([
      [0, 5],
      [8, 13],
      [16, 21],
      [24, 29],
      [32, 37],
    ]);
    expect(start).toBe(40);
  });

  it('loses no extreme value of a dash', () => {
    for (const point of zigzag) if (point[0] % 8 < 5) expect(inDashes(zigzag)).toContainEqual(point);
  });
});
