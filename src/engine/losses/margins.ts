import type { FloatArray } from '../model.ts';
import type { Loss, LossKind } from './loss.ts';

/**
 * Whether the targets are labels 0 and 1, which stand for −1 and 1. Keras looks at the whole batch, this function at a
 * row; for labels of either kind the result is the same.
 */
function areLabels(t: FloatArray, offset: number, units: number): boolean {
  for (let j = offset; j < offset + units; j++) if (t[j] !== 0 && t[j] !== 1) return false;
  return true;
}

/** Where 1 − t·y is exactly 0 the slope is 0; Keras on PyTorch uses half the slope there. */
const signed: Loss = {
  value: (y, t, offset, units) => {
    const labels = areLabels(t, offset, units);
    let sum = 0;
    for (let j = offset; j < offset + units; j++) {
      const margin = 1 - (labels ? 2 * t[j] - 1 : t[j]) * y[j];
      sum += margin < 0 ? 0 : margin;
    }
    return sum / units;
  },
  gradient: (y, t, offset, units, scale, out) => {
    const labels = areLabels(t, offset, units);
    const factor = scale / units;
    for (let j = offset; j < offset + units; j++) {
      const sign = labels ? 2 * t[j] - 1 : t[j];
      out[j] = 1 - sign * y[j] > 0 ? -sign * factor : 0;
    }
  },
  through: null,
};

export const hinge: LossKind = {
  formula: 'mean max(1 − t·y, 0), t = ±1',
  outputs: 'any',
  targets: 'sign',
  takes: [],
  create: () => signed,
};

/** The largest (1 − t)·y of the row. */
function largestWrong(y: FloatArray, t: FloatArray, offset: number, units: number): number {
  let largest = (1 - t[offset]) * y[offset];
  for (let j = offset + 1; j < offset + units; j++) {
    const wrong = (1 - t[j]) * y[j];
    if (!(wrong <= largest)) largest = wrong; // NaN, too
  }
  return largest;
}

function right(y: FloatArray, t: FloatArray, offset: number, units: number): number {
  let sum = 0;
  for (let j = offset; j < offset + units; j++) sum += t[j] * y[j];
  return sum;
}

const categorical: Loss = {
  value: (y, t, offset, units) => {
    const margin = largestWrong(y, t, offset, units) - right(y, t, offset, units) + 1;
    return margin < 0 ? 0 : margin;
  },
  // Outputs that are equally the largest share the gradient, as in TensorFlow, PyTorch and JAX.
  gradient: (y, t, offset, units, scale, out) => {
    const largest = largestWrong(y, t, offset, units);
    const counts = largest - right(y, t, offset, units) + 1 > 0;
    let alike = 0;
    for (let j = offset; j < offset + units; j++) if ((1 - t[j]) * y[j] === largest) alike++;
    for (let j = offset; j < offset + units; j++) {
      const wrong = (1 - t[j]) * y[j] === largest ? (1 - t[j]) / alike : 0;
      out[j] = counts ? (wrong - t[j]) * scale : 0;
    }
  },
  through: null,
};

export const categoricalHinge: LossKind = {
  formula: 'max(max (1 − t)·y − Σ t·y + 1, 0)',
  outputs: 'any',
  targets: 'oneHot',
  takes: [],
  create: () => categorical,
};
