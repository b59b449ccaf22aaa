import { exp, log } from '../math.ts';
import { type FloatArray, largestAt } from '../floats.ts';
import { type Range, share } from './activation.ts';

/**
 * An activation that ties the units of a layer together: it maps a row of `units` values. The rows x, y, dy and dx begin
 * at these indices of one array.
 */
export interface RowActivation {
  /** The formula as text for people. */
  readonly formula: string;
  /** x → y, in float64, rounded once. */
  readonly forward: (f: FloatArray, x: number, y: number, units: number) => void;
  /** dy → dx given y, in float64, rounded once. */
  readonly backward: (f: FloatArray, y: number, dy: number, dx: number, units: number) => void;
  /** Range of its values. */
  readonly range: Range;
}

export const rows = {
  softmax: {
    range: share,
    formula: 'e^xⱼ / Σₖ e^xₖ',
    forward: (f, x, y, units) => {
      const largest = f[largestAt(f, x, units)];
      let sum = 0;
      for (let j = 0; j < units; j++) sum += exp(f[x + j] - largest);
      for (let j = 0; j < units; j++) f[y + j] = exp(f[x + j] - largest) / sum;
    },
    // dxⱼ = yⱼ·(dyⱼ − Σₖ dyₖ·yₖ)
    backward: (f, y, dy, dx, units) => {
      let dot = 0;
      for (let j = 0; j < units; j++) dot += f[dy + j] * f[y + j];
      for (let j = 0; j < units; j++) f[dx + j] = f[y + j] * (f[dy + j] - dot);
    },
  },
  log_softmax: {
    range: [-Infinity, 0],
    formula: 'xⱼ − log Σₖ e^xₖ',
    forward: (f, x, y, units) => {
      const largest = f[largestAt(f, x, units)];
      let sum = 0;
      for (let j = 0; j < units; j++) sum += exp(f[x + j] - largest);
      const logSum = log(sum);
      for (let j = 0; j < units; j++) f[y + j] = f[x + j] - largest - logSum;
    },
    // dxⱼ = dyⱼ − e^yⱼ·Σₖ dyₖ
    backward: (f, y, dy, dx, units) => {
      let sum = 0;
      for (let j = 0; j < units; j++) sum += f[dy + j];
      for (let j = 0; j < units; j++) f[dx + j] = f[dy + j] - exp(f[y + j]) * sum;
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
    forward: (f, x, y, units) => {
      const largest = f[largestAt(f, x, units)];
      let tau = -Infinity;
      for (let above = 0, before = -1; above !== before;) {
        before = above;
        above = 0;
        let sum = 0;
        for (let j = 0; j < units; j++) {
          const z = f[x + j] - largest;
          if (z <= tau) continue; // NaN is kept
          sum += z;
          above++;
        }
        tau = (sum - 1) / above;
      }
      for (let j = 0; j < units; j++) {
        const p = f[x + j] - largest - tau;
        f[y + j] = p <= 0 ? 0 : p;
      }
    },
    // dxⱼ = dyⱼ − their mean, both over the outputs that are not 0
    backward: (f, y, dy, dx, units) => {
      let sum = 0;
      let above = 0;
      for (let j = 0; j < units; j++) {
        if (f[y + j] === 0) continue;
        sum += f[dy + j];
        above++;
      }
      const mean = sum / above;
      for (let j = 0; j < units; j++) f[dx + j] = f[y + j] === 0 ? 0 : f[dy + j] - mean;
    },
  },
} satisfies Readonly<Record<string, RowActivation>>;
