import type { FloatArray } from '../engine/floats.ts';
import { exp, log } from '../engine/math.ts';
import type { Rows, RunSpec } from '../engine/specs/runSpec.ts';

/** Loss of the best constant output, about; Infinity where it is not known. */
export function blindLoss({ loss, lossOptions }: RunSpec, { count, y }: Rows): number {
  const units = y.length / count;
  const means = Float64Array.from({ length: units }, (_, unit) => {
    let sum = 0;
    for (let row = 0; row < count; row++) sum += y[row * units + unit];
    return sum / count;
  });
  const entropy = (p: number): number => (p > 0 ? -p * log(p) : 0);
  const mean = (of: (error: number) => number): number => {
    let sum = 0;
    for (let i = 0; i < y.length; i++) sum += of(Math.abs(y[i] - means[i % units]));
    return sum / y.length;
  };
  switch (loss) {
    case 'binary_crossentropy':
      return means.reduce((sum, p) => sum + entropy(p) + entropy(1 - p), 0) / units;
    case 'categorical_crossentropy':
    case 'sparse_categorical_crossentropy':
    case 'kl_divergence':
      return means.reduce((sum, p) => sum + entropy(p), 0);
    case 'mean_squared_error':
      return mean((error) => error * error);
    case 'mean_absolute_error':
      return mean((error) => error);
    case 'huber':
      return mean((error) =>
        error <= lossOptions.delta ? 0.5 * error * error : lossOptions.delta * (error - 0.5 * lossOptions.delta),
      );
    case 'log_cosh':
      return mean((error) => error + log(1 + exp(-2 * error)) - Math.LN2);
    case 'hinge':
      return means.reduce((sum, p) => sum + 2 * Math.min(p, 1 - p), 0) / units;
    case 'categorical_hinge':
      return 1;
    case 'poisson':
      return Infinity;
  }
}

/** How much the outputs [count, outputs] know: see `Health.skill`. */
export function skillOf(
  { loss, lossOptions }: RunSpec,
  { count, y }: Rows,
  out: FloatArray,
  task: 'classification' | 'regression',
): number {
  const units = y.length / count;
  if (task === 'regression') {
    let [error, variance] = [0, 0];
    for (let unit = 0; unit < units; unit++) {
      let mean = 0;
      for (let row = 0; row < count; row++) mean += y[row * units + unit] / count;
      for (let i = unit; i < y.length; i += units) {
        error += (out[i] - y[i]) * (out[i] - y[i]);
        variance += (y[i] - mean) * (y[i] - mean);
      }
    }
    return variance === 0 ? 0 : 1 - error / variance;
  }
  const isSigned = y.some((target) => target < 0);
  const threshold = isSigned || loss === 'hinge' || lossOptions.fromLogits ? 0 : 0.5;
  const classes = new Map<number, number>();
  let right = 0;
  const greatest = (of: FloatArray, row: number): number => {
    if (units === 1) return Number(of[row] > (of === y ? (isSigned ? 0 : 0.5) : threshold));
    const part = of.subarray(row * units, (row + 1) * units);
    return part.indexOf(Math.max(...part));
  };
  for (let row = 0; row < count; row++) {
    const label = greatest(y, row);
    classes.set(label, (classes.get(label) ?? 0) + 1);
    if (greatest(out, row) === label) right++;
  }
  const most = Math.max(...classes.values());
  return most === count ? right / count : (right - most) / (count - most);
}
