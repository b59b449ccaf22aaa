import { pow } from '../math.ts';
import type { AdamaxSpec } from '../specs/optimizers.ts';
import { memo, type Rule, zeros } from './rule.ts';

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
  emit: (_spec, { slots: [m, v], ...span }, update) => update('nadam', { ...span, m, v }),
};
