import { describe, expect, it } from 'vitest';
import { printKeras } from '../../../src/code/keras.ts';
import { printPyTorch } from '../../../src/code/pytorch.ts';
import { readKeras } from '../../../src/code/readKeras.ts';
import { datasetNames } from '../../../src/data/datasets.ts';
import { loadExamples } from '../../../src/data/load.ts';
import { dataKey, type Deal, infoOf } from '../../../src/data/spec.ts';
import { targetsFor } from '../../../src/data/targets.ts';
import { chooseData } from '../../../src/document/dataEdits.ts';
import type { Experiment } from '../../../src/document/experiment.ts';
import { openingExperiment } from '../../../src/document/opening.ts';
import { setDeal } from '../../../src/document/setDeal.ts';
import { layOut } from '../../../src/engine/layout.ts';
import runs from './oracles/data.json' with { type: 'json' };
import { dataExperiments } from './oracles/dataExperiments.ts';
import { dataProgram } from './oracles/dataPrograms.ts';

/** Largest difference at which two numbers count as the same. */
const tolerance = 1e-12;

describe('the data of a printed program, as Python made them', () => {
  it('were made by the programs of today (else run oracles/data.py again)', () => {
    expect(runs.map(({ program }) => program)).toEqual(dataExperiments.map(dataProgram));
  });

  it('are of every data set', () => {
    expect(new Set(dataExperiments.map(({ data }) => dataKey(data)))).toEqual(new Set(datasetNames));
  });

  it.each(dataExperiments.map((e, index) => ({ e, index, name: dataKey(e.data) })))(
    'are the page’s own rows in the page’s order: $index, $name',
    ({ e, index }) => {
      const { training, validation } = loadExamples(e.data, e.validationSplit);
      const parts = [training, validation];
      const { x, y } = runs[index];
      expectClose(
        x.flat(),
        parts.flatMap((part) => Array.from(part.x)),
      );
      const targets =
        e.loss === 'sparse_categorical_crossentropy'
          ? parts.flatMap(({ labels }) => Array.from(labels))
          : parts.flatMap((part) => Array.from(targetsFor(part, infoOf(e.data), layOut(e).outputs)));
      expectClose(y.flat(), targets);
    },
  );
});

describe('a program whose rows are not shuffled', () => {
  const iris = dataExperiments.find(({ data }) => dataKey(data) === 'iris') ?? openingExperiment;
  const dealt = (e: Experiment, deal: Deal | null): Experiment => setDeal(e, deal);
  const printed = [
    (e: Experiment) => printKeras(e, 'keras3').text,
    (e: Experiment) => printKeras(e, 'keras2017').text,
    (e: Experiment) => printPyTorch(e).text,
  ];

  it.each(printed)('spreads the classes, or keeps the order of the rows, in each style: %#', (print) => {
    expect(print(dealt(iris, 'stratified'))).toMatch(/x, y = deal\(x, y, seed=3\)\nx, y = stratify\(x, y\)\n/);
    expect(print(dealt(iris, 'last'))).not.toMatch(/deal|class Random/);
    expect(print(dealt(iris, null))).not.toMatch(/stratify/);
  });

  it('is read as the same experiment', () => {
    const names = ['moons', 'iris', 'penguins', 'sine', 'colours'] as const;
    for (const e of names.map((name) => chooseData(openingExperiment, name))) {
      for (const deal of ['stratified', 'last', null] as const) {
        if (deal === 'stratified' && infoOf(e.data).task === 'regression') continue; // it is shuffled
        for (const dialect of ['keras3', 'keras2017'] as const) {
          const wanted = dealt(e, deal);
          const { experiment, problems } = readKeras(printKeras(wanted, dialect).text, wanted);
          expect(experiment?.data).toEqual(wanted.data);
          expect(problems.filter(({ severity }) => severity === 'error')).toEqual([]);
        }
      }
    }
  });

  it('keeps the order of a truth table, whatever is said of it', () => {
    const xor = chooseData(openingExperiment, 'xor');
    for (const print of printed) expect(print(dealt(xor, 'stratified'))).toBe(print(xor));
  });
});

function expectClose(made: readonly number[], wanted: readonly number[]): void {
  expect(made).toHaveLength(wanted.length);
  const apart = Math.max(...made.map((value, i) => Math.abs(value - wanted[i])));
  expect(apart).toBeLessThanOrEqual(tolerance);
}
