import { pow } from '../math.ts';
import { type CommonSpec, type Loop, type Rule, zeros } from './rule.ts';

/** `keras.optimizers`: `Adamax`, `Nadam`, both (learning_rate=0.001, beta_1=0.9, beta_2=0.999, epsilon=1e-7). */
export interface AdamaxSpec extends CommonSpec {
  readonly name: 'adamax' | 'nadam';
  /** 0 ≤ β < 1. */
  readonly beta1: number;
  /** 0 ≤ β < 1. */
  readonly beta2: number;
  /** > 0. */
  readonly epsilon: number;
}

/** m ← m + (g − m)(1 − β₁);  u ← max(β₂·u, |g|);  p ← p − η·m / ((1 − β₁ᵗ)·(u + ε)) */
const adamaxLoop: Loop = (round, f, p, g, m, u, _, from, to, cells, n) => {
  const learningRate = cells[n];
  const oneMinusBeta1 = cells[n + 1];
  const beta2 = cells[n + 2];
  const oneMinusPower = cells[n + 3];
  const epsilon = cells[n + 4];
  for (let i = from; i < to; i++) {
    const gradient = f[g + i];
    const first = round(f[m + i] + round(round(gradient - f[m + i]) * oneMinusBeta1));
    const norm = Math.max(round(beta2 * f[u + i]), Math.abs(gradient));
    f[m + i] = first;
    f[u + i] = norm;
    f[p + i] = round(f[p + i] - round(round(learningRate * first) / round(oneMinusPower * round(norm + epsilon))));
  }
};

/** Unlike in PyTorch, ε is added after the maximum is taken (keras/src/optimizers/adamax.py; Kingma & Ba 2015, 7.1). */
export const adamax: Rule<AdamaxSpec> = {
  slots: () => zeros('momentum', 'norm'),
  numbers: (out, { beta1, beta2, epsilon }, rate, t) => {
    out[0] = rate;
    out[1] = 1 - beta1;
    out[2] = beta2;
    out[3] = 1 - pow(beta1, t);
    out[4] = epsilon;
  },
  update: (_spec, slots) => ['adamax', ...slots],
  loops: { adamax: adamaxLoop },
};
