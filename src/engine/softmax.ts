import { exp } from './math.ts';
import type { FloatArray } from './model.ts';

/** y[j] = e^(x[j] − max x) / Σₖ e^(x[k] − max x), over one row of `units` values; in float64, rounded once. */
export function softmaxRow(x: FloatArray, offset: number, units: number, out: FloatArray): void {
  let largest = x[offset];
  for (let j = 1; j < units; j++) if (x[offset + j] > largest) largest = x[offset + j];
  let sum = 0;
  for (let j = 0; j < units; j++) sum += exp(x[offset + j] - largest);
  for (let j = 0; j < units; j++) out[offset + j] = exp(x[offset + j] - largest) / sum;
}

/** dx[j] = y[j]·(dy[j] − Σₖ dy[k]·y[k]), over one row; in float64, rounded once. */
export function softmaxGradientRow(
  y: FloatArray,
  dy: FloatArray,
  offset: number,
  units: number,
  out: FloatArray,
): void {
  let dot = 0;
  for (let j = 0; j < units; j++) dot += dy[offset + j] * y[offset + j];
  for (let j = 0; j < units; j++) out[offset + j] = y[offset + j] * (dy[offset + j] - dot);
}
