import type { FloatArray } from '../model.ts';
import { meanOf, type CreateMetric } from './metric.ts';

/** The first of the largest. */
function argmax(values: FloatArray, offset: number, units: number): number {
  let best = 0;
  for (let j = 1; j < units; j++) if (values[offset + j] > values[offset + best]) best = j;
  return best;
}

/** The part of the units whose target is 1 where the output is above 0.5, and 0 where it is not. */
function binaryRow(y: FloatArray, t: FloatArray, offset: number, units: number): number {
  let right = 0;
  for (let j = offset; j < offset + units; j++) if (t[j] === Number(y[j] > 0.5)) right++;
  return right / units;
}

/** Whether the largest output stands where the largest target stands. */
function categoricalRow(y: FloatArray, t: FloatArray, offset: number, units: number): number {
  return Number(argmax(y, offset, units) === argmax(t, offset, units));
}

/** As above, but one unit has a target that is a label, not one-hot: the largest of one output is always number 0. */
function sparseRow(y: FloatArray, t: FloatArray, offset: number, units: number): number {
  return units === 1 ? Number(t[offset] === 0) : categoricalRow(y, t, offset, units);
}

export const binaryAccuracy = meanOf(binaryRow);
export const categoricalAccuracy = meanOf(categoricalRow);
export const sparseCategoricalAccuracy = meanOf(sparseRow);

/** Keras's string `'accuracy'`: with one output unit binary accuracy, with more categorical accuracy. */
export const accuracy: CreateMetric = (units, round) =>
  (units === 1 ? binaryAccuracy : categoricalAccuracy)(units, round);
