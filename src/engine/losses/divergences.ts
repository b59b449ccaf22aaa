import { log } from '../math.ts';
import { epsilon, type Loss, type LossKind } from './loss.ts';

const poissonLoss: Loss = {
  add: (f, y, t, units, cells, at) => {
    let sum = 0;
    for (let j = 0; j < units; j++) sum += f[y + j] - f[t + j] * log(f[y + j] + epsilon);
    cells[at] += sum / units;
  },
  gradient: (f, y, t, units, rows, out) => {
    const factor = 1 / rows / units;
    for (let j = 0; j < units; j++) f[out + j] = (1 - f[t + j] / (f[y + j] + epsilon)) * factor;
  },
  through: null,
};

/** An output below −ε has no logarithm: the loss is then NaN, as in Keras. */
export const poisson: LossKind = {
  formula: 'mean (y − t·log(y + ε))',
  outputs: 'positive',
  targets: 'count',
  create: () => poissonLoss,
};

/** Clips targets and outputs to [ε, 1]. */
const clip = (p: number): number => (p < epsilon ? epsilon : p > 1 ? 1 : p);
const inside = (p: number): boolean => p >= epsilon && p <= 1;

const divergence: Loss = {
  add: (f, y, t, units, cells, at) => {
    let sum = 0;
    for (let j = 0; j < units; j++) {
      const target = clip(f[t + j]);
      sum += target * log(target / clip(f[y + j]));
    }
    cells[at] += sum;
  },
  gradient: (f, y, t, units, rows, out) => {
    const scale = 1 / rows;
    for (let j = 0; j < units; j++) {
      const p = f[y + j];
      f[out + j] = inside(p) ? (-clip(f[t + j]) / p) * scale : p !== p ? p : 0;
    }
  },
  through: null,
};

export const klDivergence: LossKind = {
  formula: 'Σ t·log(t / y)',
  outputs: 'probability',
  targets: 'distribution',
  create: () => divergence,
};
