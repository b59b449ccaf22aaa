import { createArray } from '../kernels.ts';
import type { Network } from '../network.ts';
import type { Optimizer } from '../optimizers.ts';
import type { Precision } from '../model.ts';
import type { Task } from '../task.ts';

/** The end of a batch: from gradients to new weights, with undo. */
export interface Update {
  readonly tasks: readonly Task[];
  /** Restores the weights from before the batch. */
  undo(): void;
}

/**
 * @param step number of the batch, counted from 0 over the whole run
 * @param onNotFinite called when a weight is no longer finite
 */
export function createUpdate(
  { parameters, penalty, statistics }: Network,
  optimizer: Optimizer,
  precision: Precision,
  step: () => number,
  onNotFinite: () => void,
): Update {
  const previous = createArray(precision, parameters.length);
  const all = (): number => parameters.length;
  return {
    tasks: [
      ...penalty.gradientTasks,
      optimizer.measure,
      {
        extent: all,
        cost: () => 1,
        run: (from, to) => {
          for (let i = from; i < to; i++) previous[i] = parameters[i];
        },
      },
      ...statistics,
      {
        extent: all,
        cost: () => 8,
        run: (from, to) => {
          if (from === 0) optimizer.begin(step());
          optimizer.update(from, to);
          // x − x is 0 for every finite x, and NaN otherwise
          let check = 0;
          for (let i = from; i < to; i++) check += parameters[i] - parameters[i];
          if (check !== 0) onNotFinite();
        },
      },
    ],
    undo: () => parameters.set(previous),
  };
}
