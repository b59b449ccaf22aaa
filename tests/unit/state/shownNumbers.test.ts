import { describe, expect, it } from 'vitest';
import type { Asker, Built, Looked } from '../../../src/asking/asker.ts';
import type { Example } from '../../../src/asking/questions.ts';
import { denseLayer, usualLayers } from '../../../src/document/defaults.ts';
import type { Experiment } from '../../../src/document/experiment.ts';
import { openingExperiment } from '../../../src/document/opening.ts';
import { layOut } from '../../../src/engine/layout.ts';
import type { Model } from '../../../src/engine/specs/model.ts';
import { freshRun } from '../../../src/run/status.ts';
import { examplesOf } from '../../../src/state/examples.ts';
import { createLiveStore } from '../../../src/state/live.ts';
import { behaviourOf, createShownNumbers, isNoisy } from '../../../src/state/shownNumbers.ts';
import { createAppStore } from '../../../src/state/store.ts';
import { initialView } from '../../../src/state/view.ts';
import { linked } from './fakes.ts';

const noisy: Experiment = {
  ...openingExperiment,
  layers: [denseLayer(16, { activation: 'sigmoid' }), usualLayers.dropout, denseLayer(3, { activation: 'softmax' })],
};

/** A page whose asker writes down what it is asked. */
function page(experiment = noisy, still = false) {
  const store = createAppStore(experiment, initialView);
  const liveStore = createLiveStore((callback) => callback());
  const shown: (Example | null)[] = [];
  const built: { readonly model: Model; readonly seed: number; readonly give: (built: Built | null) => void }[] = [];
  const asker: Pick<Asker, 'show' | 'build'> = {
    show: (example) => void shown.push(example),
    build: (model, seed) => new Promise((give) => built.push({ model, seed, give })),
  };
  const drawn = createShownNumbers(store, liveStore, asker, () => still);
  return { store, liveStore, drawn, shown, built, ...store.getState() };
}

function lookOf(e: Experiment): Looked {
  const layout = layOut(e);
  return {
    layout,
    parameters: new Float32Array(layout.parameters).fill(0.5),
    values: new Float32Array(layout.valueCount).fill(0.25),
    example: null,
    dropped: new Map([[1, Uint8Array.of(1, 0)]]),
    moment: { run: 1, epoch: 3, batch: 2, iteration: 11 },
  };
}

describe('the numbers that are drawn', () => {
  it('are unknown until the first of the run have come, and then all of one moment', () => {
    const { drawn, liveStore } = page();
    expect(drawn.numbers()).toEqual({ parameters: null, probe: null, moment: null });
    const look = lookOf(noisy);
    liveStore.look(look);
    const { parameters, values, dropped, moment } = look;
    expect(drawn.numbers()).toEqual({ parameters, probe: values, dropped, moment });
  });
});

describe('numbers that are laid over the drawing', () => {
  it('are drawn until they are taken away, but not over a model half built; the newest are known meanwhile', () => {
    const { drawn, liveStore, store } = page();
    const look = lookOf(noisy);
    liveStore.look(look);
    const newest = drawn.numbers();
    const laid = {
      ...newest,
      parameters: new Float32Array(look.layout.parameters),
      moment: { ...look.moment, batch: 1 },
    };
    const seen: unknown[] = [];
    liveStore.subscribe(() => void seen.push(drawn.numbers()));
    drawn.lay(laid);
    expect(drawn.newest()).toBe(newest);
    store.getState().setView({ staged: { inputs: null, layers: [], compiled: false, fitted: false } });
    expect(drawn.numbers()).not.toBe(laid);
    store.getState().setView({ staged: null });
    drawn.lay(null);
    expect(seen).toEqual([laid, newest]);
  });
});

