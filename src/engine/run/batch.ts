import { createArray } from '../kernels.ts';
import type { FloatArray, Precision } from '../model.ts';
import type { Network } from '../network.ts';
import type { Rows } from '../run.ts';
import { examples, type Task } from '../task.ts';

/** The current rows of a network. */
export interface Batch {
  /** [capacity, outputs] */
  readonly targets: FloatArray;
  /** Fills the network's input and the targets with examples `indexOf(0)`, `indexOf(1)` … of the rows. */
  gather(rows: () => Rows, indexOf: (row: number) => number): Task;
}

export function createBatch({ layout, capacity, input }: Network, precision: Precision): Batch {
  const { inputs, outputs } = layout;
  const targets = createArray(precision, capacity * outputs);
  return {
    targets,
    gather: (rows, indexOf) => ({
      extent: examples,
      cost: () => inputs + outputs,
      run: (from, to) => {
        const { x, y } = rows();
        for (let r = from; r < to; r++) {
          const index = indexOf(r);
          for (let i = 0; i < inputs; i++) input[r * inputs + i] = x[index * inputs + i];
          for (let j = 0; j < outputs; j++) targets[r * outputs + j] = y[index * outputs + j];
        }
      },
    }),
  };
}
