import type { FloatArray } from './model.ts';

export const metricNames = [
  'accuracy',
  'binary_accuracy',
  'categorical_accuracy',
  'sparse_categorical_accuracy',
  'precision',
  'recall',
  'auc',
  'mean_absolute_error',
  'mean_squared_error',
  'r2_score',
] as const;
export type MetricName = (typeof metricNames)[number];

/** A metric of one example, averaged over examples as in Keras. */
type RowMetric = (y: FloatArray, t: FloatArray, offset: number, units: number) => number;

function argmax(values: FloatArray, offset: number, units: number): number {
  let best = 0;
  for (let j = 1; j < units; j++) if (values[offset + j] > values[offset + best]) best = j;
  return best;
}

/**
 * Keras's string `'accuracy'`: with one output unit binary accuracy at threshold 0.5, with more categorical
 * accuracy (the largest output stands where the largest target stands; the first wins a tie).
 */
const table: Readonly<Record<'accuracy', RowMetric>> = {
  accuracy: (y, t, offset, units) =>
    units === 1
      ? Number(y[offset] > 0.5 === t[offset] > 0.5)
      : Number(argmax(y, offset, units) === argmax(t, offset, units)),
};

export const metrics: Readonly<Record<MetricName, RowMetric>> = {
  ...table,
  binary_accuracy: table.accuracy,
  categorical_accuracy: table.accuracy,
  sparse_categorical_accuracy: table.accuracy,
  precision: table.accuracy,
  recall: table.accuracy,
  auc: table.accuracy,
  mean_absolute_error: table.accuracy,
  mean_squared_error: table.accuracy,
  r2_score: table.accuracy,
};
