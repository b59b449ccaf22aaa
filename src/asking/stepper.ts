import type { Experiment } from '../document/experiment.ts';
import { isOfPlayground } from '../document/ofPlayground.ts';
import type { RunState } from '../engine/run/state.ts';
import type { OptimizerSpec } from '../engine/specs/optimizerSpecs.ts';
import { takeStep } from '../engine/takeStep.ts';
import { halfTrace, playgroundErrorOf } from './playgroundError.ts';
import type { Stepped } from './questions.ts';
import { createTwin } from './runTwin.ts';

/**
 * Does the batch that comes after a state.
 *
 * @param state as the run was saved; null: at its start
 * @param optimizer as it has been tuned since
 * @returns null when the state is none of this run, or a number of the batch is not finite
 */
export type Stepper = (state: RunState | null, optimizer: OptimizerSpec) => Stepped | null;

/** Takes one step from wherever it is asked to. */
export function createStepper(experiment: Experiment): Stepper {
  const isHalved = isOfPlayground(experiment);
  const { inputs, layers } = isHalved ? playgroundErrorOf(experiment) : experiment;
  let bring = createTwin(experiment, true);

  return (state, optimizer) => {
    const twin = bring(state, optimizer);
    if (twin === null) return null;
    const step = takeStep(twin.run, { ...twin.spec, model: { inputs, layers } });
    if (step === null) {
      bring = createTwin(experiment, true); // this one has stopped, and does not go on
      return null;
    }
    const {
      trace: { layout: _, ...trace },
      ...numbers
    } = step;
    return { ...numbers, trace: isHalved ? halfTrace(trace) : trace };
  };
}
