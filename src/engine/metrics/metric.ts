import type { FloatArray, Round } from '../floats.ts';
import type { AddRow } from '../losses/loss.ts';

/** A number over many examples, which are added one by one. What it knows of them is in cells. */
export interface Metric {
  /** Number of its cells; all are 0 before the first example. */
  readonly cells: number;
  /** Adds an example: `units` outputs at index y of f, targets at index t. The cells begin at index c of d. */
  add(f: FloatArray, y: number, t: number, d: Float64Array, c: number): void;
  /** The metric over the examples added since its cells were 0. */
  result(d: Float64Array, c: number): number;
}

/** Creates a metric for rows of `units` outputs; `round` rounds a float64 to the precision of the run. */
export type CreateMetric = (units: number, round: Round) => Metric;

/** `keras.metrics.MeanMetricWrapper`: the mean over the examples of a number for each. Cells: sum, count. */
export function meanOf(addRow: AddRow): CreateMetric {
  return (units) => ({
    cells: 2,
    add: (f, y, t, d, c) => {
      addRow(f, y, t, units, d, c);
      d[c + 1]++;
    },
    result: (d, c) => d[c] / d[c + 1],
  });
}
