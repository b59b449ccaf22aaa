import { describe, expect, it } from 'vitest';
import { datasets, datasetNames } from '../../../src/data/datasets.ts';
import { defaultDataSpec, normalizeDataSpec } from '../../../src/data/dataDefaults.ts';

describe.each(datasetNames)('%s', (name) => {
  const info = datasets[name];
  const usual = defaultDataSpec(name);

  it('begins with all columns, its own samples, noise and scaling, and seed 1', () => {
    expect(usual).toEqual({
      type: 'generated',
      name,
      samples: info.samples ? info.samples.default : info.rows,
      noise: info.noise ? info.noise.default : 0,
      features: [...info.columns.keys()],
      standardize: info.standardize,
      seed: 1,
    });
  });

  it('leaves an allowed spec as it is', () => {
    const spec = { ...usual, features: [info.columns.length - 1], standardize: !usual.standardize, seed: 0xffff_ffff };
    expect(normalizeDataSpec(spec)).toEqual(spec);
    expect(normalizeDataSpec(usual)).toEqual(usual);
  });

  it('limits samples and noise to the allowed range, or to those of the table', () => {
    const most = normalizeDataSpec({ ...usual, samples: 1e9, noise: Infinity });
    const least = normalizeDataSpec({ ...usual, samples: -3, noise: -0 });
    expect(most.samples).toBe(info.samples ? info.samples.max : info.rows);
    expect(least.samples).toBe(info.samples ? info.samples.min : info.rows);
    expect(most.noise).toBe(info.noise ? info.noise.max : 0);
    expect(least.noise).toBe(0); // and not −0, which a link would not keep
    const none = normalizeDataSpec({ ...usual, samples: NaN, noise: NaN });
    expect(none).toEqual(usual);
  });
});

describe('normalizeDataSpec', () => {
  it('sorts the columns, drops those that are twice or not there, and takes all when none is left', () => {
    const iris = defaultDataSpec('iris');
    expect(normalizeDataSpec({ ...iris, features: [3, 1, 3, 7, -1, 0.5] }).features).toEqual([1, 3]);
    expect(normalizeDataSpec({ ...iris, features: [] }).features).toEqual([0, 1, 2, 3]);
    expect(normalizeDataSpec({ ...iris, features: [9] }).features).toEqual([0, 1, 2, 3]);
  });

  it('makes samples and seed whole numbers', () => {
    const spec = normalizeDataSpec({ ...defaultDataSpec('circle'), samples: 99.6, seed: -1 });
    expect(spec.samples).toBe(100);
    expect(spec.seed).toBe(0xffff_ffff);
  });
});
