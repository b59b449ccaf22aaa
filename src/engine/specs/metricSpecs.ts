/** Facts about a metric that are known without computing it. */
export interface MetricFacts {
  /** Whether more or less is better; Keras's callbacks use it for `mode='auto'`. */
  readonly better: 'more' | 'less';
  /** Whether it is a number from 0 to 1. */
  readonly isShare: boolean;
}

const share: MetricFacts = { better: 'more', isShare: true };

/** Keras's metrics by name, in the order of the menu. `metrics.ts` has how each is computed. */
export const metricFacts = {
  accuracy: share,
  binary_accuracy: share,
  categorical_accuracy: share,
  sparse_categorical_accuracy: share,
  precision: share,
  recall: share,
  auc: share,
  mean_absolute_error: { better: 'less', isShare: false },
  mean_squared_error: { better: 'less', isShare: false },
  r2_score: { better: 'more', isShare: false },
} as const satisfies Readonly<Record<string, MetricFacts>>;

export type MetricName = keyof typeof metricFacts;

export const metricNames = Object.keys(metricFacts) as readonly MetricName[]; // the object has no other keys
