import { usualSchedules } from '../../../document/defaults.ts';
import type { Experiment } from '../../../document/experiment.ts';
import { totalSteps } from '../../../document/fitRows.ts';
import { limits } from '../../../document/limits.ts';
import type { OptimizerSpec } from '../../../engine/specs/optimizerSpecs.ts';
import type { ScheduleName, ScheduleSpec } from '../../../engine/specs/scheduleSpecs.ts';
import { rounded } from '../../../document/spelling.ts';

/**
 * A schedule as Keras's documentation has it, with steps that suit the length of this run: a decay shows within it,
 * a cosine ends with it, a boundary stands in its middle and makes the learning rate a tenth.
 */
export function startSchedule(name: ScheduleName, e: Experiment): ScheduleSpec {
  const steps = totalSteps(e);
  const usual = usualSchedules[name];
  switch (usual.name) {
    case 'exponential_decay':
    case 'inverse_time_decay':
      return { ...usual, decaySteps: Math.max(1, Math.min(usual.decaySteps, Math.round(steps / 10))) };
    case 'cosine_decay':
      return { ...usual, decaySteps: steps };
    case 'piecewise_constant_decay': {
      const tenth = rounded(e.optimizer.learningRate / 10, 6);
      return { ...usual, boundaries: [Math.max(1, Math.round(steps / 2))], values: [tenth] };
    }
  }
}

/** A warmup that is switched on rises to ten times the learning rate, over some batches: a rise of none would not be one. */
export function withWarmup(changed: ScheduleSpec, { learningRate, schedule }: OptimizerSpec): ScheduleSpec {
  if (changed.name !== 'cosine_decay' || changed.warmupTarget === null) return changed;
  if (schedule?.name === 'cosine_decay' && schedule.warmupTarget !== null) return changed;
  return {
    ...changed,
    warmupTarget: Math.max(limits.warmupTarget.min, rounded(learningRate * 10, 6)),
    warmupSteps: changed.warmupSteps || Math.ceil(changed.decaySteps / 10),
  };
}
