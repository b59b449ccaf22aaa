import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { activationLayer, defaultOptimizer, denseLayer } from '../../../src/document/defaults.ts';
import {
  addLayer,
  duplicateLayer,
  moveLayer,
  newSeed,
  removeLayer,
  setActivation,
  setFit,
  setInitializer,
  setInputs,
  setLayer,
  setLearningRate,
  setLoss,
  setMetrics,
  setOptimizer,
  setUnits,
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
      (e) =>
        setOptimizer(e, {
          name: 'sgd',
          learningRate: a,
          schedule: null,
          weightDecay: 0,
          clip: null,
          momentum: b,
          nesterov: false,
        }),
      (e) =>
        setOptimizer(e, {
          name: 'adam',
          learningRate: a,
          schedule: null,
          weightDecay: 0,
          clip: null,
          beta1: b,
          beta2: a,
          epsilon: b,
          amsgrad: false,
        }),
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
