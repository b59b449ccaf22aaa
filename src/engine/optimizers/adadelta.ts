import { type CommonSpec, type Loop, type Rule, zeros } from './rule.ts';

/** `keras.optimizers.Adadelta(learning_rate=0.001, rho=0.95, epsilon=1e-7)`. */
export interface AdadeltaSpec extends CommonSpec {
  readonly name: 'adadelta';
  /** 0 ≤ ρ < 1. */
  readonly rho: number;
  /** > 0. */
  readonly epsilon: number;
}

/** a ← ρ·a + (1 − ρ)·g²;  δ ← −√(d + ε)·g / √(a + ε);  d ← ρ·d + (1 − ρ)·δ²;  p ← p + η·δ */
const adadeltaLoop: Loop = (round, f, p, g, a, d, _, from, to, cells, n) => {
  const learningRate = cells[n];
  const rho = cells[n + 1];
  const oneMinusRho = cells[n + 2];
  const epsilon = cells[n + 3];
  for (let i = from; i < to; i++) {
    const gradient = f[g + i];
    const square = round(round(rho * f[a + i]) + round(oneMinusRho * round(gradient * gradient)));
    f[a + i] = square;
    const before = round(Math.sqrt(round(f[d + i] + epsilon)));
    const delta = -round(round(before * gradient) / round(Math.sqrt(round(square + epsilon))));
    f[d + i] = round(round(rho * f[d + i]) + round(oneMinusRho * round(delta * delta)));
    f[p + i] = round(f[p + i] + round(learningRate * delta));
  }
};

/** Same as PyTorch's except for the default learning rate (keras/src/optimizers/adadelta.py; Zeiler 2012). */
export const adadelta: Rule<AdadeltaSpec> = {
  slots: () => zeros('accumulated gradient', 'accumulated change'),
  numbers: (out, { rho, epsilon }, rate) => {
    out[0] = rate;
    out[1] = rho;
    out[2] = 1 - rho;
    out[3] = epsilon;
  },
  update: (_spec, slots) => ['adadelta', ...slots],
  loops: { adadelta: adadeltaLoop },
};
