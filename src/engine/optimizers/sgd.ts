import type { SgdSpec } from '../specs/optimizers.ts';
import { type Rule, zeros } from './rule.ts';

/** Unlike in PyTorch, the velocity includes the learning rate (keras/src/optimizers/sgd.py). */
export const sgd: Rule<SgdSpec> = {
  slots: () => zeros('velocity'),
  numbers: (out, { momentum }, rate) => {
    out[0] = rate;
    out[1] = momentum;
  },
  emit: ({ momentum, nesterov }, { slots: [m], ...span }, update) => {
    if (momentum === 0) update('sgd', span);
    else update(nesterov ? 'nesterov' : 'momentum', { ...span, m });
  },
};
