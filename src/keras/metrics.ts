import type { MetricName } from '../engine/specs/metricSpecs.ts';

interface Entry {
  /** Null: Keras's class of this name is another metric. */
  readonly className: string | null;
  readonly aliases?: readonly string[];
  /** Keras's parameters in their order; the others only by name. */
  readonly signature?: readonly string[];
}

/** Keras's metrics by name: keras/src/metrics. */
export const metrics: Readonly<Record<MetricName, Entry>> = {
  accuracy: { className: null, aliases: ['acc'] },
  binary_accuracy: { className: 'BinaryAccuracy', signature: ['name', 'dtype', 'threshold'] },
  categorical_accuracy: { className: 'CategoricalAccuracy' },
  sparse_categorical_accuracy: { className: 'SparseCategoricalAccuracy' },
  precision: { className: 'Precision' },
  recall: { className: 'Recall' },
  auc: { className: 'AUC', signature: ['num_thresholds', 'curve'] },
  mean_absolute_error: { className: 'MeanAbsoluteError', aliases: ['mae', 'MAE'] },
  mean_squared_error: { className: 'MeanSquaredError', aliases: ['mse', 'MSE'] },
  r2_score: { className: 'R2Score' },
};
