import { metricFacts, type MetricName } from '../engine/specs/metricSpecs.ts';

/** Whether the metric is only for classes, not for numbers to predict: of these none is a share. */
export function isForClasses(name: MetricName): boolean {
  return metricFacts[name].isShare;
}

/**
 * The metric that has the meaning of `name` for these outputs and targets; null if there is none.
 *
 * @param isSparse whether the targets are class numbers, as for sparse_categorical_crossentropy
 */
export function fittingMetric(name: MetricName, units: number, isSparse: boolean): MetricName | null {
  switch (name) {
    case 'binary_accuracy':
    case 'categorical_accuracy':
    case 'sparse_categorical_accuracy':
      if (units === 1) return 'binary_accuracy';
      return isSparse ? 'sparse_categorical_accuracy' : 'categorical_accuracy';
    case 'precision':
    case 'recall':
      return units === 1 ? name : null;
    case 'accuracy':
    case 'auc':
    case 'mean_absolute_error':
    case 'mean_squared_error':
    case 'r2_score':
      return name;
  }
}
