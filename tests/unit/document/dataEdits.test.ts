import { describe, expect, it } from 'vitest';
import { datasetNames } from '../../../src/data/datasets.ts';
import { defaultDataSpec } from '../../../src/data/defaults.ts';
import { chooseData, newDataSeed, setData } from '../../../src/document/dataEdits.ts';
import { setFit } from '../../../src/document/edits.ts';
import type { Experiment } from '../../../src/document/experiment.ts';
import { limits } from '../../../src/document/limits.ts';
import { writeNet } from '../../../src/document/link/net.ts';
import { openingExperiment as opening } from '../../../src/document/opening.ts';
import { findProblems } from '../../../src/document/problems.ts';
import { net } from '../net.ts';

const withNet = (text: string): Experiment => ({ ...opening, ...net(text) });

describe('choosing a data set', () => {
  it('fits the inputs, the output and the loss to it, and leaves the hidden layers alone', () => {
    const chosen = chooseData(withNet('3-8.relu-5.tanh-3.softmax'), 'sine');
    expect(writeNet(chosen)).toBe('1-8.relu-5.tanh-1');
    expect(chosen).toMatchObject({ loss: 'mean_squared_error', metrics: [], data: defaultDataSpec('sine') });

    const two = chooseData(chosen, 'moons');
    expect(writeNet(two)).toBe('2-8.relu-5.tanh-1.sigmoid');
    expect(two).toMatchObject({ loss: 'binary_crossentropy', metrics: ['accuracy'] });

    const three = chooseData(two, 'iris');
    expect(writeNet(three)).toBe('4-8.relu-5.tanh-3.softmax');
    expect(three.loss).toBe('categorical_crossentropy');
  });

  it('keeps activations as layers of their own where they were, there and back', () => {
    const there = chooseData(opening, 'circle');
    expect(writeNet(there)).toBe('2-4-sigmoid-1-sigmoid');
    const regression = chooseData(there, 'sine');
    expect(writeNet(regression)).toBe('1-4-sigmoid-1');
    expect(chooseData(regression, 'colours')).toEqual(opening);
  });

  it('adds an output layer where there is none', () => {
    expect(writeNet(chooseData(withNet('3'), 'iris'))).toBe('4-3-softmax');
    expect(writeNet(chooseData(withNet('3-tanh'), 'moons'))).toBe('2-tanh-1-sigmoid');
    const full = chooseData(withNet(`3${'-tanh'.repeat(limits.layers.max)}`), 'iris');
    expect(full.layers).toHaveLength(limits.layers.max);
    expect(full.layers.at(-1)).toMatchObject({ type: 'dense', units: 3, activation: 'softmax' });
  });

  it('trains at once from any ends: nothing is left to complain about', () => {
    const nets = ['3', '3-4-sigmoid-3-softmax', '3-1024', '3-4.relu-3.relu-tanh-softmax', '3-5.tanh-2', '3-sigmoid'];
    for (const start of nets) {
      for (const first of datasetNames) {
        for (const second of datasetNames.filter((name) => name !== first)) {
          const chosen = chooseData({ ...withNet(start), data: defaultDataSpec(first) }, second);
          expect(findProblems(chosen), `${start}, ${first} → ${second}`).toEqual([]);
        }
      }
    }
  });

  it('holds no row of the truth table back, and gives the split back afterwards', () => {
    const xor = chooseData(opening, 'xor');
    expect(xor.validationSplit).toBe(0);
    expect(chooseData(xor, 'iris').validationSplit).toBe(0.2);
    expect(chooseData(setFit(xor, { validationSplit: 0.5 }), 'iris').validationSplit).toBe(0.5);
    expect(chooseData(setFit(opening, { validationSplit: 0 }), 'iris').validationSplit).toBe(0);
    expect(chooseData(setFit(opening, { batchSize: 64 }), 'xor').batchSize).toBe(4);
  });

  it('that is chosen already changes nothing', () => {
    const edited = setData(opening, { noise: 0.4 });
    expect(chooseData(edited, 'colours')).toBe(edited);
  });
});

describe('the features', () => {
  it('take the inputs with them when these fitted before', () => {
    const iris = chooseData(opening, 'iris');
    const two = setData(iris, { features: [3, 2, 2] });
    expect(two).toMatchObject({ inputs: 2, data: { features: [2, 3] } });
    expect(setData({ ...iris, inputs: 7 }, { features: [0] }).inputs).toBe(7);
  });

  it('are never none', () => {
    expect(setData(opening, { features: [] })).toBe(opening);
    expect(setData(opening, { features: [17] })).toBe(opening);
  });
});

it('samples and noise keep to what the data set allows, and a table has neither', () => {
  expect(setData(opening, { samples: 1e9, noise: 9 }).data).toMatchObject({ samples: 2000, noise: 1 });
  const iris = chooseData(opening, 'iris');
  expect(setData(iris, { samples: 10, noise: 0.5 })).toBe(iris);
});

it('a new data seed changes the data and not the weights', () => {
  expect(newDataSeed(opening, 5)).toEqual({ ...opening, data: { ...opening.data, seed: 5 } });
});
