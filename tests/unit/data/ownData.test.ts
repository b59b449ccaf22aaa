import { createHash } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { ownDataSpec } from '../../../src/data/dataDefaults.ts';
import { loadExamples } from '../../../src/data/load.ts';
import { createTable } from '../../../src/data/createTable.ts';
import type { OwnSpec } from '../../../src/data/spec.ts';
import { targetsFor } from '../../../src/data/targets.ts';
import { insects, points, sizes, tables } from './ownTable.ts';

const spec = ownDataSpec(insects);

describe('a table of a person’s own', () => {
  it('is known by the hash of its words and of its numbers', () => {
    const { values, labels } = insects.rows;
    const head = ['table', 'insects.csv', ['length', 'region=north', 'region=south'], ['ant', 'constructor'], []];
    const bytes = [
      Buffer.from(JSON.stringify(head), 'utf16le'),
      Buffer.from(values.buffer),
      Buffer.from(labels.buffer),
    ];
    expect(insects.hash).toBe(createHash('sha256').update(Buffer.concat(bytes)).digest('hex'));
  });

  it('is another with another word or number, and the same with −0 for 0', () => {
    const { info, rows } = points;
    const head = { type: 'points', title: 'points', columns: ['x', 'y'], classes: info.classes, targets: [] } as const;
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

  it('may have numbers to predict', () => {
    const { info, rows } = sizes;
    expect(info).toMatchObject({ task: 'regression', rows: 8 });
    expect(info.targets).toEqual([
      { key: 'height', domain: [expect.closeTo(-0.35), expect.closeTo(7.35)] },
      { key: 'depth', domain: [expect.closeTo(-15.7), expect.closeTo(-0.3)] },
    ]);
    const { training, validation } = loadExamples(ownDataSpec(sizes), 0.25, tables);
    for (const { raw, targets: dealt, count } of [training, validation]) {
      for (let row = 0; row < count; row++) {
        const from = Array.from({ length: 8 }, (_, i) => i).find((i) => rows.values[i * 3] === raw[row * 3]) ?? NaN;
        expect([...dealt.subarray(2 * row, 2 * row + 2)]).toEqual([...rows.targets.subarray(2 * from, 2 * from + 2)]);
      }
    }
    expect(targetsFor(training, info, 2)).toBe(training.targets);
    expect(() => targetsFor(training, info, 1)).toThrow('targets: 2 to predict need');
  });

  it('has no examples where its rows are not', () => {
    const { training, validation, scaling } = loadExamples(spec, 0.25);
    expect([training.count, validation.count]).toEqual([0, 0]);
    expect(scaling).toEqual({ mean: [0, 0, 0], scale: [1, 1, 1] });
  });
});

describe('the order in which rows of a table are dealt', () => {
  const count = 60;
  const numbered = createTable(
    { type: 'table', title: 'numbered', columns: ['row'], classes: ['rare', 'often'], targets: [] },
    {
      values: Float64Array.from({ length: count }, (_, i) => i),
      labels: Int32Array.from({ length: count }, (_, i) => (i < 6 ? 0 : 1)),
      targets: new Float64Array(0),
    },
  );
  const all = new Map([[numbered.hash, numbered]]);
  const deal = (how: Partial<OwnSpec>, split = 0.5) =>
    loadExamples({ ...ownDataSpec(numbered), standardize: false, ...how }, split, all);

  it('is that of the file, where its last rows validate', () => {
    const { training, validation } = deal({ deal: 'last' }, 0.25);
    expect([...training.raw, ...validation.raw]).toEqual(Array.from({ length: count }, (_, i) => i));
    expect(training.count).toBe(45);
  });

  it('has each class in its share, wherever it is cut, where it is stratified', () => {
    const rare = (labels: Int32Array): number => labels.filter((label) => label === 0).length;
    for (const seed of [1, 2, 3, 4]) {
      for (const split of [0.1, 0.25, 0.5, 0.75]) {
        const { training, validation } = deal({ deal: 'stratified', seed }, split);
        expect(Math.abs(rare(validation.labels) - validation.count / 10)).toBeLessThanOrEqual(1);
        expect(rare(training.labels) + rare(validation.labels)).toBe(6);
        expect(new Set([...training.raw, ...validation.raw]).size).toBe(count);
      }
    }
    expect(deal({ deal: 'stratified', seed: 1 }).training.raw).not.toEqual(
      deal({ deal: 'stratified', seed: 2 }).training.raw,
    );
  });

  it('gives the training part numbers from 0 to 1 by min–max, and the validation part what that makes of it', () => {
    const { training, validation, scaling } = deal({ deal: 'last', standardize: 'minmax' }, 0.25);
    expect(scaling).toEqual({ mean: [0], scale: [44] });
    expect([training.x[0], training.x[44], validation.x[14]]).toEqual([0, 1, 59 / 44]);
  });
});
