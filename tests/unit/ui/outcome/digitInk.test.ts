import { describe, expect, it } from 'vitest';
import { asMnist, drawLine, emptyInk, inkSide, type Ink } from '../../../../src/ui/outcome/digitInk.ts';
import { rowsOf } from '../../data/rows.ts';

const inkOf = (...lines: readonly (readonly [number, number, number, number])[]): Ink => {
  const ink = emptyInk();
  for (const [x1, y1, x2, y2] of lines) drawLine(ink, { x: x1, y: y1 }, { x: x2, y: y2 });
  return ink;
};

/** Of a picture: where its ink lies, and its centre of mass in pixels. */
function measure(pixels: readonly number[]) {
  const inked = pixels.flatMap((value, i) => (value > 0.01 ? [{ x: i % 28, y: Math.floor(i / 28), value }] : []));
  const sum = inked.reduce((all, { value }) => all + value, 0);
  const middle = (axis: 'x' | 'y') => inked.reduce((all, one) => all + one.value * (one[axis] + 0.5), 0) / sum;
  const span = (axis: 'x' | 'y') => {
    const all = inked.map((one) => one[axis]);
    return Math.max(...all) - Math.min(...all) + 1;
  };
  return { middle: [middle('x'), middle('y')], width: span('x'), height: span('y') };
}

describe('a drawn digit', () => {
  const seven = [
    [30, 20, 80, 20],
    [80, 20, 50, 95],
  ] as const;

  it('is 20 pixels high and has its centre of mass where MNIST has them in 28×28', () => {
    const { middle, width, height } = measure(asMnist(inkOf(...seven)));
    for (const at of middle) expect(Math.floor(at + 1e-6)).toBe(14);
    expect(height).toBe(20);
    expect(width).toBeLessThan(height);
  });

  it('is the same wherever it is drawn, and nearly so at another size', () => {
    const there = seven.map(([x1, y1, x2, y2]) => [x1 + 20, y1 + 8, x2 + 20, y2 + 8] as const);
    const here = asMnist(inkOf(...seven));
    expect(Math.max(...asMnist(inkOf(...there)).map((value, i) => Math.abs(value - here[i])))).toBeLessThan(1e-5);
    const small = seven.map((line) => line.map((at) => 20 + at / 2) as [number, number, number, number]);
    expect(measure(asMnist(inkOf(...small))).height).toBe(20);
  });

  it('is nothing when nothing is drawn, and a dot stays a dot', () => {
    expect(asMnist(emptyInk()).every((value) => value === 0)).toBe(true);
    const { width, height } = measure(asMnist(inkOf([50, 50, 50, 50])));
    expect(width).toBeLessThan(14);
    expect(height).toBe(width);
  });

  it('is black in the middle of a line, and never more than black', () => {
    const pixels = asMnist(inkOf(...seven, ...seven));
    expect(Math.max(...pixels)).toBeCloseTo(1, 5);
    expect(Math.min(...pixels)).toBe(0);
  });

  it('comes out as MNIST has it when it is one of MNIST’s own', () => {
    const { values } = rowsOf('mnist');
    const scale = inkSide / 28;
    for (let row = 0; row < 20; row++) {
      const digit = values.subarray(row * 784, (row + 1) * 784);
      const ink = emptyInk().map(
        (_, i) => digit[Math.floor(Math.floor(i / inkSide) / scale) * 28 + Math.floor((i % inkSide) / scale)],
      );
      const off = asMnist(ink).reduce((sum, value, i) => sum + Math.abs(value - digit[i]), 0);
      expect(off / digit.reduce((sum, value) => sum + value, 0), `digit ${row}`).toBeLessThan(0.02);
    }
  });
});
