import { describe, expect, it } from 'vitest';
import { datasetNames } from '../../../src/data/datasets.ts';
import { defaultDataSpec } from '../../../src/data/dataDefaults.ts';
import { defaultOptimizer, usualCallbacks } from '../../../src/document/defaults.ts';
import { chooseData, newDataSeed, setData } from '../../../src/document/dataEdits.ts';
import { setFit, setLearningRate, setUnits } from '../../../src/document/edits.ts';
import type { Experiment } from '../../../src/document/experiment.ts';
import { limits } from '../../../src/document/limits.ts';
import { decodeLink } from '../../../src/document/link.ts';
import { writeNet } from '../../../src/document/link/net.ts';
import { openingExperiment as opening, openings } from '../../../src/document/opening.ts';
import { findProblems } from '../../../src/document/problems/findProblems.ts';
import { commit, createRevision, undo } from '../../../src/document/revision.ts';
import { net } from '../net.ts';

const link = (text: string): Experiment => {
  const decoded = decodeLink(`v=1&${text}`);
  if (!decoded.ok) throw new Error(JSON.stringify(decoded.error));
  return decoded.experiment;
};

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
    const there = chooseData(withNet('3-5-sigmoid-3-softmax'), 'circle');
    expect(writeNet(there)).toBe('2-5-sigmoid-1-sigmoid');
    const regression = chooseData(there, 'sine');
    expect(writeNet(regression)).toBe('1-5-sigmoid-1');
    expect(chooseData(regression, 'colours')).toEqual(withNet('3-5-sigmoid-3-softmax'));
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

  it('keeps the metrics that mean something for it, in the kind that fits', () => {
    const metrics = (from: string, to: Parameters<typeof chooseData>[1]) => chooseData(link(from), to).metrics;
    const moons = 'data=moons&net=2-1.sigmoid&loss=binary_crossentropy';
    expect(metrics(`${moons}&metrics=binary_accuracy,precision,auc`, 'iris')).toEqual(['categorical_accuracy', 'auc']);
    expect(metrics(`${moons}&metrics=accuracy,recall,mean_absolute_error`, 'sine')).toEqual(['mean_absolute_error']);
    expect(metrics('data=sine&net=1-1&metrics=mean_absolute_error', 'iris')).toEqual(['accuracy']);
    expect(metrics('data=iris&net=4-3.softmax&metrics=categorical_accuracy', 'circle')).toEqual(['binary_accuracy']);
  });

  it('lets callbacks watch what there is, and the loss take probabilities', () => {
    const iris = link(
      'data=iris&net=4-3&loss=categorical_crossentropy:logits:smooth=0.1&cb=EarlyStopping:val_accuracy:mode=max:patience=9',
    );
    const sine = chooseData(iris, 'sine');
    expect(sine.callbacks).toMatchObject([{ monitor: 'val_loss', mode: 'auto', patience: 9 }]);
    expect(chooseData(iris, 'xor').callbacks).toMatchObject([{ monitor: 'accuracy', mode: 'auto' }]);
    expect(chooseData(iris, 'circle').lossOptions).toMatchObject({ fromLogits: false, labelSmoothing: 0.1 });
    for (const name of datasetNames) expect(findProblems(chooseData(iris, name)), name).toEqual([]);
  });

  it('takes what its data set opens with, and keeps what was changed, one setting for itself', () => {
    const changes: Partial<Experiment>[] = [
      { optimizer: setLearningRate(opening, 0.3).optimizer },
      { optimizer: defaultOptimizer('rmsprop') },
      { batchSize: 20 },
      { epochs: 50 },
      { shuffle: false },
      { validationSplit: 0.5 },
      { layers: net('3-6.tanh-3.softmax').layers },
      { callbacks: [usualCallbacks.terminate_on_nan] },
      { metrics: ['accuracy', 'auc'] },
    ];
    for (const changed of changes) {
      const expected = { ...openings.moons, ...changed };
      const layers = changed.layers === undefined ? expected.layers : net('2-6.tanh-1.sigmoid').layers;
      expect(chooseData({ ...opening, ...changed }, 'moons')).toEqual({ ...expected, layers });
    }
  });

  it('never takes over the batch, optimizer or metrics that the last data set opened with', () => {
    const own = setUnits(chooseData(opening, 'xor'), 0, 5);
    expect(own).toMatchObject({ batchSize: 4, validationSplit: 0, optimizer: { name: 'adam', learningRate: 0.1 } });
    const { batchSize, optimizer, validationSplit } = openings.circle;
    expect(writeNet(chooseData(own, 'circle'))).toBe('2-5.tanh-1.sigmoid');
    expect(chooseData(own, 'circle')).toMatchObject({ batchSize, optimizer, validationSplit });
    expect(chooseData(setUnits(chooseData(opening, 'sine'), 0, 9), 'iris').metrics).toEqual(['accuracy']);
  });

  it('keeps an output and a loss that fit the new data as well', () => {
    const hinge = 'data=circle&net=2-4.tanh-1.tanh&loss=hinge&opt=sgd:0.3';
    expect(chooseData(link(hinge), 'moons')).toMatchObject({ layers: link(hinge).layers, loss: 'hinge' });
    const logits = 'data=iris&net=4-5.relu-3:nobias&loss=categorical_crossentropy:logits:smooth=0.1';
    expect(writeNet(chooseData(link(logits), 'colours'))).toBe('3-5.relu-3:nobias');
    expect(chooseData(link(logits), 'colours').lossOptions).toEqual(link(logits).lossOptions);
    expect(writeNet(chooseData(link(logits), 'moons'))).toBe('2-5.relu-1.sigmoid:nobias');
    const wrong = 'data=iris&net=4-5.relu-4.softmax';
    expect(writeNet(chooseData(link(wrong), 'colours'))).toBe('3-5.relu-3.softmax');
  });

  it('is undone in one step', () => {
    const before = setUnits(opening, 0, 5);
    const after = commit(commit(createRevision(opening), before), chooseData(before, 'spiral'));
    expect(undo(after).present).toEqual(before);
  });

  it('keeps normalization and dropout of the hidden layers, and ends as the others are written', () => {
    const e = link(
      'data=moons&net=2-8-BatchNormalization-ReLU-Dropout:0.5-1-Dropout:0.5-sigmoid&loss=binary_crossentropy',
    );
    expect(writeNet(chooseData(e, 'iris'))).toBe('4-8-BatchNormalization-ReLU-Dropout:0.5-3-softmax');
    const fused = link('data=moons&net=2-8.relu-Dropout:0.5-1.sigmoid-Dropout:0.5&loss=binary_crossentropy');
    expect(writeNet(chooseData(fused, 'iris'))).toBe('4-8.relu-Dropout:0.5-3.softmax');
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
