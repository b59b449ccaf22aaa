import { describe, expect, it } from 'vitest';
import {
  addLayer,
  setActivation,
  setFit,
  setInitializer,
  newSeed,
  setLearningRate,
  setUnits,
} from '../../../src/document/edits.ts';
import type { Experiment } from '../../../src/document/experiment.ts';
import { setData } from '../../../src/document/dataEdits.ts';
import { addHiddenLayer } from '../../../src/document/hiddenLayer.ts';
import { findProblems } from '../../../src/document/problems/findProblems.ts';
import { experimentAt, type Step } from '../../../src/lesson/lesson.ts';
import { guessesFor } from '../../../src/ui/guess/guesses.ts';
import { shipped, shippedFiles, shippedIds } from './shipped.ts';
import { epochReached } from './train.ts';

type Edit = (e: Experiment) => Experiment;

const hidden =
  (activation: 'relu' | 'tanh'): Edit =>
  (e) =>
    setActivation(setActivation(e, 0, activation), 1, activation);

/** The same edit of each hidden layer. */
const everywhere =
  (edit: (e: Experiment, at: number) => Experiment): Edit =>
  (e) =>
    e.layers.slice(0, -1).reduce((sofar, _, at) => edit(sofar, at), e);

/** A student's edit in a step, besides pressing Train, and the most epochs that the step then takes. */
const solutions: Readonly<Record<string, { readonly edit?: Edit; readonly epochs: number }>> = {
  'introduction 6': { epochs: 1 },
  'introduction 7': { epochs: 100 },
  'introduction 8': { edit: addHiddenLayer, epochs: 0 },
  'introduction 9': { epochs: 350 },
  'one-neuron 1': { epochs: 30 },
  'one-neuron 2': { epochs: 100 },
  'one-neuron 3': { epochs: 200 },
  'one-neuron 5': { epochs: 150 },
  'one-neuron 6': { edit: (e) => newSeed(e, 3), epochs: 150 },
  'one-neuron 7': { edit: (e) => setUnits(e, 0, 4), epochs: 150 },
  'activations 1': { epochs: 30 },
  'activations 2': { epochs: 50 },
  'activations 4': { edit: hidden('relu'), epochs: 30 },
  'activations 5': { edit: hidden('tanh'), epochs: 30 },
  'activations 6': { edit: hidden('relu'), epochs: 60 },
  'softmax 5': { epochs: 60 },
  'learning-rate 1': { epochs: 50 },
  'learning-rate 2': { epochs: 50 },
  'learning-rate 3': { epochs: 50 },
  'learning-rate 4': { epochs: 20 },
  'learning-rate 5': { edit: (e) => setLearningRate(e, 0.1), epochs: 100 },
  'optimizers 1': { edit: (e) => setInitializer(e, 0, { name: 'constant', value: 0.9 }), epochs: 0 },
  'optimizers 2': { epochs: 1 },
  'optimizers 3': { epochs: 46 },
  'optimizers 4': { epochs: 3 },
  'optimizers 5': { epochs: 25 },
  'optimizers 6': { epochs: 3 },
  'optimizers 7': { epochs: 1 },
  'optimizers 8': { edit: (e) => setLearningRate(e, 1), epochs: 10 },
  'optimizers 9': { epochs: 1 },
  'overfitting 1': { epochs: 200 },
  'overfitting 3': { epochs: 50 },
  'overfitting 4': { epochs: 200 },
  'overfitting 5': { epochs: 200 },
  'overfitting 6': { epochs: 50 },
  'overfitting 7': {
    edit: (e) => addLayer(addLayer(e, 1, { type: 'dropout', rate: 0.5 }), 3, { type: 'dropout', rate: 0.5 }),
    epochs: 200,
  },
  'dead-relu 1': { epochs: 50 },
  'dead-relu 2': { epochs: 1 },
  'dead-relu 4': { edit: (e) => setLearningRate(e, 0.3), epochs: 30 },
  'dead-relu 5': { edit: (e) => setLearningRate(e, 0.3), epochs: 50 },
  'zeros 1': { epochs: 1 },
  'zeros 2': { epochs: 100 },
  'zeros 3': { epochs: 50 },
  'zeros 4': {
    edit: (e) => setInitializer(setInitializer(e, 0, 'glorot_uniform'), 1, 'glorot_uniform'),
    epochs: 100,
  },
  'vanishing 1': { epochs: 150 },
  'vanishing 2': { epochs: 100 },
  'vanishing 4': { edit: everywhere((e, at) => setActivation(e, at, 'relu')), epochs: 50 },
  'vanishing 5': { epochs: 50 },
  'vanishing 6': { edit: everywhere((e, at) => setInitializer(e, at, 'glorot_uniform')), epochs: 50 },
  'doctor 1': { epochs: 50 },
  'doctor 2': { edit: (e) => setLearningRate(e, 0.17), epochs: 50 },
  'doctor 3': { edit: (e) => setLearningRate(e, 0.33), epochs: 50 },
  'doctor 4': { edit: (e) => setData(e, { standardize: true }), epochs: 50 },
  'doctor 5': { edit: (e) => setFit(e, { validationSplit: 0.2 }), epochs: 50 },
  'doctor 6': {
    edit: (e) => setActivation(setInitializer(setLearningRate(e, 0.3), 0, 'glorot_uniform'), 0, 'tanh'),
    epochs: 60,
  },
};

