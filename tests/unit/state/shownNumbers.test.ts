import { describe, expect, it } from 'vitest';
import { denseLayer, usualLayers } from '../../../src/document/defaults.ts';
import type { Experiment } from '../../../src/document/experiment.ts';
import { openingExperiment } from '../../../src/document/opening.ts';
import { initializeParameters } from '../../../src/engine/initialize.ts';
import { layOut } from '../../../src/engine/layout.ts';
import { isDropped } from '../../../src/engine/ops/dropout.ts';
import { createComputed } from '../../../src/state/computedNumbers.ts';
import { createLiveStore } from '../../../src/state/live.ts';
import { behaviourOf, createShownNumbers, isNoisy } from '../../../src/state/shownNumbers.ts';
import { createAppStore, freshRun } from '../../../src/state/store.ts';
import { initialView } from '../../../src/state/view.ts';
import { frameOf } from './fakes.ts';

const noisy: Experiment = {
  ...openingExperiment,
  layers: [denseLayer(16, { activation: 'sigmoid' }), usualLayers.dropout, denseLayer(3, { activation: 'softmax' })],
};

/** A page that has trained so many batches, 30 per epoch. */
function page(experiment = noisy, { loaded = true, still = false } = {}) {
  const store = createAppStore(experiment, initialView);
  const liveStore = createLiveStore((callback) => callback());
  const layout = layOut(experiment);
  const parameters = new Float32Array(layout.parameters);
  initializeParameters(experiment, layout, experiment.seed, parameters);
  const shape = { layout, keys: [] };
  const probe = Array.from({ length: layout.valueCount }, () => 0.5);
  const batches = 30;
  liveStore.begin(1, shape);
  const done = (count: number): void => {
    const [epoch, batch] = [Math.floor(count / batches), count % batches];
    liveStore.take(frameOf(shape, { epoch, batch, batches, parameters: [...parameters], probe }));
  };
  done(0);
  let time = 0;
  const computed = createComputed(liveStore.live, { now: () => time, still: () => still });
  const shown = createShownNumbers(store, liveStore, () => (loaded ? computed : null));
  return { store, liveStore, layout, parameters, shown, done, wait: (ms: number) => void (time += ms) };
}

/** The mask that the engine itself draws for the first example of a batch. */
function maskOf({ layout }: ReturnType<typeof page>, iteration: number): Uint8Array {
  const op = layout.ops.find(({ kind }) => kind === 'dropout');
  if (op?.kind !== 'dropout') throw new Error('there is a Dropout');
  return Uint8Array.from({ length: op.units }, (_, unit) => Number(isDropped(op, noisy.seed, iteration, 0, unit)));
}

describe('the numbers that are shown', () => {
  it('are the run’s, as they are, in inference and where training is no different', () => {
    const { shown, liveStore } = page();
    expect(shown('inference')).toBe(liveStore.live);
    const plain = page(openingExperiment);
    expect(plain.shown('training')).toBe(plain.liveStore.live);
  });

  it('in training are those of the last batch, dropped neurons giving 0 and the others more', () => {
    const one = page();
    one.done(8);
    const { dropped, probe } = one.shown('training');
    const mask = dropped?.get(1);
    expect(mask).toEqual(maskOf(one, 7));
    if (probe === null || mask === undefined) throw new Error('both are known');
    const [, before, after] = one.layout.values;
    for (let unit = 0; unit < 16; unit++) {
      expect(probe[after + unit]).toBeCloseTo(mask[unit] === 1 ? 0 : probe[before + unit] / 0.5, 6);
    }
  });

  it('before any batch are those of the first one to come', () => {
    const one = page();
    expect(one.shown('training').dropped?.get(1)).toEqual(maskOf(one, 0));
  });

  it('keep a mask for a while as long as training goes on, so that nothing flickers', () => {
    const one = page();
    one.store.getState().setRun({ phase: 'running' });
    one.done(1);
    const at = (count: number, ms: number): Uint8Array | undefined => {
      one.wait(ms);
      one.done(count);
      return one.shown('training').dropped?.get(1);
    };
    const changes = new Set<string>();
    for (let frame = 0; frame < 60; frame++) changes.add(String(at(2 + frame, 1000 / 60)));
    expect(changes.size).toBeGreaterThan(1);
    expect(changes.size).toBeLessThanOrEqual(4); // in a second
    one.store.getState().setRun({ phase: 'paused', stepped: 'batch' });
    expect(at(90, 0)).toEqual(maskOf(one, 89)); // a step is shown at once
  });

  it('keep one mask for the whole of a fit when nothing is to move', () => {
    const one = page(noisy, { still: true });
    one.store.getState().setRun({ phase: 'running' });
    const first = one.shown('training').dropped?.get(1);
    one.wait(60_000);
    one.done(500);
    expect(one.shown('training').dropped?.get(1)).toEqual(first);
  });

  it('are computed once for one frame', () => {
    const { shown } = page();
    expect(shown('training')).toBe(shown('training'));
  });

  it('are the run’s as long as what computes them is on its way', () => {
    const { shown, liveStore } = page(noisy, { loaded: false });
    expect(shown('training')).toBe(liveStore.live);
  });

  it('of another network are not passed through this one', () => {
    const { store, shown, liveStore } = page();
    store.getState().edit((e) => ({ ...e, layers: [denseLayer(5), usualLayers.dropout, denseLayer(3)] }));
    expect(shown('training')).toBe(liveStore.live);
  });
});

