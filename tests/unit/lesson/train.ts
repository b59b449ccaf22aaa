import type { Experiment } from '../../../src/document/experiment.ts';
import type { Run } from '../../../src/engine/run.ts';
import { allReached } from '../../../src/lesson/checkGoal.ts';
import type { Goal } from '../../../src/lesson/goal.ts';
import type { Facts } from '../../../src/lesson/quantities.ts';
import { prepare, type Prepared } from '../../../src/training/prepare.ts';

/** One value of the newest row. */
export function valueOf(run: Run, key: string): number {
  const at = run.keys.indexOf(key);
  if (at === -1) throw new Error(`no ${key}`);
  return run.row[at];
}

/** Trains to the end of the next epoch, at first to the evaluation of the initial weights. False: the run failed. */
function advance(run: Run): boolean {
  for (;;) {
    const progress = run.advance(1e9);
    if (progress === 'epoch') return true;
    if (progress === 'notFinite') return false;
  }
}

/** An experiment after so many epochs, or at the point where it failed or was stopped. */
export function trained(e: Experiment, epochs: number): Prepared {
  const prepared = prepare(e, 'float32');
  const { run } = prepared;
  advance(run);
  while (run.epoch < epochs && run.ended === null && advance(run));
  return prepared;
}

function factsOf(experiment: Experiment, run: Run): Facts {
  return {
    experiment,
    live: {
      epoch: run.epoch,
      value: (key) => (run.keys.includes(key) ? valueOf(run, key) : null),
      output: () => null,
      broken: run.failure !== null,
      finished: run.ended !== null || run.epoch >= experiment.epochs,
    },
  };
}

/** The first epoch after which all goals are reached; null when they are not within `most`. */
export function epochReached(goals: readonly Goal[], e: Experiment, most: number): number | null {
  const { run } = prepare(e, 'float32');
  advance(run);
  for (;;) {
    if (allReached(goals, factsOf(e, run))) return run.epoch;
    if (run.epoch >= most || run.ended !== null || run.failure !== null) return null;
    advance(run);
  }
}

/** Number of units of the first Dense whose sums are not above 0 for any example. */
export function silentUnits({ run, training, validation }: Prepared): number {
  const { layout, parameters } = run.network;
  const dense = layout.ops.find((op) => op.kind === 'dense');
  if (dense?.kind !== 'dense') throw new Error('no Dense');
  let silent = 0;
  for (let unit = 0; unit < dense.units; unit++) {
    let speaks = false;
    for (const { x, count } of [training, validation]) {
      for (let row = 0; row < count; row++) {
        let sum = dense.bias === -1 ? 0 : parameters[dense.bias + unit];
        for (let i = 0; i < dense.inputs; i++) {
          sum += x[row * dense.inputs + i] * parameters[dense.kernel + i * dense.units + unit];
        }
        if (sum > 0) speaks = true;
      }
    }
    if (!speaks) silent++;
  }
  return silent;
}
