import type { FloatArray } from '../model.ts';

/** A number over many examples, which are added one by one. Allocates nothing. */
export interface Metric {
  reset(): void;
  /** Adds a row of outputs y and targets t, both beginning at `offset`. */
  add(y: FloatArray, t: FloatArray, offset: number): void;
  /** The metric over the rows added since `reset`. */
  result(): number;
}

/** Creates a metric for rows of `units` outputs; `round` rounds a float64 to the precision of the run. */
export type CreateMetric = (units: number, round: (value: number) => number) => Metric;

/** `keras.metrics.MeanMetricWrapper`: the mean over the examples of a number for each. */
export function meanOf(ofRow: (y: FloatArray, t: FloatArray, offset: number, units: number) => number): CreateMetric {
  return (units) => {
    let sum = 0;
    let count = 0;
    return {
      reset: () => {
        sum = 0;
        count = 0;
      },
      add: (y, t, offset) => {
        sum += ofRow(y, t, offset, units);
        count++;
      },
      result: () => sum / count,
    };
  };
}
