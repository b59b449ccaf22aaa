import { exp, log } from '../math.ts';
import type { FloatArray } from '../model.ts';
import { createClip, type Loss, type LossKind, type Round } from './loss.ts';

function largestOf(z: FloatArray, offset: number, units: number): number {
  let largest = z[offset];
  for (let j = offset + 1; j < offset + units; j++) if (z[j] > largest) largest = z[j];
  return largest;
}

/** Targets are moved to the middle, t ← t·(1 − s) + s/units; without smoothing no bit of them changes. */
function fromProbabilities(smoothing: number, round: Round): Loss {
  const keep = 1 - smoothing;
  const { hold, holds } = createClip(round);
  return {
    // The outputs are made to sum to 1 first, then clipped, as in Keras.
    value: (y, t, offset, units) => {
      const add = smoothing / units;
      let total = 0;
      for (let j = offset; j < offset + units; j++) total += y[j];
      let sum = 0;
      for (let j = offset; j < offset + units; j++) sum -= (t[j] * keep + add) * log(hold(y[j] / total));
      return sum;
    },
    // ∂/∂yₖ = Σⱼ −tⱼ/qⱼ · (δⱼₖ/S − yⱼ/S²), with q = y/S and only where q is not clipped
    gradient: (y, t, offset, units, scale, out) => {
      const add = smoothing / units;
      let total = 0;
      for (let j = offset; j < offset + units; j++) total += y[j];
      let kept = 0; // Σ tⱼ over the outputs not clipped
      for (let j = offset; j < offset + units; j++) if (holds(y[j] / total)) kept += t[j] * keep + add;
      for (let j = offset; j < offset + units; j++) {
        const own = holds(y[j] / total) ? (t[j] * keep + add) / y[j] : 0;
        out[j] = (kept / total - own) * scale;
      }
    },
    through: {
      activation: 'softmax',
      value: logitValue(smoothing),
      // ∂/∂z = y·Σt − t; Σt is 1 for one-hot targets
      gradient: (y, t, offset, units, scale, out) => {
        const add = smoothing / units;
        let total = 0;
        for (let j = offset; j < offset + units; j++) total += t[j] * keep + add;
        for (let j = offset; j < offset + units; j++) out[j] = (y[j] * total - (t[j] * keep + add)) * scale;
      },
    },
  };
}

/** The loss when the outputs are logits. */
function fromLogits(smoothing: number): Loss {
  const keep = 1 - smoothing;
  return {
    value: logitValue(smoothing),
    // ∂/∂z = softmax(z)·Σt − t
    gradient: (z, t, offset, units, scale, out) => {
      const add = smoothing / units;
      const largest = largestOf(z, offset, units);
      let total = 0;
      let weight = 0;
      for (let j = offset; j < offset + units; j++) {
        total += exp(z[j] - largest);
        weight += t[j] * keep + add;
      }
      for (let j = offset; j < offset + units; j++) {
        out[j] = ((exp(z[j] - largest) / total) * weight - (t[j] * keep + add)) * scale;
      }
    },
    through: null,
  };
}

/** Σ t·(log Σ e^(z − max z) + max z − z) */
function logitValue(smoothing: number): Loss['value'] {
  const keep = 1 - smoothing;
  return (z, t, offset, units) => {
    const add = smoothing / units;
    const largest = largestOf(z, offset, units);
    let total = 0;
    for (let j = offset; j < offset + units; j++) total += exp(z[j] - largest);
    const logTotal = log(total);
    let sum = 0;
    for (let j = offset; j < offset + units; j++) sum += (t[j] * keep + add) * (logTotal + largest - z[j]);
    return sum;
  };
}

export const categoricalCrossentropy: LossKind = {
  formula: '−Σ t·log y',
  outputs: 'positive',
  targets: 'oneHot',
  takes: ['fromLogits', 'labelSmoothing'],
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
  takes: ['fromLogits'],
  create: (options, round) => categoricalCrossentropy.create({ ...options, labelSmoothing: 0 }, round),
};
