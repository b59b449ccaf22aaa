import { createHash } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { ownDataSpec } from '../../../src/data/defaults.ts';
import { loadExamples } from '../../../src/data/load.ts';
import { createTable } from '../../../src/data/createTable.ts';
import { insects, points, tables } from './ownTable.ts';

const spec = ownDataSpec(insects);

describe('a table of a person’s own', () => {
  it('is known by the hash of its words and of its numbers', () => {
    const { values, labels } = insects.rows;
    const head = ['table', 'insects.csv', ['length', 'region=north', 'region=south'], ['ant', 'constructor'], null];
    const bytes = [
      Buffer.from(JSON.stringify(head), 'utf16le'),
      Buffer.from(values.buffer),
      Buffer.from(labels.buffer),
    ];
    expect(insects.hash).toBe(createHash('sha256').update(Buffer.concat(bytes)).digest('hex'));
  });

  it('is another with another word or number, and the same with −0 for 0', () => {
    const { info, rows } = points;
    const head = { type: 'points', title: 'points', columns: ['x', 'y'], classes: info.classes, target: null } as const;
    expect(createTable(head, rows).hash).toBe(points.hash);
    expect(createTable({ ...head, title: 'Points' }, rows).hash).not.toBe(points.hash);
    expect(createTable(head, { ...rows, values: rows.values.map((v) => (v === 0 ? -0 : v)) }).hash).toBe(points.hash);
    expect(createTable(head, { ...rows, values: rows.values.with(0, 0.001) }).hash).not.toBe(points.hash);
    expect(createTable(head, { ...rows, labels: rows.labels.with(0, 1) }).hash).not.toBe(points.hash);
  });

  it('is described as the page’s data sets are, with a range for each column', () => {
    expect(insects.info).toMatchObject({ task: 'classification', title: 'insects.csv', rows: 8, standardize: true });
    expect(insects.info.columns[1]).toEqual({ key: 'region=north', domain: [-0.05, 1.05] });
    const [min, max] = insects.info.columns[0].domain;
    expect([min, max]).toEqual([1.5 - 0.2, 5.5 + 0.2]);
  });

  it('is dealt, split, standardized and chosen from as they are', () => {
    const { training, validation, scaling } = loadExamples({ ...spec, features: [0, 2] }, 0.25, tables);
    expect([training.count, validation.count]).toEqual([6, 2]);
    const lengths = [...training.raw, ...validation.raw].filter((_, i) => i % 2 === 0);
    expect(lengths.toSorted((a, b) => a - b)).toEqual([1.5, 1.75, 2, 2.25, 4.25, 4.5, 5, 5.5]);
    expect(lengths).not.toEqual([1.5, 2.25, 1.75, 2, 4.5, 5, 4.25, 5.5]);
    for (const [i, length] of lengths.entries()) {
      expect([...training.labels, ...validation.labels][i]).toBe(length > 3 ? 1 : 0);
    }
    expect(training.x[0]).toBe((training.raw[0] - scaling.mean[0]) / scaling.scale[0]);
  });

  it('may have a number to predict', () => {
    const { rows } = insects;
    const head = { type: 'table', title: 'heights', columns: ['a', 'b', 'c'], classes: [], target: 'height' } as const;
    const table = createTable(head, {
      ...rows,
      labels: new Int32Array(0),
      targets: Float64Array.from({ length: 8 }, (_, i) => i),
    });
    expect(table.info).toMatchObject({
      task: 'regression',
      target: { key: 'height', domain: [expect.closeTo(-0.35), expect.closeTo(7.35)] },
    });
    const { training } = loadExamples(ownDataSpec(table), 0, new Map([[table.hash, table]]));
    expect(training.targets.toSorted()).toEqual(Float64Array.from({ length: 8 }, (_, i) => i));
  });

  it('has no examples where its rows are not', () => {
    const { training, validation, scaling } = loadExamples(spec, 0.25);
    expect([training.count, validation.count]).toEqual([0, 0]);
    expect(scaling).toEqual({ mean: [0, 0, 0], scale: [1, 1, 1] });
  });
});
