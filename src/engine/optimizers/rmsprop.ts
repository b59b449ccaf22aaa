import type { RmspropSpec } from '../specs/optimizers.ts';
import { type Rule, zeros } from './rule.ts';

/** Unlike in PyTorch, ε is under the root (keras/src/optimizers/rmsprop.py). */
export const rmsprop: Rule<RmspropSpec> = {
  slots: ({ centered }) => zeros('velocity', 'momentum', ...(centered ? ['average'] : [])),
  numbers: (out, { rho, momentum, epsilon }, rate) => {
    out[0] = rate;
    out[1] = rho;
    out[2] = 1 - rho;
    out[3] = momentum;
    out[4] = epsilon;
  },
  emit: ({ momentum }, { slots: [v, m, average = -1], ...span }, update) => {
    update('rmsprop', { ...span, v, m: momentum === 0 ? -1 : m, average });
  },
};
