import { describe, expect, it } from 'vitest';
import { drawingOf, emptyDrawing, tableOf as tableOfPoints } from '../../../src/data/drawnPoints.ts';
import { playgroundTables } from '../../../src/data/playgroundTables.ts';
import { chooseData, setData } from '../../../src/document/dataEdits.ts';
import { activationLayer, defaultOptimizer, denseLayer } from '../../../src/document/defaults.ts';
import * as edits from '../../../src/document/edits.ts';
import { addHiddenLayer } from '../../../src/document/hiddenLayer.ts';
import type { Experiment } from '../../../src/document/experiment.ts';
import { decodeLink } from '../../../src/document/link.ts';
import { openings } from '../../../src/document/opening.ts';
import { choosePlayground, halvesRate, isOfPlayground, lookOf, setLook } from '../../../src/document/ofPlayground.ts';
import { withPoints } from '../../../src/document/pointEdits.ts';
import { findProblems } from '../../../src/document/problems/findProblems.ts';
import { guardRules } from '../../../src/state/guardRules.ts';
import { createAppStore } from '../../../src/state/store.ts';
import { initialView } from '../../../src/state/view.ts';
import { prepare } from '../../../src/training/prepare.ts';

function opened(rest = 'networkShape=4,2'): Experiment {
  const decoded = decodeLink(`#dataset=circle&${rest}`);
  if (!decoded.ok) throw new Error(decoded.error.code);
  return decoded.experiment;
}

function page(e = opened()) {
  const store = createAppStore(e, initialView);
  guardRules(store);
  const { edit } = store.getState();
  return {
    edit,
    present: () => store.getState().document.present,
    asked: () => store.getState().messages.find((message) => message.type === 'leavesPlayground') ?? null,
    store,
  };
}

const tableOf = (key: string) => {
  const table = playgroundTables.get(key);
  if (table === undefined) throw new Error(key);
  return table;
};

