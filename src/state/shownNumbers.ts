import { isDropped } from '../engine/ops/dropout.ts';
import { initializeParameters } from '../engine/initialize.ts';
import { layOut, type Layout } from '../engine/layout.ts';
import type { Model } from '../engine/model.ts';
import { createProbe, type Probe } from '../training/probe.ts';
import { probeInputs, scaledInputs } from './examples.ts';
import type { LiveStore } from './live.ts';
import { experimentOf, type State, type Store } from './store.ts';
import type { Behaviour } from './view.ts';

/** The numbers that the drawing shows: the run's, a half-built model's, or an example as it goes through training. */
export interface ShownNumbers {
  readonly layout: Layout | null;
  readonly parameters: Float32Array | null;
  readonly probe: Float32Array | null;
  /** Units that each Dropout leaves out of this example, by the layer's index [units], 1 for dropped. */
  readonly dropped?: ReadonlyMap<number, Uint8Array> | undefined;
  readonly run: number;
  readonly epoch: number;
}

/** A model half built has no run; its numbers are those of none. */
const noRun = -1;
/** While training goes on the example keeps its mask so long, or it would flicker; ms. */
const holdMask = 400;

/** Whether anything of the model does in training what it does not do in inference, as far as one example can show. */
export function isNoisy({ layers }: Pick<Model, 'layers'>): boolean {
  return layers.some(({ type }) => type === 'dropout' || type === 'gaussian_noise');
}

/**
 * As the person has chosen; else in training while it trains or after a step of one batch, in inference at rest.
 * `still`: nothing is to move on the page by itself.
 */
export function behaviourOf({ view, run }: Pick<State, 'view' | 'run'>, still: boolean): Behaviour {
  if (view.behaviour !== null) return view.behaviour;
  if (run.phase === 'running') return still ? 'inference' : 'training';
  return run.stepped === 'batch' ? 'training' : 'inference';
}

export interface ShownNumbersOptions {
  /** ms, any origin. */
  readonly now: () => number;
  /** Whether the person wants nothing to move. */
  readonly still: () => boolean;
}

/**
 * Answers with the numbers of this moment, the example as in training or in inference; what was computed for one
 * answer is kept for the next.
 */
export function createShownNumbers(
  store: Store,
  { live }: Pick<LiveStore, 'live'>,
  { now, still }: ShownNumbersOptions,
): (behaviour: Behaviour) => ShownNumbers {
  let built: { readonly key: readonly unknown[]; readonly numbers: ShownNumbers } | null = null;
  let passing: { readonly key: readonly unknown[]; readonly probe: Probe } | null = null;
  let passed: { readonly key: readonly unknown[]; readonly numbers: ShownNumbers } | null = null;
  /** The batch whose mask is shown, and since when. */
  let mask = { run: noRun, iteration: 0, since: Number.NEGATIVE_INFINITY };

  function inputsOf(state: State, inputs: number): readonly number[] {
    const e = experimentOf(state);
    const x = scaledInputs(e, probeInputs(e, state.view.probe));
    return x.length === inputs ? x : []; // of other data there is no example
  }

  /** A model half built begins with the weights that the whole one begins with: each layer draws its own. */
  function stagedNumbers(state: State, model: Model): ShownNumbers {
    const { seed } = experimentOf(state);
    const x = inputsOf(state, model.inputs);
    const key = [model.inputs, model.layers, seed, ...x];
    if (built === null || !sameKey(built.key, key)) {
      const layout = layOut(model);
      const parameters = new Float32Array(layout.parameters);
      initializeParameters(model, layout, seed, parameters);
      const out = new Float32Array(layout.valueCount);
      const probe = createProbe(model, parameters, seed);
      probe.set(x);
      built = { key, numbers: { layout, parameters, probe: probe.write(out) ? out : null, run: noRun, epoch: 0 } };
    }
    return built.numbers;
  }

  /** The batch whose mask is to be seen: the last one that was done, or the first before any. */
  function iterationShown(running: boolean): number {
    const done = Math.max(0, live.epoch * live.batches + live.batch - 1);
    const wait = running ? (still() ? Number.POSITIVE_INFINITY : holdMask) : 0;
    const time = now();
    if (mask.run !== live.run || time - mask.since >= wait) {
      if (mask.run !== live.run || mask.iteration !== done) mask = { run: live.run, iteration: done, since: time };
    }
    return mask.iteration;
  }

  /** The example as it goes through the batch, as were it the first of it. */
  function trainingNumbers(state: State, parameters: Float32Array): ShownNumbers {
    const e = experimentOf(state);
    const { inputs, layers, seed } = e;
    const iteration = iterationShown(state.run.phase === 'running');
    const x = inputsOf(state, inputs);
    const { layout, run, epoch } = live;
    if (layout === null) return live;
    const key = [inputs, layers, seed, parameters, layout];
    if (passing === null || !sameKey(passing.key, key)) {
      const own = layOut({ inputs, layers });
      const fits = own.parameters === parameters.length && own.valueCount === layout.valueCount;
      if (!fits) return live; // the new run's are on their way
      passing = { key, probe: createProbe({ inputs, layers }, parameters, seed) };
      passed = null;
    }
    const passKey = [iteration, live.version, ...x];
    if (passed === null || !sameKey(passed.key, passKey)) {
      const { probe } = passing;
      const out = new Float32Array(layout.valueCount);
      probe.set(x);
      if (!probe.write(out, { iteration, row: 0 })) return live;
      const dropped = masksOf(layout, seed, iteration);
      passed = { key: passKey, numbers: { layout, parameters, probe: out, dropped, run, epoch } };
    }
    return passed.numbers;
  }

  return (behaviour) => {
    const state = store.getState();
    const { staged } = state.view;
    if (staged !== null) {
      const { inputs, layers } = staged;
      return inputs === null ? noNumbers : stagedNumbers(state, { inputs, layers });
    }
    const { parameters, probe } = live;
    if (parameters === null || probe === null || !isNoisy(experimentOf(state))) return live;
    return behaviour === 'training' ? trainingNumbers(state, parameters) : live;
  };
}

const noNumbers: ShownNumbers = { layout: null, parameters: null, probe: null, run: noRun, epoch: 0 };

function sameKey(a: readonly unknown[], b: readonly unknown[]): boolean {
  return a.length === b.length && a.every((value, i) => Object.is(value, b[i]));
}

function masksOf({ ops }: Layout, seed: number, iteration: number): ReadonlyMap<number, Uint8Array> {
  return new Map(
    ops.flatMap((op): [number, Uint8Array][] => {
      if (op.kind !== 'dropout') return [];
      const mask = Uint8Array.from({ length: op.units }, (_, unit) =>
        isDropped(op, seed, iteration, 0, unit) ? 1 : 0,
      );
      return [[op.layer, mask]];
    }),
  );
}
