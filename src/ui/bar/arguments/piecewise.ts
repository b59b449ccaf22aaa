import type { ScheduleSpec } from '../../../engine/specs/scheduleSpecs.ts';
import { rounded } from '../../../document/spelling.ts';

export type Piecewise = Extract<ScheduleSpec, { readonly name: 'piecewise_constant_decay' }>;

/** One boundary more, at twice the last one's batch, where the learning rate becomes a tenth once again. */
export function addStage(schedule: Piecewise): Piecewise {
  const last = schedule.boundaries.length - 1;
  const tenth = rounded(schedule.values[last] / 10, 6);
  return {
    ...schedule,
    boundaries: [...schedule.boundaries, Math.max(1, 2 * schedule.boundaries[last])],
    values: [...schedule.values, tenth],
  };
}

/** Without the boundary and the learning rate after it. */
export function removeStage(schedule: Piecewise, index: number): Piecewise {
  return {
    ...schedule,
    boundaries: schedule.boundaries.toSpliced(index, 1),
    values: schedule.values.toSpliced(index, 1),
  };
}
