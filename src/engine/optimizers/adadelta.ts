import type { AdadeltaSpec } from '../specs/optimizers.ts';
import { type Rule, zeros } from './rule.ts';

/** Same as PyTorch's except for the default learning rate (keras/src/optimizers/adadelta.py; Zeiler 2012). */
export const adadelta: Rule<AdadeltaSpec> = {
  slots: () => zeros('accumulated gradient', 'accumulated change'),
  numbers: (out, { rho, epsilon }, rate) => {
    out[0] = rate;
    out[1] = rho;
    out[2] = 1 - rho;
    out[3] = epsilon;
  },
  emit: (_spec, { slots: [average, changes], ...span }, update) => update('adadelta', { ...span, average, changes }),
};
