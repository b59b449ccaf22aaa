import { describe, expect, it } from 'vitest';
import { datasets } from '../../../src/data/datasets.ts';
import { defaultDataSpec, normalizeDataSpec } from '../../../src/data/dataDefaults.ts';
import { compareFeatures, type Feature, featureDomain, featureName, isFeature } from '../../../src/data/features.ts';
import { loadExamples } from '../../../src/data/load.ts';
import { sin } from '../../../src/engine/math.ts';

/** TensorFlow Playground's seven, in their order. */
const seven: readonly Feature[] = [0, 1, 'square.0', 'square.1', 'product.0.1', 'sin.0', 'sin.1'];

describe('a derived feature', () => {
  it('is made of the raw columns, row by row', () => {
    const spec = { ...defaultDataSpec('circle'), features: seven, standardize: false };
    const { raw, x, count } = loadExamples(spec, 0.25).training;
    expect(x).toEqual(raw);
    for (let row = 0; row < count; row++) {
      const [a, b, ...made] = raw.subarray(row * 7, row * 7 + 7);
      expect(made).toEqual([a * a, b * b, a * b, sin(a), sin(b)]);
    }
  });

  it('is standardized as it is, and changes neither the rows nor the other columns', () => {
    const plain = loadExamples({ ...defaultDataSpec('moons'), features: [0, 1] }, 0.2);
    const more = loadExamples({ ...defaultDataSpec('moons'), features: [0, 1, 'square.1'] }, 0.2);
    expect(more.training.labels).toEqual(plain.training.labels);
    expect(more.scaling.mean.slice(0, 2)).toEqual(plain.scaling.mean);
    const made = more.training.x.filter((_, i) => i % 3 === 2);
    expect(made.reduce((sum, value) => sum + value) / made.length).toBeCloseTo(0, 12);
  });

  it('has a name of those of its columns', () => {
    expect(seven.map((each) => featureName(each, (column) => 'xy'[column])).join(' ')).toBe(
      'x y x² y² x·y sin x sin y',
    );
  });

  it('has a range in which its values lie, as far as those of its columns lie in theirs', () => {
    for (const each of seven) {
      const [min, max] = featureDomain(datasets.circle, each);
      const spec = { ...defaultDataSpec('circle'), features: [each] };
      for (const value of loadExamples(spec, 0).training.raw) {
        expect(value).toBeGreaterThanOrEqual(min);
        expect(value).toBeLessThanOrEqual(max);
      }
    }
    expect(featureDomain(datasets.circle, 'square.0')).toEqual([0, 1.25 * 1.25]);
  });

  it('is one only of columns that are there, a product only of two that ascend', () => {
    for (const each of seven) expect(isFeature(each, 2), String(each)).toBe(true);
    for (const each of [
      2,
      -1,
      0.5,
      'square.2',
      'square.0.1',
      'product.0',
      'product.1.0',
      'product.1.1',
      'sin.',
    ] as const)
      expect(isFeature(each, 2), String(each)).toBe(false);
  });

  it('comes after the columns, as it is chosen', () => {
    const mixed: Feature[] = ['sin.1', 1, 'square.0', 0];
    expect(mixed.sort(compareFeatures)).toEqual([0, 1, 'sin.1', 'square.0']);
    const normal = normalizeDataSpec({ ...defaultDataSpec('circle'), features: ['sin.1', 1, 'sin.1', 'square.7', 0] });
    expect(normal.features).toEqual([0, 1, 'sin.1']);
  });
});
