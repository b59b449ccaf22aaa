import { pow } from '../math.ts';
import type { AdamaxSpec } from '../specs/optimizers.ts';
import { type Rule, zeros } from './rule.ts';

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
  emit: (_spec, { slots: [m, u], ...span }, update) => update('adamax', { ...span, m, u }),
};
