import { type CommonSpec, type Loop, type Rule, zeros } from './rule.ts';

/** `keras.optimizers.SGD(learning_rate=0.01, momentum=0, nesterov=False)`. */
export interface SgdSpec extends CommonSpec {
  readonly name: 'sgd';
  /** 0 … 1. */
  readonly momentum: number;
  readonly nesterov: boolean;
}

/** p ← p − η·g */
const sgdLoop: Loop = (round, f, p, g, _, __, ___, from, to, cells, n) => {
  const learningRate = cells[n];
  for (let i = from; i < to; i++) f[p + i] = round(f[p + i] - round(learningRate * f[g + i]));
};

/** m ← μ·m − η·g;  p ← p + m, or with Nesterov p ← p + (μ·m − η·g) */
const withMomentum =
  (nesterov: boolean): Loop =>
  (round, f, p, g, m, _, __, from, to, cells, n) => {
    const learningRate = cells[n];
    const mu = cells[n + 1];
    for (let i = from; i < to; i++) {
      const step = round(learningRate * f[g + i]);
      const velocity = round(round(mu * f[m + i]) - step);
      f[m + i] = velocity;
      f[p + i] = round(f[p + i] + (nesterov ? round(round(mu * velocity) - step) : velocity));
    }
  };

/** Unlike in PyTorch, the velocity includes the learning rate (keras/src/optimizers/sgd.py). */
export const sgd: Rule<SgdSpec> = {
  slots: () => zeros('velocity'),
  numbers: (out, { momentum }, rate) => {
    out[0] = rate;
    out[1] = momentum;
  },
  update: ({ momentum, nesterov }, [m]) => (momentum === 0 ? ['sgd'] : [nesterov ? 'nesterov' : 'momentum', m]),
  loops: { sgd: sgdLoop, momentum: withMomentum(false), nesterov: withMomentum(true) },
};
