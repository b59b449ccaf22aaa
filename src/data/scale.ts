import type { Scaling } from './spec.ts';

/** x = raw. */
export function identityScaling(features: number): Scaling {
  return { mean: Array<number>(features).fill(0), scale: Array<number>(features).fill(1) };
}

/**
 * Mean and population standard deviation of each column, as scikit-learn's StandardScaler fits them. A column that
 * is constant except for rounding gets scale 1, so that it becomes 0 instead of a division by 0.
 *
 * @param raw [rows, features], at least one row
 */
export function fitScaling(raw: Float64Array, features: number): Scaling {
  const rows = raw.length / features;
  const mean = new Float64Array(features);
  const squares = new Float64Array(features);
  for (let i = 0; i < raw.length;) for (let column = 0; column < features; column++) mean[column] += raw[i++];
  for (let column = 0; column < features; column++) mean[column] /= rows;
  // variance = Σ (raw − mean)² / rows
  for (let i = 0; i < raw.length;) {
    for (let column = 0; column < features; column++, i++) {
      squares[column] += (raw[i] - mean[column]) * (raw[i] - mean[column]);
    }
  }
  const scale = Array.from(squares, (sum, column) => {
    const variance = sum / rows;
    // The bound on the rounding error of this variance, from scikit-learn's _is_constant_feature.
    const error = rows * Number.EPSILON * mean[column];
    const constant = variance <= rows * Number.EPSILON * variance + error * error;
    return constant ? 1 : Math.sqrt(variance);
  });
  return { mean: Array.from(mean), scale };
}

/** A range that is smaller may be rounding alone; from scikit-learn's _handle_zeros_in_scale. */
const leastRange = 10 * Number.EPSILON;

/** Least value and range of each column, as scikit-learn's MinMaxScaler fits them; a constant column has range 1. */
export function fitRange(raw: Float64Array, features: number): Scaling {
  const least = new Float64Array(features).fill(Infinity);
  const greatest = new Float64Array(features).fill(-Infinity);
  for (let i = 0; i < raw.length;) {
    for (let column = 0; column < features; column++, i++) {
      if (raw[i] < least[column]) least[column] = raw[i];
      if (raw[i] > greatest[column]) greatest[column] = raw[i];
    }
  }
  const scale = Array.from(greatest, (high, column) => {
    const range = high - least[column];
    return range < leastRange ? 1 : range;
  });
  return { mean: Array.from(least), scale };
}

/**
 * x = (raw − mean) / scale for each row; `out` may be `raw` itself.
 *
 * @param raw [rows, features]
 * @param out [rows, features]
 */
export function applyScaling(scaling: Scaling, raw: ArrayLike<number>, out: Float64Array): void {
  const [mean, scale] = [scaling.mean, scaling.scale];
  for (let i = 0; i < raw.length;) {
    for (let column = 0; column < mean.length; column++, i++) out[i] = (raw[i] - mean[column]) / scale[column];
  }
}

/**
 * raw = x · scale + mean for each row, the inverse of applyScaling (except for rounding); `out` may be `x` itself.
 *
 * @param x [rows, features]
 * @param out [rows, features]
 */
export function invertScaling(scaling: Scaling, x: ArrayLike<number>, out: Float64Array): void {
  const features = scaling.mean.length;
  for (let i = 0; i < x.length; i++) {
    const column = i % features;
    out[i] = x[i] * scaling.scale[column] + scaling.mean[column];
  }
}
