import type { FloatArray } from '../model.ts';
import { meanOf, type CreateMetric } from './metric.ts';

/** Index of the largest value; of equal values the first. */
function argmax(values: FloatArray, offset: number, units: number): number {
  let best = 0;
  for (let j = 1; j < units; j++) if (values[offset + j] > values[offset + best]) best = j;
  return best;
}

/** Whether the largest output has the same index as the largest target. */
function categoricalRow(y: FloatArray, t: FloatArray, offset: number, units: number): number {
  return Number(argmax(y, offset, units) === argmax(t, offset, units));
}

/** As above, but with one unit the target is a label, not one-hot: the index of the largest output is always 0. */
function sparseRow(y: FloatArray, t: FloatArray, offset: number, units: number): number {
  return units === 1 ? Number(t[offset] === 0) : categoricalRow(y, t, offset, units);
}

/**
 * The share of all outputs, each judged separately, that are above 0.5 if the target is 1 and not above it if it is 0.
 * Counted in integers: epochs with the same number of right outputs are equal to the last bit, in any order.
 */
export const binaryAccuracy: CreateMetric = (units) => {
  let right = 0;
  let all = 0;
  return {
    reset: () => {
      right = 0;
      all = 0;
    },
    add: (y, t, offset) => {
      for (let j = offset; j < offset + units; j++) if (t[j] === Number(y[j] > 0.5)) right++;
      all += units;
    },
    result: () => right / all,
  };
};

export const categoricalAccuracy = meanOf(categoricalRow);
export const sparseCategoricalAccuracy = meanOf(sparseRow);

/** Keras's string `'accuracy'`: with one output unit binary accuracy, with more categorical accuracy. */
export const accuracy: CreateMetric = (units, round) =>
  (units === 1 ? binaryAccuracy : categoricalAccuracy)(units, round);
