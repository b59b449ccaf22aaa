import { exp, log, log1p } from '../math.ts';
import type { Round } from '../floats.ts';
import { createClip, type Loss, type LossKind } from './loss.ts';

/** Sigmoid without overflow for either sign. */
function sigmoid(z: number): number {
  const e = exp(-Math.abs(z));
  return (z >= 0 ? 1 : e) / (1 + e);
}

/** Factors that move targets to the middle, t ← t·keep + add; without smoothing no bit of them changes. */
function smoothed(smoothing: number): { readonly keep: number; readonly add: number } {
  return { keep: 1 - smoothing, add: 0.5 * smoothing };
}

function fromProbabilities(smoothing: number, round: Round): Loss {
  const { keep, add } = smoothed(smoothing);
  const { hold, holds } = createClip(round);
  return {
    add: (f, y, t, units, cells, at) => {
      let sum = 0;
      for (let j = 0; j < units; j++) {
        const p = hold(f[y + j]);
        const target = f[t + j] * keep + add;
        sum -= target * log(p) + (1 - target) * log1p(-p);
      }
      cells[at] += sum / units;
    },
    gradient: (f, y, t, units, rows, out) => {
      const factor = 1 / rows / units;
      for (let j = 0; j < units; j++) {
        const p = f[y + j];
        f[out + j] = holds(p) ? ((p - (f[t + j] * keep + add)) / (p * (1 - p))) * factor : p !== p ? p : 0;
      }
    },
    through: {
      activation: 'sigmoid',
      add: addLogits(smoothing),
      // The gradient of sigmoid and its cross-entropy together: ∂/∂z = y − t
      gradient: (f, y, t, units, rows, out) => {
        const factor = 1 / rows / units;
        for (let j = 0; j < units; j++) f[out + j] = (f[y + j] - (f[t + j] * keep + add)) * factor;
      },
    },
  };
}

/** The loss when the outputs are logits. */
function fromLogits(smoothing: number): Loss {
  const { keep, add } = smoothed(smoothing);
  return {
    add: addLogits(smoothing),
    // ∂/∂z = sigmoid(z) − t
    gradient: (f, z, t, units, rows, out) => {
      const factor = 1 / rows / units;
      for (let j = 0; j < units; j++) f[out + j] = (sigmoid(f[z + j]) - (f[t + j] * keep + add)) * factor;
    },
    through: null,
  };
}

/** mean (max(z, 0) − z·t + log(1 + e^−|z|)) */
function addLogits(smoothing: number): Loss['add'] {
  const { keep, add } = smoothed(smoothing);
  return (f, z, t, units, cells, at) => {
    let sum = 0;
    for (let j = 0; j < units; j++) {
      sum += (f[z + j] > 0 ? f[z + j] : 0) - f[z + j] * (f[t + j] * keep + add) + log1p(exp(-Math.abs(f[z + j])));
    }
    cells[at] += sum / units;
  };
}

export const binaryCrossentropy: LossKind = {
  formula: '−mean (t·log y + (1 − t)·log(1 − y))',
  outputs: 'probability',
  targets: 'binary',
  create: ({ fromLogits: areLogits, labelSmoothing }, round) =>
    areLogits ? fromLogits(labelSmoothing) : fromProbabilities(labelSmoothing, round),
};
