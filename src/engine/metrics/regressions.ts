import { createLoss } from '../losses.ts';
import { meanOf, type CreateMetric } from './metric.ts';

export const meanAbsoluteError = meanOf(createLoss('mean_absolute_error').value);
export const meanSquaredError = meanOf(createLoss('mean_squared_error').value);

/**
 * `keras.metrics.R2Score()`: for each output 1 − Σ(t − y)² / Σ(t − mean t)², then the mean over the outputs
 * (`class_aggregation='uniform_average'`). Where the targets do not vary, Keras uses 0.
 */
export const r2Score: CreateMetric = (units) => {
  const sums = new Float64Array(units);
  const squares = new Float64Array(units);
  const residuals = new Float64Array(units);
  let count = 0;
  return {
    reset: () => {
      sums.fill(0);
      squares.fill(0);
      residuals.fill(0);
      count = 0;
    },
    add: (y, t, offset) => {
      for (let j = 0; j < units; j++) {
        const target = t[offset + j];
        const error = target - y[offset + j];
        sums[j] += target;
        squares[j] += target * target;
        residuals[j] += error * error;
      }
      count++;
    },
    result: () => {
      let total = 0;
      for (let j = 0; j < units; j++) {
        const score = 1 - residuals[j] / (squares[j] - sums[j] * (sums[j] / count));
        total += Math.abs(score) === Number.POSITIVE_INFINITY ? 0 : score;
      }
      return total / units;
    },
  };
};
