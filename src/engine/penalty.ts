import type { Kernels } from './kernels.ts';
import type { Layout } from './layout.ts';
import type { FloatArray } from './model.ts';
import type { Task } from './task.ts';

/** Penalty that regularizers add to the loss: Σ over the regularized variables of l1·Σ|w| + l2·Σw². */
export interface Penalty {
  /** Tasks that sum it up, in float64 and in the order of the arena; none if nothing is regularized. */
  readonly tasks: readonly Task[];
  /** Result of the tasks; 0 if there are none. */
  readonly value: number;
  /** g ← g + l1·sign(w) + 2·l2·w, with sign(0) = 0; after the network's `backward`. */
  readonly gradientTasks: readonly Task[];
}

/** As in Keras, a variable that is not trainable adds nothing (`Layer._get_regularization_losses`). */
export function createPenalty(
  layout: Layout,
  { round }: Kernels,
  parameters: FloatArray,
  gradients: FloatArray,
): Penalty {
  const regularized = layout.variables.filter(
    ({ trainable, regularizer: { l1, l2 } }) => trainable && (l1 !== 0 || l2 !== 0),
  );
  const sums = new Float64Array(2 * regularized.length); // Σ|w| and Σw² of each

  const tasks = regularized.map(({ offset, length }, index): Task => ({
    extent: () => length,
    cost: () => 2,
    run: (from, to) => {
      let absolute = from === 0 ? 0 : sums[2 * index];
      let squares = from === 0 ? 0 : sums[2 * index + 1];
      for (let i = offset + from; i < offset + to; i++) {
        absolute += Math.abs(parameters[i]);
        squares += parameters[i] * parameters[i];
      }
      sums[2 * index] = absolute;
      sums[2 * index + 1] = squares;
    },
  }));

  const gradientTasks = regularized.map(({ offset, length, regularizer }): Task => {
    const l1 = round(regularizer.l1);
    const twoL2 = round(2 * regularizer.l2);
    return {
      extent: () => length,
      cost: () => 3,
      run: (from, to) => {
        for (let i = offset + from; i < offset + to; i++) {
          const w = parameters[i];
          const sign = w > 0 ? l1 : w < 0 ? -l1 : 0;
          gradients[i] = gradients[i] + round(sign + round(twoL2 * w));
        }
      },
    };
  });

  return {
    tasks,
    get value() {
      let value = 0;
      regularized.forEach(({ regularizer: { l1, l2 } }, index) => {
        value += l1 * sums[2 * index] + l2 * sums[2 * index + 1];
      });
      return value;
    },
    gradientTasks,
  };
}
