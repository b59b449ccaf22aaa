import { pow } from '../math.ts';
import type { AdamaxSpec } from './adamax.ts';
import { type Loop, memo, type Rule, zeros } from './rule.ts';

/**
 * m and v as in Adam;  p ← p − (a·m / A + b·g / B)·η / (√(v / (1 − β₂ᵗ)) + ε), with factor a and divisor A of
 * update t + 1, b and B of update t
 */
const nadamLoop: Loop = (round, f, p, g, m, v, _, from, to, cells, n) => {
  const learningRate = cells[n];
  const oneMinusBeta1 = cells[n + 1];
  const oneMinusBeta2 = cells[n + 2];
  const aheadFactor = cells[n + 3];
  const aheadDivisor = cells[n + 4];
  const nowFactor = cells[n + 5];
  const nowDivisor = cells[n + 6];
  const oneMinusPower = cells[n + 7];
  const epsilon = cells[n + 8];
  for (let i = from; i < to; i++) {
    const gradient = f[g + i];
    const first = round(f[m + i] + round(round(gradient - f[m + i]) * oneMinusBeta1));
    const second = round(f[v + i] + round(round(round(gradient * gradient) - f[v + i]) * oneMinusBeta2));
    f[m + i] = first;
    f[v + i] = second;
    const direction = round(
      round(round(aheadFactor * first) / aheadDivisor) + round(round(nowFactor * gradient) / nowDivisor),
    );
    const size = round(round(Math.sqrt(round(second / oneMinusPower))) + epsilon);
    f[p + i] = round(f[p + i] - round(round(direction * learningRate) / size));
  }
};

/** β₁ of update t, which grows towards β₁: μₜ = β₁·(1 − ½·0.96ᵗ) */
const momentumOf = (beta1: number, t: number): number => beta1 * (1 - 0.5 * pow(0.96, t));

/**
 * Adam with Nesterov momentum (keras/src/optimizers/nadam.py; Dozat 2015): with Mₜ = μ₁·…·μₜ the direction is
 * μₜ₊₁·m / (1 − Mₜ₊₁) + (1 − μₜ)·g / (1 − Mₜ), and the divisor √(v / (1 − β₂ᵗ)) + ε. PyTorch has 0.96^(t·0.004).
 */
export const nadam: Rule<AdamaxSpec> = {
  slots: () => zeros('momentum', 'velocity'),
  numbers: (out, { beta1, beta2, epsilon }, rate, t) => {
    const momentum = momentumOf(beta1, t);
    const next = momentumOf(beta1, t + 1);
    const product = out[memo] * momentum;
    out[0] = rate;
    out[1] = 1 - beta1;
    out[2] = 1 - beta2;
    out[3] = next;
    out[4] = 1 - product * next;
    out[5] = 1 - momentum;
    out[6] = 1 - product;
    out[7] = 1 - pow(beta2, t);
    out[8] = epsilon;
    out[memo] = product;
  },
  update: (_spec, slots) => ['nadam', ...slots],
  loops: { nadam: nadamLoop },
};
