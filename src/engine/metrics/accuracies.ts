import type { FloatArray } from '../floats.ts';
import { meanOf, type CreateMetric } from './metric.ts';

/** Place of the largest value in a row at index `at`; of equal values the first. */
function argmax(f: FloatArray, at: number, units: number): number {
  let best = 0;
  for (let j = 1; j < units; j++) if (f[at + j] > f[at + best]) best = j;
  return best;
}

/** Whether the largest output has the same place as the largest target. */
function categoricalRow(f: FloatArray, y: number, t: number, units: number): number {
  return Number(argmax(f, y, units) === argmax(f, t, units));
}

/** As above, but with one unit the target is a label, not one-hot: the place of the largest output is always 0. */
function sparseRow(f: FloatArray, y: number, t: number, units: number): number {
  return units === 1 ? Number(f[t] === 0) : categoricalRow(f, y, t, units);
}

/**
 * The share of all outputs, each judged separately, that are above 0.5 if the target is 1 and not above it if it is 0.
 * Counted in integers: epochs with the same number of right outputs are equal to the last bit, in any order. Cells:
 * right ones, all.
 */
export const binaryAccuracy: CreateMetric = (units) => ({
  cells: 2,
  add: (f, y, t, d, c) => {
    for (let j = 0; j < units; j++) if (f[t + j] === Number(f[y + j] > 0.5)) d[c]++;
    d[c + 1] += units;
  },
  result: (d, c) => d[c] / d[c + 1],
});

export const categoricalAccuracy = meanOf(categoricalRow);
export const sparseCategoricalAccuracy = meanOf(sparseRow);

/** Keras's string `'accuracy'`: with one output unit binary accuracy, with more categorical accuracy. */
export const accuracy: CreateMetric = (units, round) =>
  (units === 1 ? binaryAccuracy : categoricalAccuracy)(units, round);
