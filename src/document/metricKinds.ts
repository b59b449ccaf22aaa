import type { MetricName } from '../engine/metrics.ts';

const regression: readonly MetricName[] = ['mean_absolute_error', 'mean_squared_error', 'r2_score'];

/** Whether the metric counts right answers, which numbers to predict are not. */
export function isForClasses(name: MetricName): boolean {
  return !regression.includes(name);
}

/**
 * The metric that means for these outputs what `name` means for those it is made for; null where there is none.
 *
 * @param isSparse whether the targets are numbers of classes, as sparse_categorical_crossentropy has them
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
