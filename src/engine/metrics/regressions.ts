import { createLoss } from '../createLoss.ts';
import { meanOf, type CreateMetric } from './metric.ts';

export const meanAbsoluteError = meanOf(createLoss('mean_absolute_error').add);
export const meanSquaredError = meanOf(createLoss('mean_squared_error').add);

/**
 * `keras.metrics.R2Score()`: for each output 1 − Σ(t − y)² / Σ(t − mean t)², then the mean over the outputs
 * (`class_aggregation='uniform_average'`). Where the targets do not vary, Keras uses 0. Cells: the count; then Σt, Σt²,
 * Σ(t − y)² of each output.
 */
export const r2Score: CreateMetric = (units) => ({
  cells: 1 + 3 * units,
  add: (f, y, t, d, c) => {
    for (let j = 0, s = c + 1; j < units; j++, s += 3) {
      const target = f[t + j];
      const error = target - f[y + j];
      d[s] += target;
      d[s + 1] += target * target;
      d[s + 2] += error * error;
    }
    d[c]++;
  },
  result: (d, c) => {
    let total = 0;
    for (let j = 0, s = c + 1; j < units; j++, s += 3) {
      const score = 1 - d[s + 2] / (d[s + 1] - d[s] * (d[s] / d[c]));
      total += Math.abs(score) === Number.POSITIVE_INFINITY ? 0 : score;
    }
    return total / units;
  },
});
