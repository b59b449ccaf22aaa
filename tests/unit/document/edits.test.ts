import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  activationLayer,
  defaultOptimizer,
  denseLayer,
  usualCallbacks,
  usualOptimizers,
  usualSchedules,
} from '../../../src/document/defaults.ts';
import {
  addLayer,
  duplicateLayer,
  moveLayer,
  newSeed,
  removeCallback,
  removeLayer,
  setActivation,
  setBiasInitializer,
  setCallback,
  setCallbacks,
  setClip,
  setFit,
  setInitializer,
  setInputs,
  setLayer,
  setLearningRate,
  setLoss,
  setLossOptions,
  setMetrics,
  setOptimizer,
  setRegularizer,
  setSchedule,
  setShuffle,
  setTrainable,
  setUnits,
  setWeightDecay,
} from '../../../src/document/edits.ts';
import { newDataSeed, setData } from '../../../src/document/dataEdits.ts';
import type { Experiment } from '../../../src/document/experiment.ts';
import { limits } from '../../../src/document/limits.ts';
import { decodeLink, encodeLink } from '../../../src/document/link.ts';
import { writeNet } from '../../../src/document/link/net.ts';
import { openingExperiment as opening } from '../../../src/document/opening.ts';
import { net } from '../net.ts';
import { arbitraryExperiment, arbitraryLayer } from './arbitrary.ts';

describe('layers', () => {
  it('are added, removed, moved and duplicated where one says', () => {
    expect(writeNet(opening)).toBe('3-4-sigmoid-3-softmax');
    expect(writeNet(addLayer(opening, 0, activationLayer('tanh')))).toBe('3-tanh-4-sigmoid-3-softmax');
    expect(writeNet(addLayer(opening, 4, denseLayer(2)))).toBe('3-4-sigmoid-3-softmax-2');
    expect(writeNet(removeLayer(opening, 1))).toBe('3-4-3-softmax');
    expect(writeNet(moveLayer(opening, 0, 2))).toBe('3-sigmoid-3-4-softmax');
    expect(writeNet(moveLayer(opening, 3, 0))).toBe('3-softmax-4-sigmoid-3');
    expect(writeNet(duplicateLayer(opening, 0))).toBe('3-4-4-sigmoid-3-softmax');
  });

  it('are edited one by one, the others staying the very same objects', () => {
    const edited = setUnits(opening, 0, 7);
    expect(writeNet(edited)).toBe('3-7-sigmoid-3-softmax');
    expect(edited.layers[1]).toBe(opening.layers[1]);
    expect(writeNet(setActivation(opening, 1, 'relu'))).toBe('3-4-relu-3-softmax');
    expect(writeNet(setActivation(opening, 0, 'relu'))).toBe('3-4.relu-sigmoid-3-softmax');
    expect(writeNet(setInitializer(opening, 2, 'zeros'))).toBe('3-4-sigmoid-3:zeros-softmax');
    expect(writeNet(setLayer(opening, 3, denseLayer(5, { useBias: false })))).toBe('3-4-sigmoid-3-5:nobias');
  });

  it('stay as they are when there is no such layer, or it has no units', () => {
    for (const index of [-1, 4, 0.5, NaN]) {
      expect(removeLayer(opening, index)).toBe(opening);
      expect(setLayer(opening, index, denseLayer(1))).toBe(opening);
      expect(duplicateLayer(opening, index)).toBe(opening);
      expect(moveLayer(opening, index, 0)).toBe(opening);
    }
    expect(setUnits(opening, 1, 9)).toBe(opening);
  });

  it('are never more than the limit', () => {
    const full = { ...opening, layers: net(`3${'-relu'.repeat(limits.layers.max)}`).layers };
    expect(addLayer(full, 0, denseLayer(1))).toBe(full);
    expect(duplicateLayer(full, 0)).toBe(full);
  });
});

