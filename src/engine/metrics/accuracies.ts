import { largestAt } from '../floats.ts';
import type { AddRow } from '../losses/loss.ts';
import { meanOf, type CreateMetric } from './metric.ts';

/** Counts a row whose largest output has the same place as the largest target. */
const addCategorical: AddRow = (f, y, t, units, d, c) => {
  if (largestAt(f, y, units) - y === largestAt(f, t, units) - t) d[c]++;
};

/** As above, but with one unit the target is a label, not one-hot: the place of the largest output is always 0. */
const addSparse: AddRow = (f, y, t, units, d, c) => {
  if (units > 1) addCategorical(f, y, t, units, d, c);
  else if (f[t] === 0) d[c]++;
};

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

export const categoricalAccuracy = meanOf(addCategorical);
export const sparseCategoricalAccuracy = meanOf(addSparse);

/** Keras's string `'accuracy'`: with one output unit binary accuracy, with more categorical accuracy. */
export const accuracy: CreateMetric = (units, round) =>
  (units === 1 ? binaryAccuracy : categoricalAccuracy)(units, round);