describe('the example that goes through the drawing', () => {
  const iris = linked('data=iris&net=4-8.tanh-3.softmax');
  const scaled = (raw: readonly number[]): number[] => {
    const { mean, scale } = examplesOf(iris).scaling;
    return raw.map((value, i) => (value - mean[i]) / scale[i]);
  };

  it('is the first training row, then the chosen one, as the network is fed it', () => {
    const { shown, setView } = page(iris);
    const first = [...examplesOf(iris).training.raw.subarray(0, 4)];
    setView({ probe: [5, 3, 4, 1] });
    expect(scaled([5, 3, 4, 1])).not.toEqual([5, 3, 4, 1]);
    expect(shown).toEqual([
      { place: first, x: scaled(first), behaviour: 'inference', hold: 0 },
      { place: [5, 3, 4, 1], x: scaled([5, 3, 4, 1]), behaviour: 'inference', hold: 0 },
    ]);
  });

  it('is told once for each change', () => {
    const { shown, setView, edit } = page(iris);
    setView({ probe: [5, 3, 4, 1] });
    setView({ probe: [5, 3, 4, 1] });
    setView({ logarithmic: true });
    edit((e) => ({ ...e, epochs: 7 }));
    expect(shown).toHaveLength(2);
  });

  it('is the first row again in other data', () => {
    const { shown, edit, setView } = page(iris);
    setView({ probe: [5, 3, 4, 1] });
    const other = linked('data=moons&net=2-4.tanh-1.sigmoid&loss=binary_crossentropy');
    edit(() => other);
    expect(shown.at(-1)?.place).toEqual([...examplesOf(other).training.raw.subarray(0, 2)]);
  });

  it('goes through as in training while it trains, with a mask that does not flicker', () => {
    const { shown, setRun } = page();
    setRun({ phase: 'running' });
    expect(shown.at(-1)).toMatchObject({ behaviour: 'training', hold: 400 });
    setRun({ phase: 'paused', stepped: 'batch' });
    expect(shown.at(-1)).toMatchObject({ behaviour: 'training', hold: 0 }); // a step is shown at once
    setRun({ stepped: null });
    expect(shown.at(-1)).toMatchObject({ behaviour: 'inference' });
  });

  it('keeps one mask for the whole of a fit when nothing is to move, and needs none where training is no different', () => {
    const calm = page(noisy, true);
    calm.setView({ behaviour: 'training' });
    calm.setRun({ phase: 'running' });
    expect(calm.shown.at(-1)).toMatchObject({ behaviour: 'training', hold: Number.POSITIVE_INFINITY });
    const plain = page(openingExperiment);
    plain.setRun({ phase: 'running' });
    expect(plain.shown.every((example) => example?.behaviour === 'inference')).toBe(true);
  });
});

describe('the numbers of a model half built', () => {
  const staged = { inputs: 3, layers: noisy.layers.slice(0, 1), compiled: false, fitted: false };
  const model = { inputs: 3, layers: staged.layers };
  const numbers = { parameters: new Float32Array(64), values: null };

  it('are asked for, and shown in place of the run’s', async () => {
    const { setView, drawn, built, liveStore } = page();
    liveStore.look(lookOf(noisy));
    setView({ staged });
    expect(drawn.numbers().parameters).toBeNull();
    expect(built).toMatchObject([{ model, seed: noisy.seed }]);
    built[0].give(numbers);
    await drawn.settled();
    expect(drawn.numbers()).toEqual({ parameters: numbers.parameters, probe: null, moment: null });
    setView({ staged: null });
    expect(drawn.numbers().moment).toMatchObject({ epoch: 3 });
  });

  it('are those of the newest step, however late those of another come', async () => {
    const { setView, drawn, built } = page();
    setView({ staged });
    setView({ staged: { ...staged, layers: noisy.layers.slice(0, 2) } });
    built[0].give(numbers);
    await Promise.resolve();
    expect(drawn.numbers().parameters).toBeNull();
    built[1].give(numbers);
    await drawn.settled();
    expect(drawn.numbers().parameters).toBe(numbers.parameters);
  });

  it('follow the seed, and are unknown without inputs', () => {
    const { setView, edit, built, drawn } = page();
    setView({ staged });
    edit((e) => ({ ...e, seed: 77 }));
    expect(built.map(({ seed }) => seed)).toEqual([noisy.seed, 77]);
    setView({ staged: { ...staged, inputs: null } });
    expect(built).toHaveLength(2);
    expect(drawn.numbers().parameters).toBeNull();
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
