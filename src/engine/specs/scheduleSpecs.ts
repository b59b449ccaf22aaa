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
