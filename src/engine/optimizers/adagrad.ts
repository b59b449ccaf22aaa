import type { AdagradSpec } from '../specs/optimizers.ts';
import type { Rule } from './rule.ts';

/** Unlike in PyTorch, ε is under the root, and the sum begins at 0.1 (keras/src/optimizers/adagrad.py). */
export const adagrad: Rule<AdagradSpec> = {
  slots: ({ initialAccumulatorValue: value }) => [{ name: 'accumulator', value }],
  numbers: (out, { epsilon }, rate) => {
    out[0] = rate;
    out[1] = epsilon;
  },
  emit: (_spec, { slots: [sum], ...span }, update) => update('adagrad', { ...span, sum }),
};
