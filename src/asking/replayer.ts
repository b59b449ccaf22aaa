import type { Experiment } from '../document/experiment.ts';
import type { Run } from '../engine/run.ts';
import type { RunState } from '../engine/run/state.ts';
import type { OptimizerSpec } from '../engine/specs/optimizerSpecs.ts';
import { prepare } from '../training/prepare.ts';
import type { Replayed } from './questions.ts';
import { createTwin } from './runTwin.ts';

/** A run that is done once more, epoch by epoch. */
export interface Replay {
  /** Training examples that each epoch goes through. */
  readonly rows: number;
  /** Trains for an epoch and evaluates the weights that it has come to; nothing once the run is over. */
  goOn(): void;
  result(): Replayed;
}

/**
 * Does the epochs that come after a state, and evaluates the training examples after each: `fit` itself says the mean of
 * the losses on the way.
 *
 * @param state as the run was saved; null: at its start, with this optimizer
 * @returns null when the state is none of this run
 */
export type Replayer = (state: RunState | null, optimizer: OptimizerSpec) => Replay | null;

export function createReplayer(experiment: Experiment): Replayer {
  const bring = createTwin(experiment, false);
  let evaluator: Run | null = null;
  return (state, optimizer) => {
    const twin = bring(state, optimizer);
    if (twin === null) return null;
    const { run, training } = twin;
    const judge = (evaluator ??= prepare(experiment).run);
    const losses: number[] = [];
    let isOver = false;
    const goOn = (): void => {
      isOver ||= run.failure !== null || run.ended !== null;
      if (isOver) return;
      let progress = run.advance(Infinity);
      while (progress === 'working' || progress === 'batch') progress = run.advance(Infinity, Infinity);
      isOver = progress !== 'epoch';
      if (isOver) return;
      judge.network.parameters.set(run.network.parameters);
      judge.evaluate();
      while (judge.advance(Infinity) === 'working');
      losses.push(judge.row[0]);
    };
    return {
      rows: training.count,
      goOn,
      result: () => ({ losses: Float64Array.from(losses), state: isOver ? null : run.save() }),
    };
  };
}
