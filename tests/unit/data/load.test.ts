import { describe, expect, it } from 'vitest';
import { datasets, datasetNames } from '../../../src/data/datasets.ts';
import { defaultDataSpec } from '../../../src/data/dataDefaults.ts';
import { loadExamples, splitIndex } from '../../../src/data/load.ts';
import { applyScaling, fitScaling } from '../../../src/data/scale.ts';
import type { Examples } from '../../../src/data/spec.ts';
import { census, column, digest, rowsOf } from './rows.ts';

/** Each row with its outcome as text, to compare parts as bags of rows. */
function lines({ count, raw, labels, targets }: Examples): string[] {
  const width = raw.length / count;
  return Array.from({ length: count }, (_, i) =>
    [...raw.subarray(i * width, (i + 1) * width), ...labels.subarray(i, i + 1), ...targets.subarray(i, i + 1)].join(),
  );
}

describe('splitIndex', () => {
  it("follows Keras's rule in double arithmetic", () => {
    expect(splitIndex(150, 0)).toBe(150);
    expect(splitIndex(150, 0.2)).toBe(120);
    expect(splitIndex(300, 0.3)).toBe(210);
    expect(splitIndex(5, 0.5)).toBe(2); // the odd row validates
    expect(splitIndex(100, 0.9)).toBe(9); // 100 · (1 − 0.9) is 9.999…
  });

  it('leaves at least one row to train on', () => {
    expect(splitIndex(4, 0.9)).toBe(1);
  });
});

describe.each(datasetNames)('loadExamples of %s', (name) => {
  const info = datasets[name];
  const spec = defaultDataSpec(name);
  const width = info.columns.length;

  it('deals every row to one part, and validation takes only the end of training', () => {
    const whole = loadExamples(spec, 0).training;
    expect(loadExamples(spec, 0).validation.count).toBe(0);
    for (const split of [0.2, 0.5, 0.9]) {
      const { training, validation } = loadExamples(spec, split);
      expect(training.count).toBe(splitIndex(whole.count, split));
      expect([...lines(training), ...lines(validation)]).toEqual(lines(whole));
    }
    const rows = rowsOf(name);
    expect(lines(whole).toSorted()).toEqual(
      lines({ count: whole.count, raw: rows.values, x: rows.values, ...rows }).toSorted(),
    );
  });

  it('gives arrays of the shapes it promises', () => {
    for (const part of Object.values(loadExamples(spec, 0.25)).slice(0, 2) as Examples[]) {
      expect(part.raw).toHaveLength(part.count * width);
      expect(part.x).toHaveLength(part.count * width);
      expect(part.labels).toHaveLength(info.task === 'classification' ? part.count : 0);
      expect(part.targets).toHaveLength(info.task === 'regression' ? part.count : 0);
    }
  });

  it('fits the scaling on the training part only, and applies it to both', () => {
    const { training, validation, scaling } = loadExamples({ ...spec, standardize: true }, 0.25);
    expect(scaling).toEqual(fitScaling(training.raw, width));
    for (const part of [training, validation]) {
      const x = new Float64Array(part.x.length);
      applyScaling(scaling, part.raw, x);
      expect(part.x).toEqual(x);
    }
  });

  it('feeds the raw numbers when not standardized', () => {
    const { training, validation, scaling } = loadExamples({ ...spec, standardize: false }, 0.25);
    expect(training.x).toEqual(training.raw);
    expect(validation.x).toEqual(validation.raw);
    expect(scaling.mean.every((m) => m === 0) && scaling.scale.every((s) => s === 1)).toBe(true);
  });

  it('is the same twice, bit for bit', () => {
    const bits = () => {
      const { training, validation } = loadExamples({ ...spec, seed: 5 }, 0.25);
      return digest(training.raw, training.x, training.labels, validation.raw, validation.x, validation.labels);
    };
    expect(bits()).toBe(bits());
  });
});

describe('loadExamples', () => {
  it('takes the chosen columns only, and leaves the rows and their order as they are', () => {
    const all = loadExamples(defaultDataSpec('iris'), 0.2);
    const two = loadExamples({ ...defaultDataSpec('iris'), features: [0, 3] }, 0.2);
    expect(column(two.training.raw, 2, 0)).toEqual(column(all.training.raw, 4, 0));
    expect(column(two.validation.x, 2, 1)).toEqual(column(all.validation.x, 4, 3));
    expect(two.validation.labels).toEqual(all.validation.labels);
    expect(two.scaling).toEqual({
      mean: [all.scaling.mean[0], all.scaling.mean[3]],
      scale: [all.scaling.scale[0], all.scaling.scale[3]],
    });
  });

  it('puts every class of a sorted table in both parts, in another order with another seed', () => {
    for (const seed of [1, 2, 3]) {
      const { training, validation } = loadExamples({ ...defaultDataSpec('iris'), seed }, 0.2);
      expect(Math.min(...census(training.labels, 3))).toBeGreaterThan(30);
      expect(Math.min(...census(validation.labels, 3))).toBeGreaterThan(2);
    }
    const order = (seed: number) => digest(loadExamples({ ...defaultDataSpec('iris'), seed }, 0.2).training.raw);
    expect(order(1)).not.toBe(order(2));
  });

  it.each([
    ['xor', [0, 1, 1, 0]],
    ['and', [0, 0, 0, 1]],
  ] as const)('keeps the truth table of %s in order, whatever the seed', (name, labels) => {
    const { training, validation } = loadExamples({ ...defaultDataSpec(name), seed: 9 }, 0);
    expect(Array.from(training.x)).toEqual([0, 0, 0, 1, 1, 0, 1, 1]);
    expect(Array.from(training.labels)).toEqual(labels);
    expect(validation.count).toBe(0);
    expect(Array.from(loadExamples(defaultDataSpec(name), 0.25).validation.x)).toEqual([1, 1]);
  });
});
