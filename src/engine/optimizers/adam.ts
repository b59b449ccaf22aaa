import { pow } from '../math.ts';
import { type CommonSpec, type Loop, type Rule, zeros } from './rule.ts';

/**
 * `keras.optimizers.Adam(learning_rate=0.001, beta_1=0.9, beta_2=0.999, epsilon=1e-7, amsgrad=False)`, and AdamW, which
 * differs only in its default `weight_decay=0.004`.
 */
export interface AdamSpec extends CommonSpec {
  readonly name: 'adam' | 'adamw';
  /** 0 ≤ β < 1. */
  readonly beta1: number;
  /** 0 ≤ β < 1. */
  readonly beta2: number;
  /** > 0. */
  readonly epsilon: number;
  readonly amsgrad: boolean;
}

/**
 * m ← m + (g − m)(1 − β₁);  v ← v + (g² − v)(1 − β₂);  p ← p − m·α / (√v + ε), or with `largest` (AMSGrad)
 * v̂ ← max(v̂, v) under the root
 */
const adamLoop: Loop = (round, f, p, g, m, v, largest, from, to, cells, n) => {
  const alpha = cells[n];
  const oneMinusBeta1 = cells[n + 1];
  const oneMinusBeta2 = cells[n + 2];
  const epsilon = cells[n + 3];
  for (let i = from; i < to; i++) {
    const gradient = f[g + i];
    const first = round(f[m + i] + round(round(gradient - f[m + i]) * oneMinusBeta1));
    let second = round(f[v + i] + round(round(round(gradient * gradient) - f[v + i]) * oneMinusBeta2));
    f[m + i] = first;
    f[v + i] = second;
    if (largest >= 0) {
      if (f[largest + i] > second) second = f[largest + i];
      else f[largest + i] = second;
    }
    f[p + i] = round(f[p + i] - round(round(first * alpha) / round(round(Math.sqrt(second)) + epsilon)));
  }
};

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
  update: (_spec, slots) => ['adam', ...slots],
  loops: { adam: adamLoop },
};
