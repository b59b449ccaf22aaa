import type { FloatArray } from './model.ts';

/**
 * The hot loops of the optimizers over numbers [from, to) of the arenas: parameters p, gradients g, and slots. Number
 * arguments are already rounded to the precision. The contract is that of `Kernels`.
 */
export interface UpdateKernels {
  /** p ← p − η·g */
  sgd(p: FloatArray, g: FloatArray, from: number, to: number, learningRate: number): void;
  /** m ← μ·m − η·g;  p ← p + m, or with Nesterov p ← p + (μ·m − η·g) */
  momentum(
    p: FloatArray,
    g: FloatArray,
    m: FloatArray,
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
    p: FloatArray,
    g: FloatArray,
    m: FloatArray,
    v: FloatArray,
    largest: FloatArray | null,
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
    p: FloatArray,
    g: FloatArray,
    v: FloatArray,
    average: FloatArray | null,
    m: FloatArray | null,
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
    p: FloatArray,
    g: FloatArray,
    a: FloatArray,
    from: number,
    to: number,
    learningRate: number,
    epsilon: number,
  ): void;
  /** a ← ρ·a + (1 − ρ)·g²;  δ ← −√(d + ε)·g / √(a + ε);  d ← ρ·d + (1 − ρ)·δ²;  p ← p + η·δ */
  adadelta(
    p: FloatArray,
    g: FloatArray,
    a: FloatArray,
    d: FloatArray,
    from: number,
    to: number,
    learningRate: number,
    rho: number,
    oneMinusRho: number,
    epsilon: number,
  ): void;
  /** m ← m + (g − m)(1 − β₁);  u ← max(β₂·u, |g|);  p ← p − η·m / ((1 − β₁ᵗ)·(u + ε)) */
  adamax(
    p: FloatArray,
    g: FloatArray,
    m: FloatArray,
    u: FloatArray,
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
    p: FloatArray,
    g: FloatArray,
    m: FloatArray,
    v: FloatArray,
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
    sgd: (p, g, from, to, learningRate) => {
      for (let i = from; i < to; i++) p[i] = round(p[i] - round(learningRate * g[i]));
    },

    momentum: (p, g, m, from, to, learningRate, mu, nesterov) => {
      for (let i = from; i < to; i++) {
        const step = round(learningRate * g[i]);
        const velocity = round(round(mu * m[i]) - step);
        m[i] = velocity;
        p[i] = round(p[i] + (nesterov ? round(round(mu * velocity) - step) : velocity));
      }
    },

    adam: (p, g, m, v, largest, from, to, alpha, oneMinusBeta1, oneMinusBeta2, epsilon) => {
      for (let i = from; i < to; i++) {
        const gradient = g[i];
        const first = round(m[i] + round(round(gradient - m[i]) * oneMinusBeta1));
        let second = round(v[i] + round(round(round(gradient * gradient) - v[i]) * oneMinusBeta2));
        m[i] = first;
        v[i] = second;
        if (largest !== null) {
          if (largest[i] > second) second = largest[i];
          else largest[i] = second;
        }
        p[i] = round(p[i] - round(round(first * alpha) / round(round(Math.sqrt(second)) + epsilon)));
      }
    },

    rmsprop: (p, g, v, average, m, from, to, learningRate, rho, oneMinusRho, mu, epsilon) => {
      for (let i = from; i < to; i++) {
        const gradient = g[i];
        const second = round(round(rho * v[i]) + round(oneMinusRho * round(gradient * gradient)));
        v[i] = second;
        let variance = second;
        if (average !== null) {
          const first = round(round(rho * average[i]) + round(oneMinusRho * gradient));
          average[i] = first;
          variance = round(second - round(first * first));
        }
        let step = round(round(learningRate * gradient) / round(Math.sqrt(round(variance + epsilon))));
        if (m !== null) {
          step = round(round(mu * m[i]) + step);
          m[i] = step;
        }
        p[i] = round(p[i] - step);
      }
    },

    adagrad: (p, g, a, from, to, learningRate, epsilon) => {
      for (let i = from; i < to; i++) {
        const gradient = g[i];
        const sum = round(a[i] + round(gradient * gradient));
        a[i] = sum;
        p[i] = round(p[i] - round(round(learningRate * gradient) / round(Math.sqrt(round(sum + epsilon)))));
      }
    },

    adadelta: (p, g, a, d, from, to, learningRate, rho, oneMinusRho, epsilon) => {
      for (let i = from; i < to; i++) {
        const gradient = g[i];
        const square = round(round(rho * a[i]) + round(oneMinusRho * round(gradient * gradient)));
        a[i] = square;
        const before = round(Math.sqrt(round(d[i] + epsilon)));
        const delta = -round(round(before * gradient) / round(Math.sqrt(round(square + epsilon))));
        d[i] = round(round(rho * d[i]) + round(oneMinusRho * round(delta * delta)));
        p[i] = round(p[i] + round(learningRate * delta));
      }
    },

    adamax: (p, g, m, u, from, to, learningRate, oneMinusBeta1, beta2, oneMinusPower, epsilon) => {
      for (let i = from; i < to; i++) {
        const gradient = g[i];
        const first = round(m[i] + round(round(gradient - m[i]) * oneMinusBeta1));
        const norm = Math.max(round(beta2 * u[i]), Math.abs(gradient));
        m[i] = first;
        u[i] = norm;
        p[i] = round(p[i] - round(round(learningRate * first) / round(oneMinusPower * round(norm + epsilon))));
      }
    },

    nadam: (
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
        const gradient = g[i];
        const first = round(m[i] + round(round(gradient - m[i]) * oneMinusBeta1));
        const second = round(v[i] + round(round(round(gradient * gradient) - v[i]) * oneMinusBeta2));
        m[i] = first;
        v[i] = second;
        const direction = round(
          round(round(aheadFactor * first) / aheadDivisor) + round(round(nowFactor * gradient) / nowDivisor),
        );
        const size = round(round(Math.sqrt(round(second / oneMinusPower))) + epsilon);
        p[i] = round(p[i] - round(round(direction * learningRate) / size));
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
