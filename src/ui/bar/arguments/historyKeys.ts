import type { MetricName } from '../../../engine/specs/metrics.ts';

/** The keys of `history.history`, what a callback can watch: the loss and the metrics, and the same on validation rows. */
export function historyKeys(metrics: readonly MetricName[], validated: boolean): string[] {
  const keys = ['loss', ...metrics];
  return validated ? [...keys, ...keys.map((key) => `val_${key}`)] : keys;
}
