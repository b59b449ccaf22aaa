import { pow } from '../math.ts';
import type { AdamSpec } from '../specs/optimizers.ts';
import { type Rule, zeros } from './rule.ts';

/**
 * Unlike in PyTorch, ε is added to √v before bias correction: α = η·√(1 − β₂ᵗ) / (1 − β₁ᵗ), Kingma & Ba 2015, end of
 * section 2; and AMSGrad's v̂ is not corrected separately (keras/src/optimizers/adam.py).
 */
export const adam: Rule<AdamSpec> = {
  slots: ({ amsgrad }) => zeros('momentum', 'velocity', ...(amsgrad ? ['largest velocity'] : [])),
  numbers: (out, { beta1, beta2, epsilon }, rate, t) => {
    out[0] = (rate * Math.sqrt(1 - pow(beta2, t))) / (1 - pow(beta1, t));
    out[1] = 1 - beta1;
    out[2] = 1 - beta2;
    out[3] = epsilon;
  },
  emit: (_spec, { slots: [m, v, largest = -1], ...span }, update) => update('adam', { ...span, m, v, largest }),
};
