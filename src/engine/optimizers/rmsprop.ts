import { type CommonSpec, type Loop, type Rule, zeros } from './rule.ts';

/** `keras.optimizers.RMSprop(learning_rate=0.001, rho=0.9, momentum=0, epsilon=1e-7, centered=False)`. */
export interface RmspropSpec extends CommonSpec {
  readonly name: 'rmsprop';
  /** 0 ≤ ρ < 1. */
  readonly rho: number;
  /** 0 … 1. */
  readonly momentum: number;
  /** > 0. */
  readonly epsilon: number;
  readonly centered: boolean;
}

/**
 * v ← ρ·v + (1 − ρ)·g²;  s ← η·g / √(v + ε), or with `average` (centered) a ← ρ·a + (1 − ρ)·g and v − a² + ε under
 * the root;  p ← p − s, or with `m` m ← μ·m + s;  p ← p − m
 */
const rmspropLoop: Loop = (round, f, p, g, v, m, average, from, to, cells, n) => {
  const learningRate = cells[n];
  const rho = cells[n + 1];
  const oneMinusRho = cells[n + 2];
  const mu = cells[n + 3];
  const epsilon = cells[n + 4];
  for (let i = from; i < to; i++) {
    const gradient = f[g + i];
    const second = round(round(rho * f[v + i]) + round(oneMinusRho * round(gradient * gradient)));
    f[v + i] = second;
    let variance = second;
    if (average >= 0) {
      const first = round(round(rho * f[average + i]) + round(oneMinusRho * gradient));
      f[average + i] = first;
      variance = round(second - round(first * first));
    }
    let step = round(round(learningRate * gradient) / round(Math.sqrt(round(variance + epsilon))));
    if (m >= 0) {
      step = round(round(mu * f[m + i]) + step);
      f[m + i] = step;
    }
    f[p + i] = round(f[p + i] - step);
  }
};

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
  update: ({ momentum }, [v, m, average = -1]) => ['rmsprop', v, momentum === 0 ? -1 : m, average],
  loops: { rmsprop: rmspropLoop },
};
