import type { FloatArray } from '../floats.ts';
import type { Loss, LossKind } from './loss.ts';

/**
 * Whether the targets are labels 0 and 1, which stand for −1 and 1. Keras looks at the whole batch, this function at a
 * row; for labels of either kind the result is the same.
 */
export function areLabels(f: FloatArray, t: number, units: number): boolean {
  for (let j = 0; j < units; j++) if (f[t + j] !== 0 && f[t + j] !== 1) return false;
  return true;
}

/** Where 1 − t·y is exactly 0 the slope is 0; Keras on PyTorch uses half the slope there. */
const signed: Loss = {
  add: (f, y, t, units, cells, at) => {
    const labels = areLabels(f, t, units);
    let sum = 0;
    for (let j = 0; j < units; j++) {
      const margin = 1 - (labels ? 2 * f[t + j] - 1 : f[t + j]) * f[y + j];
      sum += margin < 0 ? 0 : margin;
    }
    cells[at] += sum / units;
  },
  gradient: (f, y, t, units, rows, out) => {
    const scale = 1 / rows;
    const labels = areLabels(f, t, units);
    const factor = scale / units;
    for (let j = 0; j < units; j++) {
      const sign = labels ? 2 * f[t + j] - 1 : f[t + j];
      f[out + j] = 1 - sign * f[y + j] > 0 ? -sign * factor : 0;
    }
  },
  through: null,
};

export const hinge: LossKind = {
  formula: 'mean max(1 − t·y, 0), t = ±1',
  outputs: 'any',
  targets: 'sign',
  create: () => signed,
};

/** The largest (1 − t)·y of the row. */
function largestWrong(f: FloatArray, y: number, t: number, units: number): number {
  let largest = (1 - f[t]) * f[y];
  for (let j = 1; j < units; j++) {
    const wrong = (1 - f[t + j]) * f[y + j];
    if (!(wrong <= largest)) largest = wrong; // NaN, too
  }
  return largest;
}

function right(f: FloatArray, y: number, t: number, units: number): number {
  let sum = 0;
  for (let j = 0; j < units; j++) sum += f[t + j] * f[y + j];
  return sum;
}

const categorical: Loss = {
  add: (f, y, t, units, cells, at) => {
    const margin = largestWrong(f, y, t, units) - right(f, y, t, units) + 1;
    cells[at] += margin < 0 ? 0 : margin;
  },
  // Outputs that are equally the largest share the gradient, as in TensorFlow, PyTorch and JAX.
  gradient: (f, y, t, units, rows, out) => {
    const scale = 1 / rows;
    const largest = largestWrong(f, y, t, units);
    const counts = largest - right(f, y, t, units) + 1 > 0;
    let alike = 0;
    for (let j = 0; j < units; j++) if ((1 - f[t + j]) * f[y + j] === largest) alike++;
    for (let j = 0; j < units; j++) {
      const wrong = (1 - f[t + j]) * f[y + j] === largest ? (1 - f[t + j]) / alike : 0;
      f[out + j] = counts ? (wrong - f[t + j]) * scale : 0;
    }
  },
  through: null,
};

export const categoricalHinge: LossKind = {
  formula: 'max(max (1 − t)·y − Σ t·y + 1, 0)',
  outputs: 'any',
  targets: 'oneHot',
  create: () => categorical,
};
