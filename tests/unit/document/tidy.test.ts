import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { denseLayer, usualCallbacks, usualOptimizers } from '../../../src/document/defaults.ts';
import type { Experiment } from '../../../src/document/experiment.ts';
import { decodeLink, encodeLink } from '../../../src/document/link.ts';
import { openingExperiment as opening } from '../../../src/document/opening.ts';
import { tidyExperiment } from '../../../src/document/tidy.ts';
import { arbitraryExperiment } from './arbitrary.ts';

/** The same data with some of its numbers replaced by others. */
function spoil<T>(value: T, next: () => number | null): T {
  const visit = (inner: unknown): unknown => {
    if (typeof inner === 'number') return next() ?? inner;
    if (Array.isArray(inner)) return inner.map(visit);
    if (typeof inner !== 'object' || inner === null) return inner;
    return Object.fromEntries(Object.entries(inner).map(([key, field]) => [key, visit(field)]));
  };
  return visit(value) as T; // the same shape, other numbers
}

describe('the canonical form', () => {
  it('of an experiment that has it already is the very same object', () => {
    expect(tidyExperiment(opening)).toBe(opening);
    fc.assert(
      fc.property(arbitraryExperiment, (e) => {
        expect(tidyExperiment(e)).toBe(e);
      }),
      { numRuns: 2000 },
    );
  });

  it('is found for any numbers, and can be said by a link', () => {
    const number = fc.oneof(fc.double(), fc.integer(), fc.constantFrom(NaN, Infinity, -Infinity, -0, 1e-300, 1e300));
    const numbers = fc.infiniteStream(fc.option(number, { freq: 3 }));
    fc.assert(
      fc.property(arbitraryExperiment, numbers, (e, stream) => {
        const tidy = tidyExperiment(spoil(e, () => stream.next().value));
        expect(decodeLink(encodeLink(tidy))).toMatchObject({ ok: true, experiment: tidy });
        expect(tidyExperiment(tidy)).toBe(tidy);
      }),
      { numRuns: 2000 },
    );
  });

  const tidied = (patch: Partial<Experiment>): Experiment => tidyExperiment({ ...opening, ...patch });

  it('has Keras’s defaults for what is no number', () => {
    const { layers } = tidied({
      layers: [
        denseLayer(NaN, {
          kernelInitializer: { name: 'random_normal', mean: NaN, stddev: 3 },
          kernelRegularizer: { l1: NaN, l2: -1 },
        }),
        { type: 're_lu', maxValue: NaN, negativeSlope: NaN, threshold: -1 },
        { type: 'dropout', rate: 1 },
      ],
    });
    expect(layers).toEqual([
      denseLayer(4, { kernelInitializer: { name: 'random_normal', mean: 0, stddev: 3 } }),
      { type: 're_lu', maxValue: null, negativeSlope: 0, threshold: 0 },
      { type: 'dropout', rate: 0.999 },
    ]);
    const rmsprop = { ...usualOptimizers.rmsprop, rho: NaN, momentum: NaN, epsilon: NaN, learningRate: NaN };
    expect(tidied({ optimizer: { ...rmsprop, clip: { by: 'norm', limit: NaN } } }).optimizer).toEqual(
      usualOptimizers.rmsprop,
    );
  });

  it('calls an initializer by its name when its arguments are the defaults', () => {
    const layer = denseLayer(4, {
      kernelInitializer: { name: 'random_uniform', minval: -0.05, maxval: 0.05 },
      biasInitializer: { name: 'constant', value: -0 },
    });
    expect(tidied({ layers: [layer] }).layers).toEqual([
      denseLayer(4, { kernelInitializer: 'random_uniform', biasInitializer: 'constant' }),
    ]);
  });

  it('has metrics and callbacks in their order, each once', () => {
    const late = { ...usualCallbacks.early_stopping, patience: 7 };
    const e = tidied({
      metrics: ['auc', 'accuracy', 'auc'],
      callbacks: [usualCallbacks.terminate_on_nan, usualCallbacks.early_stopping, late],
    });
    expect(e.metrics).toEqual(['accuracy', 'auc']);
    expect(e.callbacks).toEqual([late, usualCallbacks.terminate_on_nan]);
    const named = tidied({ callbacks: [{ ...late, monitor: 'val loss&x=1' }] });
    expect(named.callbacks).toEqual([late]);
  });

  it('has no option that the loss does not take', () => {
    const lossOptions = { fromLogits: true, labelSmoothing: 0.1, delta: 2 };
    const usual = { fromLogits: false, labelSmoothing: 0, delta: 1 };
    expect(tidied({ loss: 'huber', lossOptions }).lossOptions).toEqual({ ...usual, delta: 2 });
    expect(tidied({ loss: 'binary_crossentropy', lossOptions }).lossOptions).toEqual({ ...lossOptions, delta: 1 });
    expect(tidied({ loss: 'sparse_categorical_crossentropy', lossOptions }).lossOptions).toEqual({
      ...usual,
      fromLogits: true,
    });
    expect(tidied({ loss: 'hinge', lossOptions }).lossOptions).toEqual(usual);
  });

  it('has boundaries that ascend, each with its value, and no warmup without a target', () => {
    const schedule = (spec: Experiment['optimizer']['schedule']) =>
      tidied({ optimizer: { ...usualOptimizers.sgd, schedule: spec } }).optimizer.schedule;
    expect(
      schedule({
        name: 'piecewise_constant_decay',
        boundaries: [300, 100.4, NaN, 100, 500],
        values: [0.3, 0.1, 0.2, 0.15],
      }),
    ).toEqual({ name: 'piecewise_constant_decay', boundaries: [100, 300], values: [0.15, 0.3] });
    expect(schedule({ name: 'piecewise_constant_decay', boundaries: [], values: [] })).toMatchObject({
      boundaries: [1000],
    });
    const cosine = { name: 'cosine_decay', decaySteps: 0, alpha: 2, warmupTarget: null, warmupSteps: 9 } as const;
    expect(schedule(cosine)).toEqual({ ...cosine, decaySteps: 1, alpha: 1, warmupSteps: 0 });
  });

  it('has no more layers than there can be', () => {
    expect(tidied({ layers: Array<Experiment['layers'][0]>(50).fill(denseLayer(1)) }).layers).toHaveLength(40);
  });
});
