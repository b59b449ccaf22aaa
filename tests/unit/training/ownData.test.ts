import { describe, expect, it } from 'vitest';
import { printKeras } from '../../../src/code/keras.ts';
import { printPyTorch } from '../../../src/code/pytorch.ts';
import { readKeras } from '../../../src/code/readKeras.ts';
import { summaryText } from '../../../src/code/summary.ts';
import { dataKey } from '../../../src/data/spec.ts';
import { noTables } from '../../../src/data/tables.ts';
import { chooseData, setData } from '../../../src/document/dataEdits.ts';
import { setUnits } from '../../../src/document/edits.ts';
import type { Experiment } from '../../../src/document/experiment.ts';
import { decodeLink, encodeLink } from '../../../src/document/link.ts';
import { openingExperiment, openings } from '../../../src/document/opening.ts';
import { canTrain, findProblems } from '../../../src/document/problems/findProblems.ts';
import { applyRemedy } from '../../../src/document/problems/remedies.ts';
import { commit, createRevision, undo } from '../../../src/document/revision.ts';
import { tidyExperiment } from '../../../src/document/tidy.ts';
import { prepare } from '../../../src/training/prepare.ts';
import { insects, points, sizes, tables } from '../data/ownTable.ts';

const own = chooseData(openingExperiment, insects);
const said = (e: Experiment): string[] => findProblems(e, tables).map(({ code }) => code);

describe('a person’s own table, from the document to a trained run', () => {
  it('is chosen as a data set is: it opens with a network that fits, and one undo brings back what was', () => {
    expect(own).toMatchObject({ inputs: 3, loss: 'binary_crossentropy', batchSize: 6, validationSplit: 0.2 });
    expect(own.data).toMatchObject({ type: 'table', hash: insects.hash, samples: 8, features: [0, 1, 2], seed: 1 });
    expect(chooseData(own, insects)).toBe(own);
    const revision = commit(createRevision(openingExperiment), own);
    expect(undo(revision).present).toBe(openingExperiment);
    expect(chooseData(own, 'circle')).toEqual(openings.circle);
  });

  it('keeps the layers that a person built, with the end that its classes need', () => {
    const built = chooseData({ ...openings.spiral, layers: openings.spiral.layers.toSpliced(1, 1) }, points);
    expect(built.layers.map((layer) => ('units' in layer ? layer.units : layer.type))).toEqual([16, 3]);
    expect(built).toMatchObject({ loss: 'categorical_crossentropy', data: { type: 'points', samples: 5 } });
  });

  it('is edited and tidied as the others are', () => {
    const two = setData(own, { features: [2, 0], standardize: false, seed: 7, noise: 0.5, samples: 3 });
    expect(two).toMatchObject({
      inputs: 2,
      data: { features: [0, 2], standardize: false, seed: 7, samples: 8, noise: 0 },
    });
    expect(setData(own, { features: [9] })).toBe(own);
    expect(tidyExperiment(two)).toBe(two);
  });

  it('goes through a link by its hash', () => {
    const two = setData(own, { features: [0, 'square.0'], seed: 7 });
    for (const e of [own, two, chooseData(own, points)]) {
      const link = encodeLink(e);
      expect(link).toContain(`data=table:${e.data.type === 'generated' ? '' : e.data.hash}&`);
      expect(decodeLink(link, tables)).toMatchObject({ ok: true, experiment: e });
      const broken = [`See ${link.toUpperCase()} !`, `> ${link.slice(0, 50)}\n> ${link.slice(50)}`];
      for (const text of broken) expect(decodeLink(text, tables)).toMatchObject({ ok: true, experiment: e });
    }
    expect(encodeLink(two)).toContain('&features=0,square.0&dseed=7&');
  });

  it.each([
    [
      'is refused in words where the rows are not known',
      dataKey(own.data),
      { code: 'unknownTable', hash: insects.hash.slice(0, 8) },
    ],
    ['is refused when its hash was cut', 'table:12ab', { code: 'badValue', key: 'data', value: 'table:12ab' }],
    ['is refused without one', 'table', { code: 'unknownName', key: 'data', value: 'table' }],
  ])('%s', (_, key, error) => {
    expect(decodeLink(`v=1&data=${key}&net=3-1.sigmoid`)).toMatchObject({ ok: false, error });
  });

  it('trains to the same bits in both executors, and learns', () => {
    expect(said(own)).toEqual(['smallValidation']);
    const [one, other] = (['simd', 'ts'] as const).map((executor) => {
      const { run, split } = prepare(own, 'float32', executor, tables);
      expect([split.training.count, split.validation.count]).toEqual([6, 2]);
      let epochs = 0;
      while (epochs < 200) if (run.advance(1e9) === 'epoch') epochs++;
      return { row: Array.from(run.row), keys: run.keys };
    });
    expect(one).toEqual(other);
    expect(one.row[one.keys.indexOf('accuracy')]).toBe(1);
  });

  it('may have several numbers to predict, each with a unit of its own', () => {
    const e = chooseData(openingExperiment, sizes);
    expect(e).toMatchObject({ loss: 'mean_squared_error', metrics: [] });
    expect(e.layers.at(-1)).toMatchObject({ type: 'dense', units: 2, activation: 'linear' });
    expect(said(e)).toEqual(['smallValidation']);
    expect(said(setUnits(e, 1, 1))).toContain('outputUnits');
    const { run, training } = prepare(e, 'float32', 'simd', tables);
    expect(training.y).toHaveLength(2 * training.count);
    const losses: number[] = [];
    while (losses.length < 300) if (run.advance(1e9) === 'epoch') losses.push(run.row[0]);
    expect(losses[299]).toBeLessThan(losses[0] / 4);
    const { text } = printKeras(e, 'keras3');
    expect(text).toContain('return deal(rows[:, :-2], rows[:, -2:], seed)');
    expect(text).toContain('# sizes.csv: a line of names, then rows of a, b, c, and last height, depth\n');
    expect(readKeras(text, e).experiment).toBe(e);
  });

  it('is a problem in words where its rows are not, and other data repair it; nothing crashes', () => {
    const [missing, ...others] = findProblems(own, noTables);
    expect(missing).toMatchObject({ code: 'rowsMissing', severity: 'error', title: 'insects.csv' });
    expect(others.map(({ code }) => code)).toEqual(['smallValidation']);
    expect(canTrain(own, noTables)).toBe(false);
    expect(canTrain(own, tables)).toBe(true);
    expect(() => prepare(own)).toThrow('data: its rows are not here');
    const repaired = applyRemedy(own, missing);
    expect(findProblems(repaired)).toEqual([]);
    expect(repaired.layers[0]).toEqual(own.layers[0]);
  });

  it('has a summary, and a program that reads it from a file and is read again without a word', () => {
    expect(summaryText(own)).toContain('Total params: 81');
    const { text } = printKeras(own, 'keras3');
    expect(text).toContain(
      '# insects.csv: a line of names, then rows of length, region=north, region=south, and last 0 for ant,\n# 1 for constructor\nx, y = table("insects.csv", seed=1)\n',
    );
    expect(printPyTorch(own).text).toContain('x, y = table("insects.csv", seed=1)\n');
    for (const e of [own, setData(own, { features: [0, 2, 'product.0.1', 'sin.0'], seed: 5 })]) {
      for (const dialect of ['keras3', 'keras2017'] as const) {
        const reading = readKeras(printKeras(e, dialect).text, { ...own, epochs: 3 }, dialect);
        expect(reading.problems).toEqual([]);
        expect(reading.experiment).toEqual(e);
      }
    }
  });
});
