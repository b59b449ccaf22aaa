import type { FloatArray } from './floats.ts';

/**
 * The hot loops of the optimizers over numbers [from, to) of arrays that begin at these indices of f: parameters p,
 * gradients g, and slots; a slot that is −1 is not there. The other arguments are already rounded to the precision. The
 * contract is that of `Kernels`.
 */
export interface UpdateKernels {
  /** p ← p − η·g */
  sgd(f: FloatArray, p: number, g: number, from: number, to: number, learningRate: number): void;
  /** m ← μ·m − η·g;  p ← p + m, or with Nesterov p ← p + (μ·m − η·g) */
  momentum(
    f: FloatArray,
    p: number,
    g: number,
    m: number,
    from: number,
    to: number,
    learningRate: number,
    momentum: number,
    nesterov: boolean,
  ): void;
  /**
   * m ← m + (g − m)(1 − β₁);  v ← v + (g² − v)(1 − β₂);  p ← p − m·α / (√v + ε), or with `largest` (AMSGrad)
   * v̂ ← max(v̂, v) under the root
   */
  adam(
    f: FloatArray,
    p: number,
    g: number,
    m: number,
    v: number,
    largest: number,
    from: number,
    to: number,
    alpha: number,
    oneMinusBeta1: number,
    oneMinusBeta2: number,
    epsilon: number,
  ): void;
  /**
   * v ← ρ·v + (1 − ρ)·g²;  s ← η·g / √(v + ε), or with `average` (centered) a ← ρ·a + (1 − ρ)·g and v − a² + ε under
   * the root;  p ← p − s, or with `m` m ← μ·m + s;  p ← p − m
   */
  rmsprop(
    f: FloatArray,
    p: number,
    g: number,
    v: number,
    average: number,
    m: number,
    from: number,
    to: number,
    learningRate: number,
    rho: number,
    oneMinusRho: number,
    momentum: number,
    epsilon: number,
  ): void;
  /** a ← a + g²;  p ← p − η·g / √(a + ε) */
  adagrad(
    f: FloatArray,
    p: number,
    g: number,
    a: number,
    from: number,
    to: number,
    learningRate: number,
    epsilon: number,
  ): void;
  /** a ← ρ·a + (1 − ρ)·g²;  δ ← −√(d + ε)·g / √(a + ε);  d ← ρ·d + (1 − ρ)·δ²;  p ← p + η·δ */
  adadelta(
    f: FloatArray,
    p: number,
    g: number,
    a: number,
    d: number,
    from: number,
    to: number,
    learningRate: number,
    rho: number,
    oneMinusRho: number,
    epsilon: number,
  ): void;
  /** m ← m + (g − m)(1 − β₁);  u ← max(β₂·u, |g|);  p ← p − η·m / ((1 − β₁ᵗ)·(u + ε)) */
  adamax(
    f: FloatArray,
    p: number,
    g: number,
    m: number,
    u: number,
    from: number,
    to: number,
    learningRate: number,
    oneMinusBeta1: number,
    beta2: number,
    oneMinusPower: number,
    epsilon: number,
  ): void;
  /**
   * m and v as in Adam;  p ← p − (a·m / A + b·g / B)·η / (√(v / (1 − β₂ᵗ)) + ε), with factor a and divisor A of
   * update t + 1, b and B of update t: optimizers/nadam.ts
   */
  nadam(
    f: FloatArray,
    p: number,
    g: number,
    m: number,
    v: number,
    from: number,
    to: number,
    learningRate: number,
    oneMinusBeta1: number,
    oneMinusBeta2: number,
    aheadFactor: number,
    aheadDivisor: number,
    nowFactor: number,
    nowDivisor: number,
    oneMinusPower: number,
    epsilon: number,
  ): void;
  /** p ← p − p·λ·η */
  decay(p: FloatArray, from: number, to: number, weightDecay: number, learningRate: number): void;
  /** Σ g², i ascending. */
  sumOfSquares(g: FloatArray, from: number, to: number): number;
  /** g ← g·factor / divisor */
  scale(g: FloatArray, from: number, to: number, factor: number, divisor: number): void;
  /** g ← min(max(g, −limit), limit) */
  clip(g: FloatArray, from: number, to: number, limit: number): void;
}