/** Steps about a colour that the student picks; claims.test.ts checks the network's answer. */
const asked = ['softmax 6'];

/** Steps in which numbers are computed by hand: any right ones will do. */
const byHand = ['one-step 2', 'one-step 3', 'one-step 4', 'one-step 5'];

const steps = shippedIds.flatMap((id) => {
  const lesson = shipped(id);
  return lesson.steps.map((step, i) => ({ place: `${id} ${i + 1}`, step, experiment: experimentAt(lesson, i) }));
});

/** As long as it looks: a command of LaTeX is one sign. */
const lengthOf = (text: string): number => text.replaceAll(/\\[a-z]+/gi, '∂').replaceAll(/[{}$]/g, '').length;

const words = (step: Step): [string, string] => [step.text.en, step.text.ja];

describe('the lessons that the page comes with', () => {
  it('are those in the list, each under its id, in the order of the list', () => {
    expect(shippedFiles.map((file) => file.replace('.md', '')).toSorted()).toEqual([...shippedIds].toSorted());
    const lessons = shippedIds.map(shipped);
    expect(lessons.map(({ id }) => id)).toEqual(shippedIds);
    expect(lessons.map(({ order }) => order)).toEqual(shippedIds.map((_, i) => i + 1));
  });

  it.each(shippedIds)('%s has four to nine steps, with a title and a summary in both languages', (id) => {
    const { steps: all, title, summary } = shipped(id);
    expect(all.length).toBeGreaterThanOrEqual(4);
    expect(all.length).toBeLessThanOrEqual(9);
    for (const text of [title, summary, ...all.map((step) => step.title)]) {
      expect(text.en).not.toMatch(/[ぁ-んァ-ン一-龠]/);
      if (text.ja !== text.en) expect(text.ja).toMatch(/[ぁ-んァ-ン一-龠]/);
    }
    expect(title.ja).not.toBe(title.en);
    expect(summary.ja).not.toBe(summary.en);
  });

  it.each(steps)('$place is short enough for a projector, in both languages', ({ step }) => {
    const [en, ja] = words(step);
    expect(en).not.toMatch(/[ぁ-んァ-ン一-龠]/);
    expect(ja).toMatch(/[ぁ-ん]/);
    expect(lengthOf(en)).toBeLessThan(480);
    expect(lengthOf(ja)).toBeLessThan(300);
  });

  it.each(steps)('$place begins with an experiment that can be trained', ({ experiment }) => {
    if (experiment === null) throw new Error('no experiment yet');
    expect(findProblems(experiment).filter(({ severity }) => severity === 'error')).toEqual([]);
  });
});

describe('what is to be predicted first', () => {
  const predicted = steps.filter(({ step }) => step.predict.length > 0);

  it('is the loss in one step, and the border in another', () => {
    expect(predicted.flatMap(({ step }) => step.predict).toSorted()).toEqual(['border', 'loss']);
  });

  it.each(predicted)('can be drawn in $place, whose text says so', ({ step, experiment }) => {
    if (experiment === null) throw new Error('no experiment yet');
    for (const name of step.predict) expect(guessesFor(experiment)).toContain(name);
    expect(step.text.en).toContain('Predict first');
    expect(step.text.ja).toContain('予想しましょう');
  });
});

describe('the goals', () => {
  const withGoals = steps.filter(({ step }) => step.goals.length > 0);

  it('are all tried here', () => {
    const tried = [...Object.keys(solutions), ...asked, ...byHand].toSorted();
    expect(withGoals.map(({ place }) => place).toSorted()).toEqual(tried);
  });

  it.each(withGoals)('of $place are not reached at the beginning', ({ step, experiment }) => {
    if (experiment === null) throw new Error('no experiment yet');
    expect(epochReached(step.goals, experiment, 0)).toBeNull();
  });

  it.each(withGoals.filter(({ place }) => ![...asked, ...byHand].includes(place)))(
    'of $place are reached',
    ({ place, step, experiment }) => {
      if (experiment === null) throw new Error('no experiment yet');
      const { edit, epochs } = solutions[place];
      const solved = edit?.(experiment) ?? experiment;
      expect(findProblems(solved).filter(({ severity }) => severity === 'error')).toEqual([]);
      expect(epochReached(step.goals, solved, epochs)).not.toBeNull();
    },
  );
});
