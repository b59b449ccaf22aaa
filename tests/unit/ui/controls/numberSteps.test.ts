import { describe, expect, it } from 'vitest';
import { stepBy, stepLogarithmic, stepNines, stepPower } from '../../../../src/ui/controls/numberSteps.ts';

/** All numbers that repeated steps lead to. */
function walk(step: (value: number, direction: 1 | -1) => number, from: number, direction: 1 | -1, steps: number) {
  const path = [from];
  for (let i = 0; i < steps; i++) path.push(step(path[i], direction));
  return path;
}

describe('stepLogarithmic', () => {
  it('goes 1, 3, 10, 30 up and down, in neat numbers', () => {
    const up = [0.001, 0.003, 0.01, 0.03, 0.1, 0.3, 1, 3, 10];
    expect(walk(stepLogarithmic, 0.001, 1, 8)).toEqual(up);
    expect(walk(stepLogarithmic, 10, -1, 8)).toEqual(up.toReversed());
  });

  it.each([
    [0.02, 0.01, 0.03],
    [0.0299, 0.01, 0.03],
    [0.5, 0.3, 1],
    [7, 3, 10],
  ])('goes from %d to the next such number below and above', (value, below, above) => {
    expect(stepLogarithmic(value, -1)).toBe(below);
    expect(stepLogarithmic(value, 1)).toBe(above);
  });

  it('leaves zero upwards and stays there downwards', () => {
    expect(stepLogarithmic(0, 1)).toBe(0.001);
    expect(stepLogarithmic(0, -1)).toBe(0);
  });

  it('stays where the series ends', () => {
    expect(stepLogarithmic(1e-9, -1)).toBe(1e-9);
    expect(stepLogarithmic(3000, 1)).toBe(3000);
    expect(stepLogarithmic(1000, 1)).toBe(3000);
  });
});

describe('stepPower', () => {
  it('doubles and halves down to 1', () => {
    expect(walk(stepPower, 1, 1, 6)).toEqual([1, 2, 4, 8, 16, 32, 64]);
    expect(walk(stepPower, 64, -1, 7)).toEqual([64, 32, 16, 8, 4, 2, 1, 1]);
  });

  it.each([
    [3, 2, 4],
    [33, 32, 64],
    [63, 32, 64],
    [5000, 4096, 8192],
  ])('goes from %d to the power of two below and above', (value, below, above) => {
    expect(stepPower(value, -1)).toBe(below);
    expect(stepPower(value, 1)).toBe(above);
  });
});

describe('stepBy', () => {
  it('counts whole numbers', () => {
    expect([stepBy(1)(7, 1), stepBy(1)(7, -1), stepBy(1)(0, -1), stepBy(100)(1000, 1)]).toEqual([8, 6, -1, 1100]);
    expect(stepBy(1)(4_294_967_295, -1)).toBe(4_294_967_294);
  });

  it('goes in tenths without the dust of floating point', () => {
    const tenths = [0, 0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9, 1];
    expect(walk(stepBy(0.1), 0, 1, 10)).toEqual(tenths);
    expect(walk(stepBy(0.1), 1, -1, 10)).toEqual(tenths.toReversed());
  });

  it('leads onto the grid from between', () => {
    expect([stepBy(0.1)(0.32, 1), stepBy(0.1)(0.38, -1), stepBy(100)(1, 1)]).toEqual([0.4, 0.3, 100]);
  });
});

describe('stepNines', () => {
  it('goes 0.9, 0.97, 0.99 … towards 1 and back, in neat numbers', () => {
    const up = [0, 0.7, 0.9, 0.97, 0.99, 0.997, 0.999, 0.9997, 0.9999];
    expect(walk(stepNines, 0, 1, 8)).toEqual(up);
    expect(walk(stepNines, 0.9999, -1, 8)).toEqual(up.toReversed());
  });

  it('leaves neither 0 nor 1', () => {
    expect(stepNines(0, -1)).toBe(0);
    expect(stepNines(1, 1)).toBe(1);
    expect(stepNines(0.2, -1)).toBe(0);
  });
});
