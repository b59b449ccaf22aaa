import { describe, expect, it } from 'vitest';
import { emptyDrawing, type Place } from '../../../../src/data/drawnPoints.ts';
import { begin, goOn, type Pen, type Stroke } from '../../../../src/ui/draw/stroke.ts';

const pen: Pen = { tool: 'draw', label: 0, size: 0, amount: 5 };
const empty = emptyDrawing('drawn');
const at = (x: number, y = 0): Place => ({ x, y });

/** A press that goes over these places. */
const over = (places: readonly Place[], drawing = empty, used = pen): Stroke =>
  places.slice(1).reduce((stroke, place) => goOn(stroke, place, used), begin(drawing, places[0], used));

const line = Array.from({ length: 101 }, (_, i) => at(-1 + i / 50));

describe('a stroke', () => {
  it('is one point where nothing moves', () => {
    expect(over([at(0.5), at(0.5), at(0.51)]).drawing.points).toEqual([{ x: 0.5, y: 0, label: 0 }]);
  });

  it('puts down as many points whether the pointer reports every pixel or only the ends', () => {
    const fine = over(line).drawing.points;
    const coarse = over([at(-1), at(1)]).drawing.points;
    expect(fine.length).toBeGreaterThan(15);
    expect(Math.abs(fine.length - coarse.length)).toBeLessThanOrEqual(1);
  });

  it('scatters more with a brush, the same each time', () => {
    const brush: Pen = { ...pen, size: 0.1, amount: 4 };
    const { points } = over([at(-1), at(1)], empty, brush).drawing;
    expect(points.length).toBe(4 * 9);
    expect(over([at(-1), at(1)], empty, brush).drawing.points).toEqual(points);
  });

  it('erases what it goes over, between the reports too', () => {
    const drawn = over(line).drawing;
    const rest = over([at(-1), at(0.1)], drawn, { ...pen, tool: 'erase' }).drawing;
    expect(rest.points.every(({ x }) => x > 0.1)).toBe(true);
    expect(rest.points.length).toBeGreaterThan(5);
  });

  it('moves the point that it began at, and none where there was none', () => {
    const drawn = over([at(0)]).drawing;
    const move: Pen = { ...pen, tool: 'move' };
    expect(over([at(0.05), at(0.3), at(0.5, -0.5)], drawn, move).drawing.points).toEqual([
      { x: 0.5, y: -0.5, label: 0 },
    ]);
    expect(over([at(1), at(0)], drawn, move).drawing).toBe(drawn);
  });
});
