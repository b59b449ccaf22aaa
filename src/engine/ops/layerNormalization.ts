import { createArray } from '../kernels.ts';
import type { LayerNormalizationOp } from '../layout.ts';
import { examples, type Task } from '../task.ts';
import type { OpContext, OpTasks } from './context.ts';

/**
 * x̂ = (x − mean) / √(variance + ε), y = γ·x̂ + β, over the units of each example, in training and in inference; the
 * variance is biased (Ba, Kiros & Hinton 2016). Keras: ε inside the root, 0.001 (PyTorch's default: 0.00001).
 */
export function layerNormalizationTasks(op: LayerNormalizationOp, learns: boolean, context: OpContext): OpTasks {
  const { kernels, parameters, gradients, x, y, dy, dx, capacity } = context;
  const { round } = kernels;
  const { units, gamma, beta, spec } = op;
  const epsilon = round(spec.epsilon);
  const mean = createArray(kernels.precision, capacity);
  const inverse = createArray(kernels.precision, capacity); // 1 / √(variance + ε)

  const forward: Task = {
    extent: examples,
    cost: () => 7 * units,
    run: (from, to) => {
      for (let r = from; r < to; r++) {
        const first = r * units;
        let sum = 0;
        for (let i = first; i < first + units; i++) sum = round(sum + x[i]);
        const middle = round(sum / units);
        let squares = 0;
        for (let i = first; i < first + units; i++) {
          const distance = round(x[i] - middle);
          squares = round(squares + round(distance * distance));
        }
        mean[r] = middle;
        inverse[r] = 1 / round(Math.sqrt(round(round(squares / units) + epsilon)));
        for (let j = 0, i = first; j < units; j++, i++) {
          const normal = round(round(x[i] - middle) * inverse[r]);
          const scaled = gamma < 0 ? normal : round(normal * parameters[gamma + j]);
          y[i] = beta < 0 ? scaled : scaled + parameters[beta + j];
        }
      }
    },
  };

  const backward: Task[] = [];
  // dβ = Σ dy, dγ = Σ dy·x̂ over the examples
  if (learns) {
    backward.push({
      extent: () => units,
      cost: (rows) => 5 * rows,
      run: (from, to, rows) => {
        for (let j = from; j < to; j++) {
          let sum = 0;
          let sumOfX = 0;
          for (let r = 0, i = j; r < rows; r++, i += units) {
            const normal = round(round(x[i] - mean[r]) * inverse[r]);
            sum = round(sum + dy[i]);
            sumOfX = round(sumOfX + round(dy[i] * normal));
          }
          if (beta >= 0) gradients[beta + j] = sum;
          if (gamma >= 0) gradients[gamma + j] = sumOfX;
        }
      },
    });
  }
  // dx = (g − mean g − x̂·mean(g·x̂)) / √(variance + ε) with g = γ·dy, the means over the units
  if (dx !== null) {
    backward.push({
      extent: examples,
      cost: () => 10 * units,
      run: (from, to) => {
        for (let r = from; r < to; r++) {
          const first = r * units;
          let sum = 0;
          let sumOfX = 0;
          for (let j = 0, i = first; j < units; j++, i++) {
            const normal = round(round(x[i] - mean[r]) * inverse[r]);
            const g = gamma < 0 ? dy[i] : round(parameters[gamma + j] * dy[i]);
            sum = round(sum + g);
            sumOfX = round(sumOfX + round(g * normal));
          }
          const meanOfG = round(sum / units);
          const meanOfGX = round(sumOfX / units);
          for (let j = 0, i = first; j < units; j++, i++) {
            const normal = round(round(x[i] - mean[r]) * inverse[r]);
            const g = gamma < 0 ? dy[i] : round(parameters[gamma + j] * dy[i]);
            dx[i] = inverse[r] * round(round(g - meanOfG) - round(normal * meanOfGX));
          }
        }
      },
    });
  }
  return { forward: [forward], backward, statistics: [] };
}
