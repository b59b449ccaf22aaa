import { expect, it } from 'vitest';
import { crossEntropy } from '../../bench/peers/loss.mjs';

it('is the mean over rows of −log of the output of the right class', () => {
  const outputs = [0.5, 0.25, 0.25, 0.1, 0.1, 0.8];
  const targets = [1, 0, 0, 0, 0, 1];
  expect(crossEntropy(outputs, targets, 2)).toBeCloseTo(-(Math.log(0.5) + Math.log(0.8)) / 2, 12);
});

it('is binary for a single unit', () => {
  expect(crossEntropy([0.9, 0.2], [1, 0], 2)).toBeCloseTo(-(Math.log(0.9) + Math.log(0.8)) / 2, 12);
});

it('adds the units up where each is a probability of its own', () => {
  expect(crossEntropy([0.9, 0.2], [1, 0], 1, true)).toBeCloseTo(-(Math.log(0.9) + Math.log(0.8)), 12);
});

it('is finite for outputs of 0 and 1, and not a number for an output that is none', () => {
  expect(crossEntropy([0, 1], [1, 0], 2)).toBeCloseTo(-Math.log(1e-7), 6);
  expect(crossEntropy([Number.NaN], [1], 1)).toBeNaN();
});
