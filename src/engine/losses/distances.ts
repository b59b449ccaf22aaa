import { exp, log, log1p, tanh } from '../math.ts';
import type { Loss, LossKind } from './loss.ts';

/** The mean over the units of `count(e)` for each error e = y − t; `slope` is the derivative of `count`. */
function ofErrors(count: (e: number) => number, slope: (e: number) => number): Loss {
  return {
    add: (f, y, t, units, cells, at) => {
      let sum = 0;
      for (let j = 0; j < units; j++) sum += count(f[y + j] - f[t + j]);
      cells[at] += sum / units;
    },
    gradient: (f, y, t, units, rows, out) => {
      const factor = 1 / rows / units;
      for (let j = 0; j < units; j++) f[out + j] = slope(f[y + j] - f[t + j]) * factor;
    },
    through: null,
  };
}

const meanSquared: Loss = {
  add: (f, y, t, units, cells, at) => {
    let sum = 0;
    for (let j = 0; j < units; j++) sum += (f[y + j] - f[t + j]) * (f[y + j] - f[t + j]);
    cells[at] += sum / units;
  },
  gradient: (f, y, t, units, rows, out) => {
    const scale = 1 / rows;
    const factor = (2 * scale) / units;
    for (let j = 0; j < units; j++) f[out + j] = (f[y + j] - f[t + j]) * factor;
  },
  through: null,
};

export const meanSquaredError: LossKind = {
  formula: 'mean (y − t)²',
  outputs: 'any',
  targets: 'number',
  create: () => meanSquared,
};

/** At an error of 0 the slope is 0, as in TensorFlow and PyTorch; in JAX it is 1. */
export const meanAbsoluteError: LossKind = {
  formula: 'mean |y − t|',
  outputs: 'any',
  targets: 'number',
  create: () => ofErrors(Math.abs, Math.sign),
};

export const huber: LossKind = {
  formula: 'mean (|e| ≤ δ ? ½·e² : δ·|e| − ½·δ²), e = y − t',
  outputs: 'any',
  targets: 'number',
  create: ({ delta }) =>
    ofErrors(
      (e) => (Math.abs(e) <= delta ? 0.5 * e * e : delta * Math.abs(e) - 0.5 * delta * delta),
      (e) => (Math.abs(e) <= delta ? e : delta * Math.sign(e)),
    ),
};

const log2 = log(2);

/** Keras's e + softplus(−2e) − log 2, from |e|, so that neither sign overflows: log cosh is even. */
export const logCosh: LossKind = {
  formula: 'mean log cosh(y − t)',
  outputs: 'any',
  targets: 'number',
  create: () => ofErrors((e) => Math.abs(e) + log1p(exp(-2 * Math.abs(e))) - log2, tanh),
};
