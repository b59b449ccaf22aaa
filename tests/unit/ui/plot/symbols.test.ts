import { describe, expect, it } from 'vitest';
import { classCount, classSymbol } from '../../../../src/ui/plot/symbols.ts';

const radius = 4.5;

function corners(outline: string): [number, number][] {
  return outline
    .slice(1, -1)
    .split('L')
    .map((place) => place.split(',').map(Number) as [number, number]);
}

/** By the shoelace formula. */
function area(outline: string): number {
  const places = corners(outline);
  return Math.abs(
    places.reduce((sum, [x, y], i) => {
      const [toX, toY] = places[(i + 1) % places.length];
      return sum + (x * toY - toX * y) / 2;
    }, 0),
  );
}

describe('classSymbol', () => {
  const outlines = Array.from({ length: classCount }, (_, label) => classSymbol(label, radius));

  it('gives the first class a circle of the radius', () =>
    expect(outlines[0]).toBe('M4.5,0A4.5,4.5,0,1,1,-4.5,0A4.5,4.5,0,1,1,4.5,0'));

  it('gives the second a square of the same area about the origin', () => {
    expect(area(outlines[1])).toBeCloseTo(Math.PI * radius * radius, 1);
    for (const place of corners(outlines[1]).filter((_, i) => i % 2 === 0)) {
      expect(place.map(Math.abs)).toEqual([3.988, 3.988]);
    }
  });

  it('gives all others its area, or at least half of it, and does not reach beyond 1.6 radii', () => {
    for (const outline of outlines.slice(1)) {
      expect(area(outline)).toBeLessThan(Math.PI * radius * radius * 1.01);
      expect(area(outline)).toBeGreaterThan(Math.PI * radius * radius * 0.5);
      for (const [x, y] of corners(outline)) expect(Math.hypot(x, y)).toBeLessThan(1.6 * radius);
    }
  });

  it('tells ten classes apart by their outline, and begins again with the eleventh', () => {
    expect(new Set(outlines).size).toBe(10);
    expect(classSymbol(10, radius)).toBe(outlines[0]);
  });
});