describe('values', () => {
  it('are rounded and held within the limits, and what is no number changes nothing', () => {
    expect(setInputs(opening, 1e9).inputs).toBe(limits.inputs.max);
    expect(setInputs(opening, NaN)).toBe(opening);
    expect(writeNet(setUnits(opening, 0, 2.6))).toBe('3-3-sigmoid-3-softmax');
    expect(writeNet(setUnits(opening, 0, -5))).toBe('3-1-sigmoid-3-softmax');
    expect(setUnits(opening, 0, NaN)).toBe(opening);
    expect(setFit(opening, { batchSize: 0, epochs: Infinity, validationSplit: 1 })).toMatchObject({
      batchSize: 1,
      epochs: 100_000,
      validationSplit: 0.9,
    });
    expect(setFit(opening, { batchSize: NaN, epochs: NaN, validationSplit: NaN })).toBe(opening);
    expect(newSeed(opening, 2 ** 40).seed).toBe(0xffff_ffff);
    expect(setLearningRate(opening, -1).optimizer.learningRate).toBe(0);
    expect(setLearningRate(opening, -0).optimizer.learningRate).toBe(0); // toBe tells 0 from −0
    expect(setLearningRate(opening, NaN)).toBe(opening);
    expect(setOptimizer(opening, { ...defaultOptimizer('sgd'), learningRate: NaN })).toBe(opening);
    expect(
      setOptimizer(opening, {
        name: 'adam',
        learningRate: NaN,
        schedule: null,
        weightDecay: 0,
        clip: null,
        beta1: NaN,
        beta2: 1,
        epsilon: 0,
        amsgrad: false,
      }).optimizer,
    ).toEqual({
      name: 'adam',
      learningRate: 0.001,
      schedule: null,
      weightDecay: 0,
      clip: null,
      beta1: 0.9,
      beta2: 0.999999,
      epsilon: 1e-12,
      amsgrad: false,
    });
  });

  it('of a slider come without the noise of binary fractions', () => {
    expect(setLearningRate(opening, 0.1 + 0.2).optimizer.learningRate).toBe(0.3);
    expect(setFit(opening, { validationSplit: 3 * 0.1 }).validationSplit).toBe(0.3);
    expect(setData(opening, { noise: 3 * 0.1 }).data.noise).toBe(0.3);
  });

  it('that are set again give back the same experiment', () => {
    const { data, inputs, loss, metrics, optimizer, batchSize, epochs, validationSplit, seed } = opening;
    for (const same of [
      setInputs(opening, inputs),
      setUnits(opening, 0, 4),
      setActivation(opening, 1, 'sigmoid'),
      setLayer(opening, 0, denseLayer(4)),
      moveLayer(opening, 2, 2),
      setLoss(opening, loss),
      setMetrics(opening, [...metrics]),
      setOptimizer(opening, { ...optimizer }),
      setFit(opening, { batchSize, epochs, validationSplit }),
      setFit(opening, {}),
      newSeed(opening, seed),
      newDataSeed(opening, data.seed),
      setData(opening, { ...data, features: [...data.features] }),
    ]) {
      expect(same).toBe(opening);
    }
  });
});

describe('options', () => {
  it('of a layer are set where the layer has them', () => {
    const at = (text: string, edit: (e: Experiment) => Experiment) => writeNet(edit({ ...opening, ...net(text) }));
    expect(at('3-4', (e) => setBiasInitializer(e, 0, 'ones'))).toBe('3-4:bias=ones');
    expect(at('3-4', (e) => setRegularizer(e, 0, 'kernel', { l2: 0.1 + 0.2 }))).toBe('3-4:l2=0.3');
    expect(at('3-4:bias_l1=1', (e) => setRegularizer(e, 0, 'bias', { l2: -1 }))).toBe('3-4:bias_l1=1');
    expect(at('3-4:l1=1', (e) => setRegularizer(e, 0, 'kernel', { l1: NaN }))).toBe('3-4:l1=1');
    expect(at('3-BatchNormalization', (e) => setTrainable(e, 0, false))).toBe('3-BatchNormalization:frozen');
    expect(at('3-4:frozen', (e) => setTrainable(e, 0, true))).toBe('3-4');
    expect(at('3-PReLU', (e) => setInitializer(e, 0, 'ones'))).toBe('3-PReLU:ones');
    expect(at('3-ReLU:max_value=6', (e) => setActivation(e, 0, 'tanh'))).toBe('3-tanh');
    for (const edit of [
      (e: Experiment) => setBiasInitializer(e, 0, 'ones'),
      (e: Experiment) => setRegularizer(e, 0, 'kernel', { l1: 1 }),
      (e: Experiment) => setTrainable(e, 0, false),
      (e: Experiment) => setActivation(e, 0, 'relu'),
      (e: Experiment) => setUnits(e, 0, 7),
    ]) {
      expect(at('3-Dropout:0.5-4', edit)).toBe('3-Dropout:0.5-4');
    }
  });

  it('of a layer that are no numbers stay as they were, if the layer is of the same type', () => {
    const e = { ...opening, ...net('3-Dropout:0.3') };
    expect(setLayer(e, 0, { type: 'dropout', rate: NaN })).toBe(e);
    expect(writeNet(setLayer(e, 0, { type: 'gaussian_noise', stddev: NaN }))).toBe('3-GaussianNoise:0.1');
  });

  it('of the loss are there only where it takes them', () => {
    const logits = setLossOptions(opening, { fromLogits: true, labelSmoothing: 0.1 + 0.2 });
    expect(logits.lossOptions).toEqual({ fromLogits: true, labelSmoothing: 0.3, delta: 1 });
    expect(setLoss(logits, 'sparse_categorical_crossentropy').lossOptions).toMatchObject({
      fromLogits: true,
      labelSmoothing: 0,
    });
    expect(setLoss(logits, 'mean_squared_error').lossOptions).toEqual(opening.lossOptions);
    expect(setLossOptions(opening, { delta: 5 })).toBe(opening);
    expect(setLossOptions(logits, { labelSmoothing: NaN })).toBe(logits);
  });

  it('of all optimizers are set alike', () => {
    const e = setOptimizer(opening, defaultOptimizer('nadam'));
    const clip = { by: 'value', limit: 0.5 } as const;
    expect(setClip(e, clip).optimizer).toEqual({ ...e.optimizer, clip });
    expect(setClip(setClip(e, clip), { by: 'value', limit: NaN }).optimizer.clip).toEqual(clip);
    expect(setClip(setClip(e, clip), null)).toEqual(e);
    expect(setWeightDecay(e, 0.1 + 0.2).optimizer.weightDecay).toBe(0.3);
    const schedule = setSchedule(e, { ...usualSchedules.exponential_decay, decaySteps: 12.4 });
    expect(schedule.optimizer.schedule).toEqual({ ...usualSchedules.exponential_decay, decaySteps: 12 });
    expect(setSchedule(schedule, null)).toEqual(e);
  });

  it('of fit: shuffling, and callbacks in one order', () => {
    expect(setShuffle(opening, false).shuffle).toBe(false);
    expect(setShuffle(opening, true)).toBe(opening);
    const one = setCallback(opening, usualCallbacks.terminate_on_nan);
    const two = setCallback(one, { ...usualCallbacks.early_stopping, patience: 5 });
    expect(two.callbacks.map(({ name }) => name)).toEqual(['early_stopping', 'terminate_on_nan']);
    expect(setCallback(two, { ...usualCallbacks.early_stopping, patience: NaN })).toBe(two);
    expect(setCallback(two, usualCallbacks.early_stopping).callbacks[0]).toEqual(usualCallbacks.early_stopping);
    expect(removeCallback(two, 'early_stopping')).toEqual(one);
    expect(removeCallback(one, 'reduce_lr_on_plateau')).toBe(one);
    expect(setCallbacks(two, [])).toEqual(opening);
  });
});

