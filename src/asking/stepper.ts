import type { Experiment } from '../document/experiment.ts';
import { isOfPlayground } from '../document/ofPlayground.ts';
import type { RunState } from '../engine/run/state.ts';
import type { OptimizerSpec } from '../engine/specs/optimizerSpecs.ts';
import { takeStep } from '../engine/takeStep.ts';
import { prepare, type Prepared } from '../training/prepare.ts';
import { halfTrace, playgroundErrorOf } from './playgroundError.ts';
import { isTaken } from './isTaken.ts';
import type { Stepped } from './questions.ts';

/**
 * Does the batch that comes after a state.
 *
 * @param state as the run was saved; null: at its start, with this optimizer
 * @returns null when the state is none of this run, or a number of the batch is not finite
 */
export type Stepper = (state: RunState | null, optimizer: OptimizerSpec) => Stepped | null;

/** A twin of a run, that takes one step from wherever it is asked to. */
export function createStepper(experiment: Experiment): Stepper {
  const isHalved = isOfPlayground(experiment);
  const { inputs, layers } = isHalved ? playgroundErrorOf(experiment) : experiment;
  let twin: Prepared | null = null;

  return (state, optimizer) => {
    const { run, spec } = (twin ??= prepare(experiment));
    if (state === null) twin = null; // it begins once
    if (!isTaken(() => (state === null ? run.tune(optimizer) : run.restore(state)))) return null;
    if (state === null) while (run.advance(Number.POSITIVE_INFINITY) !== 'epoch'); // the initial weights are evaluated
    const step = takeStep(run, { ...spec, model: { inputs, layers } });
    if (step === null) {
      twin = null; // it has stopped, and does not go on
      return null;
    }
    const {
      trace: { layout: _, ...trace },
      ...numbers
    } = step;
    return { ...numbers, trace: isHalved ? halfTrace(trace) : trace };
  };
}
