import { describe, expect, it } from 'vitest';
import { datasets, datasetNames } from '../../../src/data/datasets.ts';
import { defaultDataSpec } from '../../../src/data/dataDefaults.ts';
import { loadExamples } from '../../../src/data/load.ts';
import { encodeLabels, fitsUnits, targetsFor } from '../../../src/data/targets.ts';

describe('encodeLabels', () => {
  it('gives one unit for two classes the label itself', () => {
    expect(Array.from(encodeLabels(Int32Array.of(0, 1, 1, 0), 2, 1))).toEqual([0, 1, 1, 0]);
  });

  it('gives as many units as classes one-hot rows', () => {
    expect(Array.from(encodeLabels(Int32Array.of(2, 0), 3, 3))).toEqual([0, 0, 1, 1, 0, 0]);
    expect(Array.from(encodeLabels(Int32Array.of(1, 0), 2, 2))).toEqual([0, 1, 1, 0]);
  });

  it('says how many units the classes need', () => {
    const labels = Int32Array.of(0, 1);
    expect(() => encodeLabels(labels, 3, 1)).toThrow('labels: 3 classes need 3 units in the last layer, not 1');
    expect(() => encodeLabels(labels, 3, 4)).toThrow(RangeError);
    expect(() => encodeLabels(labels, 2, 3)).toThrow('labels: 2 classes need 1 or 2 units in the last layer, not 3');
  });

  it('refuses a label that is no class', () => {
    expect(() => encodeLabels(Int32Array.of(0, 2), 2, 1)).toThrow('labels[1]: 2 is not one of 2 classes');
    expect(() => encodeLabels(Int32Array.of(-1), 3, 3)).toThrow(RangeError);
  });
});

describe.each(datasetNames)('targetsFor %s', (name) => {
  const info = datasets[name];
  const { training } = loadExamples(defaultDataSpec(name), 0);

  it('answers for the units that fit, and throws for all others', () => {
    for (let units = 1; units <= 5; units++) {
      if (fitsUnits(info, units)) expect(targetsFor(training, info, units)).toHaveLength(training.count * units);
      else expect(() => targetsFor(training, info, units)).toThrow(RangeError);
    }
    expect(fitsUnits(info, info.task === 'regression' ? 1 : info.classes.length)).toBe(true);
  });

  it('holds the class, or the number, of each row', () => {
    const units = info.task === 'regression' ? 1 : info.classes.length;
    const targets = targetsFor(training, info, units);
    for (let i = 0; i < training.count; i++) {
      const row = Array.from(targets.subarray(i * units, (i + 1) * units));
      if (info.task === 'regression') expect(row).toEqual([training.targets[i]]);
      else expect(row).toEqual(info.classes.map((_, c) => (c === training.labels[i] ? 1 : 0)));
    }
  });
});