it('whatever is edited, and with whatever numbers, can still be said by a link', () => {
  const number = fc.oneof(fc.double(), fc.integer(), fc.constantFrom(NaN, Infinity, -Infinity, -0, 0.5, 1e-300));
  const edit = fc.tuple(number, number, arbitraryLayer).chain(([a, b, layer]) =>
    fc.constantFrom<(e: Experiment) => Experiment>(
      (e) => addLayer(e, a, layer),
      (e) => addLayer(e, a, denseLayer(b)),
      (e) => setLayer(e, 0, denseLayer(b)),
      (e) => moveLayer(e, 0, a),
      (e) => setInputs(e, a),
      (e) => setUnits(e, 0, b),
      (e) => setLearningRate(e, a),
      (e) => setOptimizer(e, { ...usualOptimizers.sgd, learningRate: a, momentum: b }),
      (e) => setOptimizer(e, { ...usualOptimizers.adam, learningRate: a, beta1: b, beta2: a, epsilon: b }),
      (e) => setRegularizer(e, 0, 'kernel', { l1: a, l2: b }),
      (e) => setBiasInitializer(e, 0, { name: 'constant', value: b }),
      (e) => setLossOptions(e, { labelSmoothing: a, delta: b }),
      (e) => setSchedule(e, { name: 'piecewise_constant_decay', boundaries: [a, b, 5], values: [b, a, 1] }),
      (e) => setClip(setWeightDecay(e, a), { by: 'global_norm', limit: b }),
      (e) => setCallback(e, { ...usualCallbacks.early_stopping, patience: a, minDelta: b, baseline: a }),
      (e) => setCallback(e, { ...usualCallbacks.reduce_lr_on_plateau, factor: a, minLr: b, cooldown: a }),
      (e) => setFit(e, { batchSize: a, epochs: b, validationSplit: a }),
      (e) => newSeed(e, a),
      (e) => setData(e, { samples: a, noise: b, features: [a, b, 1], seed: a }),
    ),
  );
  fc.assert(
    fc.property(arbitraryExperiment, fc.array(edit, { maxLength: 5 }), (e, edits) => {
      const edited = edits.reduce((before, change) => change(before), e);
      expect(decodeLink(encodeLink(edited))).toMatchObject({ ok: true, experiment: edited });
    }),
    { numRuns: 2000 },
  );
});
