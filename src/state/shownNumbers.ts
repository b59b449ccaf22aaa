import { layOut, type Layout } from '../engine/layout.ts';
import type { Model } from '../engine/specs/model.ts';
import { probeInputs, scaledInputs } from './examples.ts';
import type { LiveStore } from './live.ts';
import type * as Passes from './passes.ts';
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
  /** Null while they are on their way; nothing is drawn then that they would compute. */
  readonly passes: () => typeof Passes | null;
}

/**
 * Answers with the numbers of this moment, the example as in training or in inference; what was computed for one
 * answer is kept for the next.
 */
export function createShownNumbers(
  store: Store,
  { live }: Pick<LiveStore, 'live'>,
  { now, still, passes }: ShownNumbersOptions,
): (behaviour: Behaviour) => ShownNumbers {
  const initial = remember<ShownNumbers>();
  const training = remember<(x: readonly number[], iteration: number) => Passes.TrainingPass | null>();
  const passed = remember<ShownNumbers>();
  /** The batch whose mask is shown, and since when. */
  let mask = { run: noRun, iteration: 0, since: Number.NEGATIVE_INFINITY };

  function example(state: State): readonly number[] {
    const e = experimentOf(state);
    return scaledInputs(e, probeInputs(e, state.view.probe));
  }

  function stagedNumbers(state: State, model: Model): ShownNumbers {
    const compute = passes()?.passInitially;
    if (compute === undefined) return noNumbers;
    const { seed } = experimentOf(state);
    const x = example(state);
    return initial([model.inputs, model.layers, seed, ...x], () => ({
      ...compute(model, seed, x),
      run: noRun,
      epoch: 0,
    }));
  }

  /** The batch whose mask is to be seen: the last one that was done, or the first before any. */
  function iterationShown(running: boolean): number {
    const iteration = Math.max(0, live.epoch * live.batches + live.batch - 1);
    const hold = running ? (still() ? Number.POSITIVE_INFINITY : holdMask) : 0;
    const time = now();
    const due = mask.run !== live.run || time - mask.since >= hold;
    if (due && (mask.run !== live.run || mask.iteration !== iteration)) {
      mask = { run: live.run, iteration, since: time };
    }
    return mask.iteration;
  }

  function trainingNumbers(state: State, layout: Layout, parameters: Float32Array): ShownNumbers {
    const create = passes()?.createTrainingPass;
    if (create === undefined) return live;
    const { inputs, layers, seed } = experimentOf(state);
    const model = { inputs, layers };
    const iteration = iterationShown(state.run.phase === 'running');
    const pass = training([inputs, layers, seed, parameters, layout], () => {
      const own = layOut(model);
      // While the numbers are still those of the network before, nothing goes through the new one.
      const fits = own.parameters === parameters.length && own.valueCount === layout.valueCount;
      return fits ? create(model, parameters, seed) : () => null;
    });
    const x = example(state);
    return passed([pass, iteration, live.version, ...x], () => {
      const seen = pass(x, iteration);
      if (seen === null) return live;
      const { run, epoch } = live;
      return { layout, parameters, ...seen, run, epoch };
    });
  }

  return (behaviour) => {
    const state = store.getState();
    const { staged } = state.view;
    if (staged !== null) {
      const { inputs, layers } = staged;
      return inputs === null ? noNumbers : stagedNumbers(state, { inputs, layers });
    }
    const { layout, parameters, probe } = live;
    if (behaviour === 'inference' || !isNoisy(experimentOf(state))) return live;
    if (layout === null || parameters === null || probe === null) return live;
    return trainingNumbers(state, layout, parameters);
  };
}

const noNumbers: ShownNumbers = { layout: null, parameters: null, probe: null, run: noRun, epoch: 0 };

/** Keeps the last answer, and computes it anew when its key is another. */
function remember<T>(): (key: readonly unknown[], compute: () => T) => T {
  let kept: { readonly key: readonly unknown[]; readonly value: T } | null = null;
  return (key, compute) => {
    if (kept === null || kept.key.length !== key.length || !key.every((part, i) => Object.is(part, kept?.key[i]))) {
      kept = { key, value: compute() };
    }
    return kept.value;
  };
}
