import type { Kernels } from '../kernels.ts';
import type { FloatArray } from '../model.ts';
import type { Task } from '../task.ts';

/** Arrays and settings of an op; the network makes all arrays once. */
export interface OpContext {
  readonly kernels: Kernels;
  /** The arenas of the network; `gradients` is empty if nothing is trained. */
  readonly parameters: FloatArray;
  readonly gradients: FloatArray;
  /** Input x and output y [capacity, …]. */
  readonly x: FloatArray;
  readonly y: FloatArray;
  /** ∂loss/∂y, in the shape of y. */
  readonly dy: FloatArray;
  /** ∂loss/∂x, in the shape of x; null if nothing before this op learns. */
  readonly dx: FloatArray | null;
  readonly capacity: number;
  /** Whether the network is being trained: BatchNormalization then uses the statistics of the batch. */
  readonly training: boolean;
  /** Source of the draws of Dropout and GaussianNoise; null: they change nothing. */
  readonly noise: NoiseSource | null;
}

/** Seed of the masks and noise, and the position of the network in its run. */
export interface NoiseSource {
  readonly seed: number;
  /** Batches since the start of the run. */
  iteration: number;
  /** Index of the first current example within its batch. */
  row: number;
}

/** Tasks of an op. */
export interface OpTasks {
  /** x → y */
  readonly forward: readonly Task[];
  /** dy → dx, and the gradients of its variables. */
  readonly backward: readonly Task[];
  /** Adds the batch to the moving statistics. */
  readonly statistics: readonly Task[];
}