describe('the numbers of a model half built', () => {
  const staged = { inputs: 3, layers: noisy.layers.slice(0, 1), compiled: false, fitted: false };

  it('are its initial weights, which are those of the whole one, and leave the run alone', () => {
    const { store, shown, liveStore, parameters } = page();
    const { version } = liveStore.live;
    store.getState().setView({ staged });
    const { parameters: shownParameters, probe, layout } = shown('inference');
    expect(shownParameters).toEqual(parameters.subarray(0, 3 * 16 + 16));
    expect(probe).toHaveLength(layout?.valueCount ?? -1);
    expect(probe?.some((value) => value !== 0)).toBe(true);
    expect(liveStore.live.version).toBe(version);
    store.getState().setView({ staged: null });
    expect(shown('inference')).toBe(liveStore.live);
  });

  it('follow the seed', () => {
    const { store, shown } = page();
    store.getState().setView({ staged });
    const before = shown('inference').parameters;
    store.getState().edit((e) => ({ ...e, seed: 77 }));
    expect(shown('inference').parameters).not.toEqual(before);
  });

  it('are unknown without inputs, and have no example with inputs that are not the data’s', () => {
    const { store, shown } = page();
    store.getState().setView({ staged: { ...staged, inputs: null } });
    expect(shown('inference')).toMatchObject({ layout: null, parameters: null, probe: null });
    store.getState().setView({ staged: { ...staged, inputs: 5 } });
    expect(shown('inference').parameters).toHaveLength(5 * 16 + 16);
    expect(shown('inference').probe).toBeNull();
  });
});

describe('behaviourOf', () => {
  const view = initialView;
  const of = (run: Partial<typeof freshRun>, still = false, behaviour = view.behaviour) =>
    behaviourOf({ view: { ...view, behaviour }, run: { ...freshRun, ...run } }, still);

  it('is training while it trains and after a step of one batch, inference at rest', () => {
    expect(of({})).toBe('inference');
    expect(of({ phase: 'running' })).toBe('training');
    expect(of({ phase: 'paused' })).toBe('inference');
    expect(of({ phase: 'paused', stepped: 'batch' })).toBe('training');
    expect(of({ phase: 'paused', stepped: 'epoch' })).toBe('inference');
  });

  it('stays inference during training for people who want no motion, but not after a step', () => {
    expect(of({ phase: 'running' }, true)).toBe('inference');
    expect(of({ phase: 'paused', stepped: 'batch' }, true)).toBe('training');
  });

  it('is what the person has chosen', () => {
    expect(of({ phase: 'running' }, false, 'inference')).toBe('inference');
    expect(of({}, true, 'training')).toBe('training');
  });

  it('differs only where a layer acts in training alone', () => {
    expect(isNoisy(noisy)).toBe(true);
    expect(isNoisy({ layers: [usualLayers.gaussian_noise] })).toBe(true);
    expect(isNoisy({ layers: [denseLayer(3), usualLayers.batch_normalization] })).toBe(false);
  });
});