describe('an experiment by the rules of TensorFlow Playground', () => {
  it.each<[string, (e: Experiment) => Experiment]>([
    ['noise', (e) => setData(e, { noise: 0.35 })],
    ['inputs', (e) => setData(e, { features: [0, 1, 'sin.1', 'square.0'] })],
    ['batch and split', (e) => edits.setFit(e, { batchSize: 17, validationSplit: 0.2 })],
    ['learning rate', (e) => edits.setLearningRate(e, 3)],
    ['units', (e) => edits.setUnits(e, 1, 8)],
    ['activation of all hidden layers', (e) => setLook(e, { activation: 'relu' })],
    ['regularization', (e) => setLook(e, { regularizer: { l1: 0.1, l2: 0 } })],
    ['another set', (e) => choosePlayground(e, tableOf('playground:spiral:0.59704'))],
    ['numbers to predict', (e) => choosePlayground(e, tableOf('playground:reg-gauss:1'))],
    ['a layer fewer', (e) => edits.removeLayer(e, 0)],
    ['a layer more', addHiddenLayer],
    ['any Dense between', (e) => edits.addLayer(e, 1, denseLayer(7, { activation: 'relu' }))],
    ['other weights', (e) => edits.newSeed(e, e.seed + 1)],
  ])('keeps them with what Playground has: %s', (_, change) => {
    const { edit, present, asked } = page();
    const before = present();
    edit(change);
    expect(present()).not.toBe(before);
    expect(isOfPlayground(present())).toBe(true);
    expect(asked()).toBeNull();
  });

  it('gives what is added the look of what is there, in the order of Playground', () => {
    const { edit, present } = page();
    edit((e) => edits.addLayer(e, 2, denseLayer(7, { activation: 'relu' })));
    expect(lookOf(present())).toMatchObject({ units: [4, 2, 7], activation: 'tanh' });
    edit((e) => setData(e, { features: [0, 1, 'sin.1', 'square.0'] }));
    expect(present().data.features).toEqual([0, 1, 'square.0', 'sin.1']);
    const bare = page(opened('networkShape='));
    bare.edit(addHiddenLayer);
    expect(lookOf(bare.present())).toMatchObject({ units: [2], activation: 'tanh' });
  });

  it('keeps the activation while there is no hidden layer to show it, as Playground does', () => {
    const { edit, present } = page(opened('networkShape=3&activation=relu'));
    edit((e) => edits.removeLayer(e, 0));
    expect(lookOf(present()).units).toEqual([]);
    edit(addHiddenLayer);
    expect(lookOf(present())).toMatchObject({ units: [2], activation: 'relu' });
    edit(addHiddenLayer);
    expect(lookOf(present())).toMatchObject({ units: [2, 2], activation: 'relu' });
  });

  it.each<[string, (e: Experiment) => Experiment]>([
    ['a layer’s own activation', (e) => edits.setActivation(e, 0, 'relu')],
    ['an activation that it has not', (e) => setLook(e, { activation: 'elu' as 'relu' })],
    ['Adam', (e) => edits.setOptimizer(e, defaultOptimizer('adam'))],
    ['metrics', (e) => edits.setMetrics(e, ['accuracy'])],
    ['a layer’s own penalty', (e) => edits.setRegularizer(e, 0, 'kernel', { l2: 0.1 })],
    ['Dropout', (e) => edits.addLayer(e, 1, { type: 'dropout', rate: 0.2 })],
    ['two outputs', (e) => edits.setUnits(e, 2, 2)],
    ['a layer behind the output', (e) => edits.addLayer(e, 3, activationLayer('relu'))],
    ['standardized inputs', (e) => setData(e, { standardize: true })],
    ['other data', (e) => chooseData(e, 'moons')],
    ['its points, to be edited', (e) => withPoints(e, tableOfPoints(drawingOf(e.data, 'mine', ['A', 'B'])))],
    ['an empty plane', (e) => withPoints(e, tableOfPoints(emptyDrawing('mine')))],
  ])('is asked before %s, and stays as it is until then', (_, change) => {
    const { edit, present, asked, store } = page();
    const before = present();
    edit(change);
    expect(present()).toBe(before);
    const message = asked();
    expect(message?.to.rules).toBeUndefined();
    store.getState().previewEdit(change, 'a field');
    store.getState().commitPreview();
    expect(present()).toBe(before);
    if (message === null) return;
    edit(() => message.to);
    expect(present()).toEqual(message.to);
    edit((e) => edits.setMetrics(e, ['auc']));
    expect(present().metrics).toEqual(['auc']); // asked once
    expect(asked()).toBeNull();
  });

  it('is asked no more once another edit is made: what was asked was of the experiment before it', () => {
    const { edit, asked } = page();
    edit((e) => edits.setMetrics(e, ['accuracy']));
    expect(asked()).not.toBeNull();
    edit((e) => edits.setUnits(e, 0, 5));
    expect(asked()).toBeNull();
  });

  it('goes over to Keras’s rules with half the rate and twice the penalty: the same first step, the loss doubled', () => {
    const { edit, asked } = page(opened('regularization=L2&regularizationRate=0.1&learningRate=0.06&batchSize=250'));
    edit((e) => edits.setShuffle(e, true));
    const to = asked()?.to;
    if (to === undefined) throw new Error('it asks');
    expect(to.optimizer.learningRate).toBe(0.03);
    expect(to.layers[0]).toMatchObject({ kernelRegularizer: { l1: 0, l2: 0.1 } });
    const { spec } = prepare(to);
    expect(new Set(spec.training.y)).toEqual(new Set([-1, 1]));
  });

  it('has an output for 0 and 1 once its points are edited: they are −1 and 1 in Playground alone', () => {
    const { edit, asked } = page(opened('learningRate=0.06&xTimesY=true'));
    const table = tableOfPoints(drawingOf(opened().data, 'mine', ['A', 'B']));
    edit((e) => withPoints(e, table));
    const to = asked()?.to ?? openings.moons;
    expect(to).toMatchObject({ loss: 'binary_crossentropy', inputs: 3, batchSize: 10, data: { samples: 500 } });
    expect(to.layers.at(-1)).toMatchObject({ units: 1, activation: 'sigmoid' });
    expect([halvesRate(to), to.optimizer.learningRate]).toEqual([false, 0.06]);
    expect(findProblems(to, new Map([[table.hash, table]]))).toEqual([]);
  });

  it('leaves alone experiments of Keras, and what is opened in place of one', () => {
    const keras = page();
    keras.store.getState().open(openings.moons);
    expect(keras.present()).toBe(openings.moons);
    expect(keras.asked()).toBeNull();
  });
});
