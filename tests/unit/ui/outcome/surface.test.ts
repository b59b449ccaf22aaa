import { describe, expect, it } from 'vitest';
import { linesAt } from '../../../../src/ui/outcome/contourLines.ts';
import { roomiest } from '../../../../src/ui/outcome/paintSurface.ts';
import { cssOf, valueScale } from '../../../../src/ui/outcome/valueScale.ts';

const colours = { surface: '#ffffff', negative: '#c80000', positive: '#0000c8' };

describe('valueScale', () => {
  it('is the ground at 0, and of one strength at the same distance from it', () => {
    const colour = valueScale([-1, 2], colours);
    expect(colour(0)).toEqual([255, 255, 255]);
    expect(colour(2)).toEqual([64, 64, 214]);
    expect(colour(-1)).toEqual([234, 159, 159]);
    expect(colour(1)).toEqual([159, 159, 234]);
  });

  it('goes from the ground at that end of numbers of one sign which is nearer to 0', () => {
    expect(valueScale([10, 50], colours)(10)).toEqual([255, 255, 255]);
    expect(valueScale([10, 50], colours)(50)).toEqual([64, 64, 214]);
    expect(valueScale([-50, -10], colours)(-10)).toEqual([255, 255, 255]);
    expect(valueScale([-50, -10], colours)(-50)).toEqual([214, 64, 64]);
  });

  it('has the colour of its end for what lies outside, and the ground for what is no number', () => {
    const colour = valueScale([-1, 1], colours);
    expect(colour(9)).toEqual(colour(1));
    expect(colour(-Infinity)).toEqual(colour(-1));
    expect(colour(NaN)).toEqual(colour(0));
    expect(cssOf(colour(0))).toBe('rgb(255, 255, 255)');
  });
});

describe('the place of a number on a line', () => {
  const plane = { left: 0, right: 200, top: 0, bottom: 100 } as Parameters<typeof roomiest>[3];
  const line = Array.from({ length: 201 }, (_, x) => [x, 50] as const);
  const point = (x: number, y = 50) => ({ x, y, half: 0 });

  it('is where a point covers neither its sign nor its last digit', () => {
    // At 100 points are 18 px beside the middle of the number, at 40 one is 10 px above it.
    const taken = [0, 82, 118, 136, 154, 172, 190].map((x) => point(x)).concat(point(40, 40));
    const [x = Infinity] = roomiest(line, 16, taken, plane, 12) ?? [];
    expect(x).toBeLessThan(82 - 16);
  });

  it('is none where points or other numbers leave it no room, or lines of other numbers are near', () => {
    const along = (by: number) => Array.from({ length: 200 / by + 1 }, (_, i) => i * by);
    expect(
      roomiest(
        line,
        16,
        along(30).map((x) => point(x)),
        plane,
        12,
      ),
    ).toBeNull();
    const numbers = along(50).map((x) => ({ x, y: 56, half: 20 }));
    expect(roomiest(line, 16, numbers, plane, 12)).toBeNull();
    expect(
      roomiest(
        line,
        16,
        numbers.map((each) => ({ ...each, y: 80 })),
        plane,
        12,
      ),
    ).not.toBeNull();
    expect(roomiest(line, 16, [], plane, 12, (x) => x < 150)?.[0]).toBeGreaterThanOrEqual(150);
  });

  it('leaves a long number whole at the edge', () => {
    const [x = 0] = roomiest(line, 60, [], plane, 12) ?? [];
    expect(Math.min(x, 200 - x)).toBeGreaterThanOrEqual(60);
  });

  it('is none on a line that is short', () => expect(roomiest(line.slice(90, 110), 16, [], plane, 12)).toBeNull());
});

describe('linesAt', () => {
  const side = 8;
  const plane = Array.from({ length: side * side }, (_, i) => (i % side) + 0.5);

  it('are where the field has the value, from one side of the border to the other and not along it', () => {
    const lines = linesAt(plane, side, 3);
    expect(lines).toHaveLength(1);
    for (const [x] of lines[0]) expect(x).toBeCloseTo(3, 6);
    const ys = lines[0].map(([, y]) => y);
    expect([Math.min(...ys), Math.max(...ys)]).toEqual([0.5, 7.5]);
  });

  it('are none where the field does not reach it', () => expect(linesAt(plane, side, 9)).toEqual([]));
});
