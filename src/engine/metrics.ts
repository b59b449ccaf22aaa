import type { FloatArray } from './model.ts';

export const metricNames = ['accuracy'] as const;
export type MetricName = (typeof metricNames)[number];

/** A metric of one example, averaged over examples as in Keras. */
type RowMetric = (y: FloatArray, t: FloatArray, offset: number, units: number) => number;

function argmax(values: FloatArray, offset: number, units: number): number {
  let best = 0;
  for (let j = 1; j < units; j++) if (values[offset + j] > values[offset + best]) best = j;
  return best;
}

/**
 * Keras's string `'accuracy'`: with one output unit binary accuracy at threshold 0.5, with more categorical
 * accuracy (the largest output stands where the largest target stands; the first wins a tie).
 */
export const metrics: Readonly<Record<MetricName, RowMetric>> = {
  accuracy: (y, t, offset, units) =>
    units === 1
      ? Number(y[offset] > 0.5 === t[offset] > 0.5)
      : Number(argmax(y, offset, units) === argmax(t, offset, units)),
};
