import { describe, expect, it } from 'vitest';
import type { Examples } from '../../../src/data/spec.ts';
import { openingExperiment } from '../../../src/document/opening.ts';
import { keepExamples, shownExamplesOf } from '../../../src/state/examples.ts';

const experiment = { ...openingExperiment, data: { ...openingExperiment.data, seed: 4_000_000_000 } };
const { data, validationSplit } = experiment;

/** Rows with their own number in each column. */
function rows(from: number, count: number): Examples {
  const twice = Float64Array.from({ length: 2 * count }, (_, i) => from + Math.floor(i / 2));
  const labels = Int32Array.from({ length: count }, (_, i) => (from + i) % 3);
  return { count, raw: twice, x: twice, labels, targets: new Float64Array(0) };
}

describe('shownExamplesOf', () => {
  it('gives all of two thousand examples', () => {
    const split = { training: rows(0, 1500), validation: rows(1500, 500), scaling: { mean: [0], scale: [1] } };
    keepExamples({ data, validationSplit }, split);
    expect(shownExamplesOf(experiment)).toBe(split);
  });

  it('gives of many so many that they can be told apart, of both parts, with their classes', () => {
    const split = { training: rows(0, 80_000), validation: rows(80_000, 20_001), scaling: { mean: [0], scale: [1] } };
    keepExamples({ data, validationSplit }, split);
    const { training, validation } = shownExamplesOf(experiment);
    expect([training.count, validation.count]).toEqual([Math.ceil(80_000 / 51), Math.ceil(20_001 / 51)]);
    for (const [part, from] of [
      [training, 0],
      [validation, 80_000],
    ] as const) {
      const numbers = Array.from({ length: part.count }, (_, i) => from + 51 * i);
      expect([...part.raw]).toEqual(numbers.flatMap((n) => [n, n]));
      expect([...part.labels]).toEqual(numbers.map((n) => n % 3));
    }
    expect(shownExamplesOf(experiment)).toBe(shownExamplesOf(experiment));
  });
});
