import { exp, log } from '../math.ts';
import type { FloatArray } from '../model.ts';
import { type Range, share } from './activation.ts';

/** An activation that ties the units of a layer together: it maps a row of `units` values, beginning at `offset`. */
export interface RowActivation {
  /** The formula as text for people. */
  readonly formula: string;
  /** x → y, in float64, rounded once. */
  readonly forward: (x: FloatArray, offset: number, units: number, y: FloatArray) => void;
  /** dy → dx given y, in float64, rounded once. */
  readonly backward: (y: FloatArray, dy: FloatArray, offset: number, units: number, dx: FloatArray) => void;
  /** Range of its values. */
  readonly range: Range;
}

/** The largest value of a row. */
function largestOf(x: FloatArray, offset: number, units: number): number {
  let largest = x[offset];
  for (let j = 1; j < units; j++) if (x[offset + j] > largest) largest = x[offset + j];
  return largest;
}

/** Σₖ e^(x[k] − largest) */
function exponentials(x: FloatArray, offset: number, units: number, largest: number): number {
  let sum = 0;
  for (let j = 0; j < units; j++) sum += exp(x[offset + j] - largest);
  return sum;
}

export const rows = {
  softmax: {
    range: share,
    formula: 'e^xⱼ / Σₖ e^xₖ',
    forward: (x, offset, units, y) => {
      const largest = largestOf(x, offset, units);
      const sum = exponentials(x, offset, units, largest);
      for (let j = 0; j < units; j++) y[offset + j] = exp(x[offset + j] - largest) / sum;
    },
    // dxⱼ = yⱼ·(dyⱼ − Σₖ dyₖ·yₖ)
    backward: (y, dy, offset, units, dx) => {
      let dot = 0;
      for (let j = 0; j < units; j++) dot += dy[offset + j] * y[offset + j];
      for (let j = 0; j < units; j++) dx[offset + j] = y[offset + j] * (dy[offset + j] - dot);
    },
  },
  log_softmax: {
    range: [-Infinity, 0],
    formula: 'xⱼ − log Σₖ e^xₖ',
    forward: (x, offset, units, y) => {
      const largest = largestOf(x, offset, units);
      const logSum = log(exponentials(x, offset, units, largest));
      for (let j = 0; j < units; j++) y[offset + j] = x[offset + j] - largest - logSum;
    },
    // dxⱼ = dyⱼ − e^yⱼ·Σₖ dyₖ
    backward: (y, dy, offset, units, dx) => {
      let sum = 0;
      for (let j = 0; j < units; j++) sum += dy[offset + j];
      for (let j = 0; j < units; j++) dx[offset + j] = dy[offset + j] - exp(y[offset + j]) * sum;
    },
  },
  // The point of the probability simplex that is nearest to x (Martins & Astudillo 2016). Until August 2026, Keras used
  // too large a τ if more than one output is not 0 (keras-team/keras#23425); this τ is that of the paper and of later
  // Keras.
  sparsemax: {
    range: share,
    formula: 'max(0, xⱼ − τ), τ such that they sum to 1',
    // τ = (Σ of the values above τ − 1) / their number, found by removing the values below τ until none is left
    // (Michelot 1986): no sorting, no allocation.
    forward: (x, offset, units, y) => {
      const largest = largestOf(x, offset, units);
      let tau = -Infinity;
      for (let above = 0, before = -1; above !== before;) {
        before = above;
        above = 0;
        let sum = 0;
        for (let j = 0; j < units; j++) {
          const z = x[offset + j] - largest;
          if (z <= tau) continue; // NaN is kept
          sum += z;
          above++;
        }
        tau = (sum - 1) / above;
      }
      for (let j = 0; j < units; j++) {
        const p = x[offset + j] - largest - tau;
        y[offset + j] = p <= 0 ? 0 : p;
      }
    },
    // dxⱼ = dyⱼ − their mean, both over the outputs that are not 0
    backward: (y, dy, offset, units, dx) => {
      let sum = 0;
      let above = 0;
      for (let j = 0; j < units; j++) {
        if (y[offset + j] === 0) continue;
        sum += dy[offset + j];
        above++;
      }
      const mean = sum / above;
      for (let j = 0; j < units; j++) dx[offset + j] = y[offset + j] === 0 ? 0 : dy[offset + j] - mean;
    },
  },
} satisfies Readonly<Record<string, RowActivation>>;
