import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  cells,
  classesOf,
  completed,
  countedCells,
  noBorder,
  onCells,
  scoreBorder,
  type Spot,
  type Spots,
} from '../../../../src/ui/guess/borderGuess.ts';

const circle = (radius: number, turn = 2 * Math.PI): Spot[] =>
  Array.from({ length: 60 }, (_, i) => ({
    x: 0.5 + radius * Math.cos((i / 59) * turn),
    y: 0.5 + radius * Math.sin((i / 59) * turn),
  }));
const line = (from: Spot, to: Spot): Spot[] =>
  Array.from({ length: 20 }, (_, i) => ({
    x: from.x + (i / 19) * (to.x - from.x),
    y: from.y + (i / 19) * (to.y - from.y),
  }));
/** An example at each spot. */
const examples = (...spots: (readonly [number, number, number])[]): Spots => ({
  x: spots.map(([x]) => x),
  y: spots.map(([, y]) => y),
  labels: spots.map(([, , label]) => label),
});
const at = (classes: Int32Array, x: number, y: number): number =>
  classes[Math.floor(y * cells) * cells + Math.floor(x * cells)];

const inAndOut = examples([0.5, 0.5, 1], [0.52, 0.5, 1], [0.1, 0.1, 0], [0.9, 0.1, 0], [0.9, 0.9, 0]);

describe('the sides of a border', () => {
  it('have the class of most examples there', () => {
    const classes = classesOf({ strokes: [circle(0.25)], marks: [] }, inAndOut);
    expect([at(classes, 0.5, 0.5), at(classes, 0.6, 0.6), at(classes, 0.05, 0.5)]).toEqual([1, 1, 0]);
    expect(classesOf(noBorder, inAndOut).every((label) => label === 0)).toBe(true);
  });

  it('are closed where the ends of a line nearly meet', () => {
    const classes = classesOf({ strokes: [circle(0.25, 5.6)], marks: [] }, inAndOut);
    expect([at(classes, 0.5, 0.5), at(classes, 0.95, 0.5)]).toEqual([1, 0]);
  });

  it('go on straight to the edge, or to a line that was there before', () => {
    const left = examples([0.2, 0.2, 0], [0.2, 0.8, 2], [0.8, 0.5, 1]);
    const down = line({ x: 0.5, y: 0.3 }, { x: 0.5, y: 0.7 });
    const across = line({ x: 0.1, y: 0.5 }, { x: 0.4, y: 0.5 });
    expect(completed(down).at(-1)?.y).toBeCloseTo(1, 1);
    const classes = classesOf({ strokes: [down, across], marks: [] }, left);
    const found = [at(classes, 0.3, 0.1), at(classes, 0.3, 0.9), at(classes, 0.7, 0.1), at(classes, 0.7, 0.9)];
    expect(found).toEqual([0, 2, 1, 1]);
  });

  it('have the class of the nearest example where there is none, and the one that they are given before any', () => {
    const strokes = [circle(0.1)];
    const far = examples([0.7, 0.5, 1], [0.1, 0.1, 0], [0.1, 0.2, 0], [0.2, 0.1, 0]);
    expect(at(classesOf({ strokes, marks: [] }, far), 0.5, 0.5)).toBe(1);
    const marks = [
      { x: 0.5, y: 0.5, label: 0 },
      { x: 0.52, y: 0.5, label: 2 },
    ];
    const classes = classesOf({ strokes, marks }, far);
    expect([at(classes, 0.5, 0.5), at(classes, 0.8, 0.8)]).toEqual([2, 0]);
  });

  it('do not leak: any line through the plot has two of them', () => {
    const share = fc.double({ min: 0.02, max: 0.98, noNaN: true });
    fc.assert(
      fc.property(share, share, fc.array(share, { maxLength: 6 }), (from, to, middles) => {
        const steps = [from, ...middles, to];
        const stroke = steps.map((y, i) => ({ x: i / (steps.length - 1), y }));
        const marks = [
          { x: 0.001, y: 0.001, label: 1 },
          { x: 0.001, y: 0.999, label: 2 },
        ];
        // where the line runs into a corner of the plot there may be nothing above it
        if (Math.min(...steps) < 0.05 || Math.max(...steps) > 0.95) return;
        const classes = classesOf({ strokes: [stroke], marks }, inAndOut);
        expect([at(classes, 0.001, 0.001), at(classes, 0.999, 0.001)]).toEqual([1, 1]);
        expect([at(classes, 0.001, 0.999), at(classes, 0.999, 0.999)]).toEqual([2, 2]);
      }),
    );
  });

  it('can be scribbled all over, or be a dot', () => {
    const all = Array.from({ length: 200 }, (_, i) => line({ x: 0, y: i / 199 }, { x: 1, y: i / 199 }));
    expect(classesOf({ strokes: all, marks: [] }, inAndOut).every((label) => label === 0)).toBe(true);
    const dot = [{ x: 0.3, y: 0.3 }];
    expect(at(classesOf({ strokes: [dot], marks: [] }, inAndOut), 0.5, 0.5)).toBe(0);
  });
});

describe('its score', () => {
  const everywhere = new Uint8Array(cells * cells).fill(1);
  const half = Int32Array.from({ length: cells * cells }, (_, i) => Number(i % cells >= cells / 2));

  it('is 100 where guess and network say the same, and 0 for one class everywhere', () => {
    expect(scoreBorder(half, half, everywhere)).toEqual({ same: 1, oneClass: 0.5, points: 100 });
    expect(scoreBorder(new Int32Array(cells * cells), half, everywhere)).toEqual({
      same: 0.5,
      oneClass: 0.5,
      points: 0,
    });
    expect(
      scoreBorder(
        half.map((label) => 1 - label),
        half,
        everywhere,
      )?.points,
    ).toBe(0);
  });

  it('counts half of what one class gets wrong as 50 points', () => {
    const quarter = half.map((label, i) => (i < (cells * cells) / 2 ? label : 0));
    expect(scoreBorder(quarter, half, everywhere)).toEqual({ same: 0.75, oneClass: 0.5, points: 50 });
  });

  it('is none where the network says one class everywhere, and before anything counts', () => {
    expect(scoreBorder(half, new Int32Array(cells * cells), everywhere)).toMatchObject({ same: 0.5, points: null });
    expect(scoreBorder(half, half, new Uint8Array(cells * cells))).toBeNull();
  });

  it('takes a coarse answer, and one that is no class', () => {
    expect(scoreBorder(half, onCells([0, 1, 0, 1]), everywhere)?.points).toBe(100);
    expect(scoreBorder(half, onCells([-1, 1, -1, 1]), everywhere)).toMatchObject({ same: 0.5, oneClass: 0.5 });
  });

  it('counts places near the examples alone', () => {
    const counted = countedCells(examples([0.5, 0.5, 0]));
    expect([counted[48 * cells + 48], counted[48 * cells + 54], counted[48 * cells + 60], counted[0]]).toEqual([
      1, 1, 0, 0,
    ]);
  });
});
