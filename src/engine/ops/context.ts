import type { Kernels } from '../kernels.ts';
import type { FloatArray } from '../model.ts';
import type { Task } from '../task.ts';

/** What an op works with; all arrays are made once by the network. */
export interface OpContext {
  readonly kernels: Kernels;
  /** The arenas of the network; `gradients` is empty where nothing is trained. */
  readonly parameters: FloatArray;
  readonly gradients: FloatArray;
  /** What goes in and comes out [capacity, …]. */
  readonly x: FloatArray;
  readonly y: FloatArray;
  /** ∂loss/∂y of the shape of y. */
  readonly dy: FloatArray;
  /** ∂loss/∂x of the shape of x; null where nothing before this op learns. */
  readonly dx: FloatArray | null;
  readonly capacity: number;
  /** Whether the network is being trained: BatchNormalization then goes by the batch. */
  readonly training: boolean;
  /** What Dropout and GaussianNoise draw by; null: they let everything through. */
  readonly noise: NoiseSource | null;
}

/** Seed of the masks and noise, and where the network is in its run. */
export interface NoiseSource {
  readonly seed: number;
  /** Batches since the start of the run. */
  iteration: number;
  /** Place in its batch of the first example at hand. */
  row: number;
}

/** What an op does. */
export interface OpTasks {
  /** x → y */
  readonly forward: readonly Task[];
  /** dy → dx, and the gradients of its variables. */
  readonly backward: readonly Task[];
  /** Takes the batch into the moving statistics. */
  readonly statistics: readonly Task[];
}
