import type { Experiment } from '../document/experiment.ts';
import type { RunState } from '../engine/run/state.ts';
import type { OptimizerSpec } from '../engine/specs/optimizerSpecs.ts';
import { prepare, type Prepared } from '../training/prepare.ts';

/**
 * A run of an experiment that is brought to wherever the page's own was saved.
 *
 * @param state as the run was saved; null: at its start
 * @returns null when the state is none of this run, or the optimizer cannot be that of it
 */
export type Twin = (state: RunState | null, optimizer: OptimizerSpec) => Prepared | null;

/** @param goesOn with the optimizer that it is given, which may have been tuned since; else as it was saved with */
export function createTwin(experiment: Experiment, goesOn: boolean): Twin {
  let twin: Prepared | null = null;
  let start: RunState | null = null;
  return (state, optimizer) => {
    const { run } = (twin ??= prepare(experiment));
    const from = state ?? (start ??= stateAtStart(experiment));
    if (from === null) return null;
    try {
      run.restore(from);
      if (goesOn || state === null) run.tune(optimizer);
      return twin;
    } catch (error) {
      if (error instanceof RangeError) return null;
      throw error;
    }
  };
}

/** A run as it stands before its first batch; null: its initial weights are none that can be saved. */
function stateAtStart(experiment: Experiment): RunState | null {
  const { run } = prepare(experiment);
  while (run.advance(Number.POSITIVE_INFINITY) === 'working');
  return run.save();
}
