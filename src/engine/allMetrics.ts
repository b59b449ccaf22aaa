import type { MetricName } from './specs/metricSpecs.ts';
import { accuracy, binaryAccuracy, categoricalAccuracy, sparseCategoricalAccuracy } from './metrics/accuracies.ts';
import { auc, precision, recall } from './metrics/confusions.ts';
import type { CreateMetric } from './metrics/metric.ts';
import { meanAbsoluteError, meanSquaredError, r2Score } from './metrics/regressions.ts';

/** Keras 3's metrics with their default arguments (keras/src/metrics), accumulated over an epoch. */
export const metrics: Readonly<Record<MetricName, CreateMetric>> = {
  accuracy,
  binary_accuracy: binaryAccuracy,
  categorical_accuracy: categoricalAccuracy,
  sparse_categorical_accuracy: sparseCategoricalAccuracy,
  precision,
  recall,
  auc,
  mean_absolute_error: meanAbsoluteError,
  mean_squared_error: meanSquaredError,
  r2_score: r2Score,
};
