import type { CreateMetric } from './metric.ts';

/** A quotient in which 0 / 0 is 0, as in `ops.divide_no_nan`. */
const part = (some: number, all: number): number => (all === 0 ? 0 : some / all);

/**
 * Counts over all outputs of all rows, each judged separately. `of` is the divisor of the true positives: the predicted
 * or the actual positives. An output is positive above 0.5, a target if it is not 0.
 */
function truePositives(of: 'predicted' | 'actual'): CreateMetric {
  return (units) => ({
    cells: 2, // right ones, all
    add: (f, y, t, d, c) => {
      for (let j = 0; j < units; j++) {
        const predicted = f[y + j] > 0.5;
        const actual = f[t + j] !== 0;
        if (predicted && actual) d[c]++;
        if (of === 'predicted' ? predicted : actual) d[c + 1]++;
      }
    },
    result: (d, c) => part(d[c], d[c + 1]),
  });
}

/** `keras.metrics.Precision()`: true positives / predicted positives. */
export const precision = truePositives('predicted');

/** `keras.metrics.Recall()`: true positives / actual positives. */
export const recall = truePositives('actual');

const thresholds = 200;

/**
 * `keras.metrics.AUC()`: the area under the ROC curve by trapezoids between 200 thresholds, the first just below 0
 * and the last just above 1. All outputs of all rows are counted, each separately.
 *
 * Outputs fall into buckets between thresholds (keras/src/metrics/metrics_utils.py,
 * `_update_confusion_matrix_variables_optimized`): an output p above threshold i and up to threshold i + 1 is in
 * bucket i = ⌈p·199⌉ − 1, an output of 0 is in the first bucket.
 */
export const auc: CreateMetric = (units, round) => ({
  cells: 2 * thresholds, // positives, then negatives
  add: (f, y, t, d, c) => {
    for (let j = 0; j < units; j++) {
      const p = f[y + j] > 0 ? Math.min(f[y + j], 1) : 0; // also NaN, at which the run stops
      const bucket = Math.max(0, Math.ceil(round(p * (thresholds - 1))) - 1);
      d[c + (f[t + j] === 0 ? thresholds : 0) + bucket]++;
    }
  },
  // Σ (FPRᵢ − FPRᵢ₊₁)·(TPRᵢ + TPRᵢ₊₁)/2, where all buckets from i on are positive at threshold i. Counted in integers
  // and divided once: outputs in the same order have the same area to the last bit in every epoch.
  result: (d, c) => {
    let actual = 0; // true positives at the threshold
    let others = 0; // false positives
    let area = 0; // twice the area under the curve of counts
    for (let i = thresholds - 1; i >= 0; i--) {
      const positives = d[c + i];
      const negatives = d[c + thresholds + i];
      area += negatives * (2 * actual + positives);
      actual += positives;
      others += negatives;
    }
    return part(area, 2 * actual * others);
  },
});
