import type { PReluOp } from '../layout.ts';
import { examples, type Task } from '../task.ts';
import type { OpContext, OpTasks } from './context.ts';

/** y = x > 0 ? x : αⱼ·x, with a learned αⱼ for each unit. He et al. 2015. */
export function pReluTasks(op: PReluOp, learns: boolean, context: OpContext): OpTasks {
  const { kernels, parameters, gradients, x, y, dy, dx } = context;
  const { round } = kernels;
  const { units, alpha } = op;

  const forward: Task = {
    extent: examples,
    cost: () => 2 * units,
    run: (from, to) => {
      for (let r = from; r < to; r++) {
        for (let j = 0, i = r * units; j < units; j++, i++) y[i] = x[i] > 0 ? x[i] : parameters[alpha + j] * x[i];
      }
    },
  };

  const backward: Task[] = [];
  if (learns) {
    // dαⱼ = Σ dy·x over the examples where x < 0
    backward.push({
      extent: () => units,
      cost: (rows) => 2 * rows,
      run: (from, to, rows) => {
        for (let j = from; j < to; j++) {
          let sum = 0;
          for (let r = 0, i = j; r < rows; r++, i += units) if (x[i] < 0) sum = round(sum + round(dy[i] * x[i]));
          gradients[alpha + j] = sum;
        }
      },
    });
  }
  // dx = dy where x > 0, αⱼ·dy where x < 0, and nothing where x is 0, as in Keras (PyTorch: αⱼ·dy)
  if (dx !== null) {
    backward.push({
      extent: examples,
      cost: () => 2 * units,
      run: (from, to) => {
        for (let r = from; r < to; r++) {
          for (let j = 0, i = r * units; j < units; j++, i++) {
            dx[i] = x[i] > 0 ? dy[i] : x[i] === 0 ? 0 : parameters[alpha + j] * dy[i];
          }
        }
      },
    });
  }
  return { forward: [forward], backward, statistics: [] };
}
