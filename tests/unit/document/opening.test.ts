import { describe, expect, it, test } from 'vitest';
import { datasets, datasetNames } from '../../../src/data/datasets.ts';
import { dataKey } from '../../../src/data/spec.ts';
import { defaultDataSpec } from '../../../src/data/dataDefaults.ts';
import type { DatasetName } from '../../../src/data/datasets.ts';
import { chooseData } from '../../../src/document/dataEdits.ts';
import type { Experiment } from '../../../src/document/experiment.ts';
import { decodeLink, encodeLink } from '../../../src/document/link.ts';
import { introductionExperiment, openingExperiment, openings } from '../../../src/document/opening.ts';
import { findProblems } from '../../../src/document/problems/findProblems.ts';
import { initialView } from '../../../src/state/view.ts';
import { prepare } from '../../../src/training/prepare.ts';

const seeds = [1, 2, 3, 4, 5];
const epochs = 150; // 5 s at the opening pace

/** The rows of the history from the initial weights on: [epoch][key]. */
function history(e: Experiment, last = epochs): Record<string, number>[] {
  const { run } = prepare(e);
  const rows: Record<string, number>[] = [];
  while (rows.length <= last) {
    const progress = run.advance(1e9);
    if (progress === 'notFinite') throw new Error('not finite');
    if (progress === 'epoch') rows.push(Object.fromEntries(run.keys.map((key, k) => [key, run.row[k]])));
  }
  return rows;
}

function isLearned(name: DatasetName, row: Record<string, number>): boolean {
  const keys = Object.keys(row);
  return datasets[name].task === 'regression'
    ? keys.filter((key) => key.endsWith('loss')).every((key) => row[key] <= 0.02)
    : keys.filter((key) => key.endsWith('accuracy')).every((key) => row[key] >= 0.95);
}

test('5 s at the opening pace are 150 epochs', () => {
  expect(initialView.pace).toEqual({ unit: 'epoch', perSecond: epochs / 5 });
});

// Every seed, not four of five: training part and, where there is one, validation part.
describe.each(datasetNames.filter((name) => datasets[name].generate !== null))('%s, as it opens', (name) => {
  const runs = seeds.map((seed) => history({ ...openings[name], seed }));

  it('is learned within 100 epochs from each of five seeds, not before, and still when the 5 s are over', () => {
    for (const rows of runs) {
      expect(isLearned(name, rows[0])).toBe(false);
      expect(rows.slice(0, 101).some((row) => isLearned(name, row))).toBe(true);
      expect(isLearned(name, rows[epochs])).toBe(true);
    }
  });

  it('has a loss that visibly falls: within each of the first two seconds, and to less than a third', () => {
    for (const rows of runs) {
      expect(rows[30].loss).toBeLessThan(0.9 * rows[0].loss);
      expect(rows[60].loss).toBeLessThan(0.99 * rows[30].loss);
      expect(rows[epochs].loss).toBeLessThan(rows[0].loss / 3);
    }
  });
});

test.each([1, 2])(
  'mnist, as it opens with seed %i, is right about 9 of 10 digits that it has not seen within 20 epochs',
  (seed) => {
    const accuracies = history({ ...openings.mnist, seed }, 20).map((row) => row.val_accuracy);
    expect(accuracies[0]).toBeLessThan(0.3);
    expect(Math.max(...accuracies)).toBeGreaterThanOrEqual(0.9);
  },
);

test('penguins, as they open, are told apart, and the miles of cars are known to three, within 100 epochs', () => {
  const [species, miles] = [openings.penguins, openings.mpg].map((e) => history(e, 100).at(-1));
  expect(species?.val_accuracy).toBeGreaterThanOrEqual(0.95);
  expect(miles?.val_mean_absolute_error).toBeLessThan(3);
});

describe.each(datasetNames)('%s, as it opens', (name) => {
  it('is the gallery’s own data, has nothing to complain about, and a short link that says the same', () => {
    const e = openings[name];
    expect(e.data).toEqual(defaultDataSpec(name));
    expect(findProblems(e)).toEqual([]);
    const link = encodeLink(e);
    expect(link.length).toBeLessThanOrEqual(110);
    expect(decodeLink(link)).toMatchObject({ ok: true, experiment: e });
  });

  it('opens so from every other data set as that opens, with the seed that is there', () => {
    for (const other of [...Object.values(openings), introductionExperiment].filter((e) => dataKey(e.data) !== name)) {
      expect(chooseData({ ...other, seed: 9 }, name)).toEqual({ ...openings[name], seed: 9 });
    }
  });
});

test('the page opens on the network of the introduction, whose links keep Keras’s learning rate', () => {
  expect(encodeLink(openingExperiment)).toBe('v=1&data=colours&net=3-4-sigmoid-3-softmax&opt=sgd:0.1&batch=8');
  expect(encodeLink(introductionExperiment)).toBe('v=1&data=colours&net=3-4-sigmoid-3-softmax&batch=8');
});
