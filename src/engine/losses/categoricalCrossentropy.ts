import { largestAt, type Round } from '../floats.ts';
import { exp, log } from '../math.ts';
import { createClip, type Loss, type LossKind } from './loss.ts';

/** Targets are moved to the middle, t ← t·(1 − s) + s/units; without smoothing no bit of them changes. */
function fromProbabilities(smoothing: number, round: Round): Loss {
  const keep = 1 - smoothing;
  const { hold, holds } = createClip(round);
  return {
    // The outputs are made to sum to 1 first, then clipped, as in Keras.
    add: (f, y, t, units, cells, at) => {
      const add = smoothing / units;
      let total = 0;
      for (let j = 0; j < units; j++) total += f[y + j];
      let sum = 0;
      for (let j = 0; j < units; j++) sum -= (f[t + j] * keep + add) * log(hold(f[y + j] / total));
      cells[at] += sum;
    },
    // ∂/∂yₖ = Σⱼ −tⱼ/qⱼ · (δⱼₖ/S − yⱼ/S²), with q = y/S and only where q is not clipped
    gradient: (f, y, t, units, rows, out) => {
      const scale = 1 / rows;
      const add = smoothing / units;
      let total = 0;
      for (let j = 0; j < units; j++) total += f[y + j];
      let kept = 0; // Σ tⱼ over the outputs not clipped
      for (let j = 0; j < units; j++) if (holds(f[y + j] / total)) kept += f[t + j] * keep + add;
      for (let j = 0; j < units; j++) {
        const own = holds(f[y + j] / total) ? (f[t + j] * keep + add) / f[y + j] : 0;
        f[out + j] = (kept / total - own) * scale;
      }
    },
    through: {
      activation: 'softmax',
      add: addLogits(smoothing),
      // ∂/∂z = y·Σt − t; Σt is 1 for one-hot targets
      gradient: (f, y, t, units, rows, out) => {
        const scale = 1 / rows;
        const add = smoothing / units;
        let total = 0;
        for (let j = 0; j < units; j++) total += f[t + j] * keep + add;
        for (let j = 0; j < units; j++) f[out + j] = (f[y + j] * total - (f[t + j] * keep + add)) * scale;
      },
    },
  };
}

/** The loss when the outputs are logits. */
function fromLogits(smoothing: number): Loss {
  const keep = 1 - smoothing;
  return {
    add: addLogits(smoothing),
    // ∂/∂z = softmax(z)·Σt − t
    gradient: (f, z, t, units, rows, out) => {
      const scale = 1 / rows;
      const add = smoothing / units;
      const largest = f[largestAt(f, z, units)];
      let total = 0;
      let weight = 0;
      for (let j = 0; j < units; j++) {
        total += exp(f[z + j] - largest);
        weight += f[t + j] * keep + add;
      }
      for (let j = 0; j < units; j++) {
        f[out + j] = ((exp(f[z + j] - largest) / total) * weight - (f[t + j] * keep + add)) * scale;
      }
    },
    through: null,
  };
}

/** Σ t·(log Σ e^(z − max z) + max z − z) */
function addLogits(smoothing: number): Loss['add'] {
  const keep = 1 - smoothing;
  return (f, z, t, units, cells, at) => {
    const add = smoothing / units;
    const largest = f[largestAt(f, z, units)];
    let total = 0;
    for (let j = 0; j < units; j++) total += exp(f[z + j] - largest);
    const logTotal = log(total);
    let sum = 0;
    for (let j = 0; j < units; j++) sum += (f[t + j] * keep + add) * (logTotal + largest - f[z + j]);
    cells[at] += sum;
  };
}

export const categoricalCrossentropy: LossKind = {
  formula: '−Σ t·log y',
  outputs: 'positive',
  targets: 'oneHot',
  create: ({ fromLogits: areLogits, labelSmoothing }, round) =>
    areLogits ? fromLogits(labelSmoothing) : fromProbabilities(labelSmoothing, round),
};

/**
 * Keras's loss gets labels 0, 1, 2 … and makes them one-hot itself; here the targets are already one-hot, and the
 * numbers are the same. It has no label smoothing.
 */
export const sparseCategoricalCrossentropy: LossKind = {
  ...categoricalCrossentropy,
  formula: '−log y[label]',
  create: (options, round) => categoricalCrossentropy.create({ ...options, labelSmoothing: 0 }, round),
};