export function createUpdateKernels(round: (value: number) => number): UpdateKernels {
  return {
    sgd: (f, p, g, from, to, learningRate) => {
      for (let i = from; i < to; i++) f[p + i] = round(f[p + i] - round(learningRate * f[g + i]));
    },

    momentum: (f, p, g, m, from, to, learningRate, mu, nesterov) => {
      for (let i = from; i < to; i++) {
        const step = round(learningRate * f[g + i]);
        const velocity = round(round(mu * f[m + i]) - step);
        f[m + i] = velocity;
        f[p + i] = round(f[p + i] + (nesterov ? round(round(mu * velocity) - step) : velocity));
      }
    },

    adam: (f, p, g, m, v, largest, from, to, alpha, oneMinusBeta1, oneMinusBeta2, epsilon) => {
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
    },

    rmsprop: (f, p, g, v, average, m, from, to, learningRate, rho, oneMinusRho, mu, epsilon) => {
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
    },

    adagrad: (f, p, g, a, from, to, learningRate, epsilon) => {
      for (let i = from; i < to; i++) {
        const gradient = f[g + i];
        const sum = round(f[a + i] + round(gradient * gradient));
        f[a + i] = sum;
        f[p + i] = round(f[p + i] - round(round(learningRate * gradient) / round(Math.sqrt(round(sum + epsilon)))));
      }
    },

    adadelta: (f, p, g, a, d, from, to, learningRate, rho, oneMinusRho, epsilon) => {
      for (let i = from; i < to; i++) {
        const gradient = f[g + i];
        const square = round(round(rho * f[a + i]) + round(oneMinusRho * round(gradient * gradient)));
        f[a + i] = square;
        const before = round(Math.sqrt(round(f[d + i] + epsilon)));
        const delta = -round(round(before * gradient) / round(Math.sqrt(round(square + epsilon))));
        f[d + i] = round(round(rho * f[d + i]) + round(oneMinusRho * round(delta * delta)));
        f[p + i] = round(f[p + i] + round(learningRate * delta));
      }
    },

    adamax: (f, p, g, m, u, from, to, learningRate, oneMinusBeta1, beta2, oneMinusPower, epsilon) => {
      for (let i = from; i < to; i++) {
        const gradient = f[g + i];
        const first = round(f[m + i] + round(round(gradient - f[m + i]) * oneMinusBeta1));
        const norm = Math.max(round(beta2 * f[u + i]), Math.abs(gradient));
        f[m + i] = first;
        f[u + i] = norm;
        f[p + i] = round(f[p + i] - round(round(learningRate * first) / round(oneMinusPower * round(norm + epsilon))));
      }
    },

    nadam: (
      f,
      p,
      g,
      m,
      v,
      from,
      to,
      learningRate,
      oneMinusBeta1,
      oneMinusBeta2,
      aheadFactor,
      aheadDivisor,
      nowFactor,
      nowDivisor,
      oneMinusPower,
      epsilon,
    ) => {
      for (let i = from; i < to; i++) {
        const gradient = f[g + i];
        const first = round(f[m + i] + round(round(gradient - f[m + i]) * oneMinusBeta1));
        const second = round(f[v + i] + round(round(round(gradient * gradient) - f[v + i]) * oneMinusBeta2));
        f[m + i] = first;
        f[v + i] = second;
        const direction = round(
          round(round(aheadFactor * first) / aheadDivisor) + round(round(nowFactor * gradient) / nowDivisor),
        );
        const size = round(round(Math.sqrt(round(second / oneMinusPower))) + epsilon);
        f[p + i] = round(f[p + i] - round(round(direction * learningRate) / size));
      }
    },

    decay: (p, from, to, weightDecay, learningRate) => {
      for (let i = from; i < to; i++) p[i] = round(p[i] - round(round(p[i] * weightDecay) * learningRate));
    },

    sumOfSquares: (g, from, to) => {
      let sum = 0;
      for (let i = from; i < to; i++) sum = round(sum + round(g[i] * g[i]));
      return sum;
    },

    scale: (g, from, to, factor, divisor) => {
      for (let i = from; i < to; i++) g[i] = round(round(g[i] * factor) / divisor);
    },

    clip: (g, from, to, limit) => {
      for (let i = from; i < to; i++) {
        if (g[i] > limit) g[i] = limit;
        else if (g[i] < -limit) g[i] = -limit;
      }
    },
  };
}
