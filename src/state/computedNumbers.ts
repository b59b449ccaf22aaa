import { layOut, type Layout } from '../engine/layout.ts';
import type { Model } from '../engine/specs/model.ts';
import { probeInputs, scaledInputs } from './examples.ts';
import type { Live } from './live.ts';
import { createTrainingPass, passInitially, type TrainingPass } from './passes.ts';
import { type Computed, noRun, type ShownNumbers } from './shownNumbers.ts';
import { shownExperiment, type State } from './store.ts';

/** While training goes on the example keeps its mask so long, or it would flicker; ms. */
const holdMask = 400;

interface Circumstances {
  /** ms, any origin. */
  readonly now: () => number;
  /** Whether the person wants nothing to move by itself. */
  readonly still: () => boolean;
}

/** What was computed for one answer is kept for the next. */
export function createComputed(live: Live, { now, still }: Circumstances): Computed {
  const initial = remember<ShownNumbers>();
  const training = remember<(x: readonly number[], iteration: number) => TrainingPass | null>();
  const passed = remember<ShownNumbers | null>();
  /** The batch whose mask is shown, and since when. */
  let mask = { run: noRun, iteration: 0, since: Number.NEGATIVE_INFINITY };

  function example(state: State): readonly number[] {
    const e = shownExperiment(state);
    return scaledInputs(e, probeInputs(e, state.view.probe));
  }

  function initialNumbers(state: State, model: Model): ShownNumbers {
    const { seed } = shownExperiment(state);
    const x = example(state);
    return initial([model.inputs, model.layers, seed, ...x], () => ({
      ...passInitially(model, seed, x),
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

  function trainingNumbers(state: State, layout: Layout, parameters: Float32Array): ShownNumbers | null {
    const { inputs, layers, seed } = shownExperiment(state);
    const model = { inputs, layers };
    const iteration = iterationShown(state.run.phase === 'running');
    const pass = training([inputs, layers, seed, parameters, layout], () => {
      const own = layOut(model);
      // While the numbers are still those of the network before, nothing goes through the new one.
      const fits = own.parameters === parameters.length && own.valueCount === layout.valueCount;
      return fits ? createTrainingPass(model, parameters, seed) : () => null;
    });
    const x = example(state);
    return passed([pass, iteration, live.version, ...x], () => {
      const seen = pass(x, iteration);
      if (seen === null) return null;
      const { run, epoch } = live;
      return { layout, parameters, ...seen, run, epoch };
    });
  }

  return { initial: initialNumbers, training: trainingNumbers };
}

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
