import { cos, pow } from './math.ts';

/**
 * How the learning rate changes from its first value, the optimizer's `learningRate`; steps are batches, counted
 * from 0. `keras.optimizers.schedules`.
 */
export type ScheduleSpec =
  /** `ExponentialDecay`: η·rate^(step / decaySteps), the exponent rounded down with `staircase`. */
  | {
      readonly name: 'exponential_decay';
      /** ≥ 1. */
      readonly decaySteps: number;
      /** > 0. */
      readonly decayRate: number;
      readonly staircase: boolean;
    }
  /** `InverseTimeDecay`: η / (1 + rate·step / decaySteps), the quotient rounded down with `staircase`. */
  | {
      readonly name: 'inverse_time_decay';
      /** ≥ 1. */
      readonly decaySteps: number;
      /** ≥ 0. */
      readonly decayRate: number;
      readonly staircase: boolean;
    }
  /**
   * `CosineDecay`: along half a cosine down to alpha·η; before that, with a warmup target, a straight line from η
   * up to the target over `warmupSteps`.
   */
  | {
      readonly name: 'cosine_decay';
      /** ≥ 1. */
      readonly decaySteps: number;
      /** 0 … 1. */
      readonly alpha: number;
      /** > 0, or null for no warmup. */
      readonly warmupTarget: number | null;
      /** ≥ 0. */
      readonly warmupSteps: number;
    }
  /** `PiecewiseConstantDecay`: η up to step boundaries[0] inclusive, then values[0] up to boundaries[1] inclusive … */
  | {
      readonly name: 'piecewise_constant_decay';
      /** Steps, integers, ascending; at least one. */
      readonly boundaries: readonly number[];
      /** As many as boundaries: Keras's `values` without its first, which is the optimizer's `learningRate`. */
      readonly values: readonly number[];
    };

export type ScheduleName = ScheduleSpec['name'];

export const scheduleNames = [
  'exponential_decay',
  'cosine_decay',
  'piecewise_constant_decay',
  'inverse_time_decay',
] as const satisfies readonly ScheduleName[];

/**
 * The learning rate of a step, a batch counted from 0 over the whole run, as in
 * keras/src/optimizers/schedules/learning_rate_schedule.py, in float64.
 */
export function scheduledRate(schedule: ScheduleSpec, initial: number, step: number): number {
  switch (schedule.name) {
    case 'exponential_decay': {
      const p = step / schedule.decaySteps;
      return initial * pow(schedule.decayRate, schedule.staircase ? Math.floor(p) : p);
    }
    case 'inverse_time_decay': {
      const p = step / schedule.decaySteps;
      return initial / (1 + schedule.decayRate * (schedule.staircase ? Math.floor(p) : p));
    }
    case 'cosine_decay': {
      const { decaySteps, alpha, warmupTarget, warmupSteps } = schedule;
      if (warmupTarget !== null && step < warmupSteps) {
        return initial + (warmupTarget - initial) * (step / warmupSteps);
      }
      const decayed = Math.min(warmupTarget === null ? step : step - warmupSteps, decaySteps) / decaySteps;
      const share = 0.5 * (1 + cos(Math.PI * decayed));
      return (warmupTarget ?? initial) * ((1 - alpha) * share + alpha);
    }
    case 'piecewise_constant_decay': {
      const passed = schedule.boundaries.filter((boundary) => step > boundary).length;
      return passed === 0 ? initial : schedule.values[passed - 1];
    }
  }
}
