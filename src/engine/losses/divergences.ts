import { log } from '../math.ts';
import { epsilon, type Loss, type LossKind } from './loss.ts';

const poissonLoss: Loss = {
  value: (y, t, offset, units) => {
    let sum = 0;
    for (let j = offset; j < offset + units; j++) sum += y[j] - t[j] * log(y[j] + epsilon);
    return sum / units;
  },
  gradient: (y, t, offset, units, scale, out) => {
    const factor = scale / units;
    for (let j = offset; j < offset + units; j++) out[j] = (1 - t[j] / (y[j] + epsilon)) * factor;
  },
  through: null,
};

/** An output below −ε has no logarithm: the loss is then NaN, as in Keras. */
export const poisson: LossKind = {
  formula: 'mean (y − t·log(y + ε))',
  outputs: 'positive',
  targets: 'count',
  takes: [],
  create: () => poissonLoss,
};

/** Clips targets and outputs to [ε, 1]. */
const clip = (p: number): number => (p < epsilon ? epsilon : p > 1 ? 1 : p);
const inside = (p: number): boolean => p >= epsilon && p <= 1;

const divergence: Loss = {
  value: (y, t, offset, units) => {
    let sum = 0;
    for (let j = offset; j < offset + units; j++) {
      const target = clip(t[j]);
      sum += target * log(target / clip(y[j]));
    }
    return sum;
  },
  gradient: (y, t, offset, units, scale, out) => {
    for (let j = offset; j < offset + units; j++) {
      const p = y[j];
      out[j] = inside(p) ? (-clip(t[j]) / p) * scale : p !== p ? p : 0;
    }
  },
  through: null,
};

export const klDivergence: LossKind = {
  formula: 'Σ t·log(t / y)',
  outputs: 'probability',
  targets: 'distribution',
  takes: [],
  create: () => divergence,
};
