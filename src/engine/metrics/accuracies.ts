import type { FloatArray } from '../model.ts';
import { meanOf, type CreateMetric } from './metric.ts';

/** The first of the largest. */
function argmax(values: FloatArray, offset: number, units: number): number {
  let best = 0;
  for (let j = 1; j < units; j++) if (values[offset + j] > values[offset + best]) best = j;
  return best;
}

/** Whether the largest output stands where the largest target stands. */
function categoricalRow(y: FloatArray, t: FloatArray, offset: number, units: number): number {
  return Number(argmax(y, offset, units) === argmax(t, offset, units));
}

/** As above, but one unit has a target that is a label, not one-hot: the largest of one output is always number 0. */
function sparseRow(y: FloatArray, t: FloatArray, offset: number, units: number): number {
  return units === 1 ? Number(t[offset] === 0) : categoricalRow(y, t, offset, units);
}

/**
 * The part of the outputs, each taken by itself, that are above 0.5 where the target is 1 and not above it where it is 0.
 * Counted in whole numbers: two epochs with as many right are equal to the last bit, in whatever order they came.
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
