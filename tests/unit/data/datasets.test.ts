import { describe, expect, it } from 'vitest';
import { datasets, datasetNames } from '../../../src/data/datasets.ts';
import { census, column, digestOfRows, rowsOf } from './rows.ts';

describe.each(datasetNames)('%s', (name) => {
  const info = datasets[name];
  const width = info.columns.length;

  it('describes itself without contradiction', () => {
    for (const { domain } of [...info.columns, ...info.targets]) {
      expect(domain[0]).toBeLessThan(domain[1]);
    }
    expect(info.rows === null).toBe(info.samples !== null);
    expect(info.rows === null).toBe(info.noise !== null);
    expect(info.task === 'regression').toBe(info.targets.length === 1);
    expect(info.task === 'regression').toBe(info.classes.length === 0);
    for (const range of [info.samples, info.noise]) {
      if (range) expect(range.default).toBeLessThanOrEqual(range.max);
    }
    expect(new Set(info.columns.map(({ key }) => key)).size).toBe(width);
    const { telling = [], classColours = [] } = info.show;
    expect(new Set(telling)).toEqual(new Set(telling.length > 0 ? info.columns.keys() : []));
    expect([0, info.classes.length]).toContain(classColours.length);
    expect(new Set(info.classes).size).toBe(info.classes.length);
  });

  it('has as many rows, labels and targets as it says, all finite', () => {
    for (const samples of info.samples ? [info.samples.min, 33, info.samples.max] : [info.rows ?? 0]) {
      const rows = rowsOf(name, { samples });
      expect(rows.values).toHaveLength(samples * width);
      expect(rows.labels).toHaveLength(info.task === 'classification' ? samples : 0);
      expect(rows.targets).toHaveLength(info.task === 'regression' ? samples : 0);
      expect(rows.values.every(Number.isFinite)).toBe(true);
      expect(rows.targets.every(Number.isFinite)).toBe(true);
    }
  });

  it('is made the same twice, bit for bit', () => {
    expect(digestOfRows(rowsOf(name, { seed: 7 }))).toBe(digestOfRows(rowsOf(name, { seed: 7 })));
  });

  it('is another with another seed, unless it is a table', () => {
    const same = digestOfRows(rowsOf(name, { seed: 7 })) === digestOfRows(rowsOf(name, { seed: 8 }));
    expect(same).toBe(info.rows !== null);
  });

  it.runIf(info.noise)('is another with another seed even without noise', () => {
    // at noise 0 gauss still has some spread; the others have none
    const clean = (seed: number) => digestOfRows(rowsOf(name, { seed, noise: 0 }));
    expect(clean(7)).not.toBe(clean(8));
  });

  it.runIf(info.task === 'classification' && name !== 'penguins')(
    'has labels of its classes only, and as many of each',
    () => {
      for (const seed of [1, 2, 3]) {
        for (const samples of [info.rows ?? 300, info.rows ?? 31]) {
          const counts = census(rowsOf(name, { seed, samples }).labels, info.classes.length);
          expect(counts.reduce((a, b) => a + b)).toBe(samples);
          // AND is true once and false three times, OR the other way round.
          expect(Math.max(...counts) - Math.min(...counts)).toBeLessThanOrEqual(
            name === 'and' || name === 'or' ? 2 : 1,
          );
        }
      }
    },
  );

  it('lies within its domain by default, and fills most of it', () => {
    const { values, targets } = rowsOf(name);
    info.columns.forEach(({ domain: [min, max] }, index) => {
      const inputs = column(values, width, index);
      expect(inputs.filter((x) => x < min || x > max).length).toBeLessThanOrEqual(inputs.length * 0.005);
      // Few digits have ink in a corner.
      if (info.show.image === undefined) {
        expect(Math.max(...inputs) - Math.min(...inputs)).toBeGreaterThan(0.4 * (max - min));
      }
    });
    const range = info.targets[0]?.domain;
    if (range) expect(targets.every((y) => y > range[0] && y < range[1])).toBe(true);
  });

  it.runIf(info.noise)('keeps most of its points in its domain at the greatest noise', () => {
    const { values } = rowsOf(name, { noise: info.noise?.max ?? 0, samples: 2000 });
    info.columns.forEach(({ domain: [min, max] }, index) => {
      const inside = column(values, width, index).filter((x) => x >= min && x <= max).length;
      expect(inside / 2000).toBeGreaterThan(0.9);
    });
  });

  // The noise of colours is in the label; see generators.test.ts.
  it.runIf(info.noise && name !== 'colours')(
    'moves its points in proportion to the noise and draws no new ones',
    () => {
      const at = (noise: number) => {
        const rows = rowsOf(name, { noise });
        return info.task === 'regression' ? rows.targets : rows.values;
      };
      const [none, half, full] = [at(0), at(0.2), at(0.4)];
      none.forEach((value, i) => expect(half[i]).toBeCloseTo((value + full[i]) / 2, 12));
      expect(digestOfRows(rowsOf(name, { noise: 0 }))).not.toBe(digestOfRows(rowsOf(name, { noise: 0.4 })));
    },
  );
});
