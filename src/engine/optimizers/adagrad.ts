import type { CommonSpec, Loop, Rule } from './rule.ts';

/** `keras.optimizers.Adagrad(learning_rate=0.001, initial_accumulator_value=0.1, epsilon=1e-7)`. */
export interface AdagradSpec extends CommonSpec {
  readonly name: 'adagrad';
  /** ≥ 0. */
  readonly initialAccumulatorValue: number;
  /** > 0. */
  readonly epsilon: number;
}

/** a ← a + g²;  p ← p − η·g / √(a + ε) */
const adagradLoop: Loop = (round, f, p, g, a, _, __, from, to, cells, n) => {
  const learningRate = cells[n];
  const epsilon = cells[n + 1];
  for (let i = from; i < to; i++) {
    const gradient = f[g + i];
    const sum = round(f[a + i] + round(gradient * gradient));
    f[a + i] = sum;
    f[p + i] = round(f[p + i] - round(round(learningRate * gradient) / round(Math.sqrt(round(sum + epsilon)))));
  }
};

/** Unlike in PyTorch, ε is under the root, and the sum begins at 0.1 (keras/src/optimizers/adagrad.py). */
export const adagrad: Rule<AdagradSpec> = {
  slots: ({ initialAccumulatorValue: value }) => [{ name: 'accumulator', value }],
  numbers: (out, { epsilon }, rate) => {
    out[0] = rate;
    out[1] = epsilon;
  },
  update: (_spec, slots) => ['adagrad', ...slots],
  loops: { adagrad: adagradLoop },
};
