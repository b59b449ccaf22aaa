import type { CreateMetric } from './metric.ts';

/** 0 / 0 is 0, as `ops.divide_no_nan` has it. */
const part = (some: number, all: number): number => (all === 0 ? 0 : some / all);

/**
 * Counts over all outputs of all rows, each taken by itself: `of` says out of what the true positives are counted,
 * what was predicted or what is. An output is positive above 0.5, a target where it is not 0.
 */
function truePositives(of: 'predicted' | 'actual'): CreateMetric {
  return (units) => {
    let right = 0;
    let all = 0;
    return {
      reset: () => {
        right = 0;
        all = 0;
      },
      add: (y, t, offset) => {
        for (let j = offset; j < offset + units; j++) {
          const predicted = y[j] > 0.5;
          const actual = t[j] !== 0;
          if (predicted && actual) right++;
          if (of === 'predicted' ? predicted : actual) all++;
        }
      },
      result: () => part(right, all),
    };
  };
}

/** `keras.metrics.Precision()`: true positives / predicted positives. */
export const precision = truePositives('predicted');

/** `keras.metrics.Recall()`: true positives / actual positives. */
export const recall = truePositives('actual');

const thresholds = 200;

/**
 * `keras.metrics.AUC()`: the area under the ROC curve by trapezoids between 200 thresholds, the first just below 0
 * and the last just above 1. All outputs of all rows count, each by itself.
 *
 * Outputs fall into buckets between thresholds (keras/src/metrics/metrics_utils.py,
 * `_update_confusion_matrix_variables_optimized`): an output p above threshold i and up to threshold i + 1 is in
 * bucket i = ⌈p·199⌉ − 1, one of 0 in the first.
 */
export const auc: CreateMetric = (units, round) => {
  const positives = new Float64Array(thresholds);
  const negatives = new Float64Array(thresholds);
  return {
    reset: () => {
      positives.fill(0);
      negatives.fill(0);
    },
    add: (y, t, offset) => {
      for (let j = offset; j < offset + units; j++) {
        const p = y[j] > 0 ? Math.min(y[j], 1) : 0; // NaN, too: the run stops at it
        const bucket = Math.max(0, Math.ceil(round(p * (thresholds - 1))) - 1);
        (t[j] === 0 ? negatives : positives)[bucket]++;
      }
    },
    // Σ (FPRᵢ − FPRᵢ₊₁)·(TPRᵢ + TPRᵢ₊₁)/2, where threshold i has all buckets from i on as positives. Counted in whole
    // numbers and divided once: outputs in the same order have the same area to the last bit, epoch for epoch.
    result: () => {
      let actual = 0; // true positives at the threshold
      let others = 0; // false positives
      let area = 0; // twice, of the curve over counts
      for (let i = thresholds - 1; i >= 0; i--) {
        area += negatives[i] * (2 * actual + positives[i]);
        actual += positives[i];
        others += negatives[i];
      }
      return part(area, 2 * actual * others);
    },
  };
};
