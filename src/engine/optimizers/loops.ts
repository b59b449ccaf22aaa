import type { FloatArray, Round } from '../floats.ts';

// The loops of the optimizers over weights [from, to): parameters p, gradients g and slots begin at these indices of f; a
// slot that is −1 is not there. The numbers of the update begin at cell n, rounded to the precision already. Each + − × ÷ √
// is rounded, as the contract of the engine says.

/** p ← p − η·g */
export function sgd(
  round: Round,
  f: FloatArray,
  p: number,
  g: number,
  from: number,
  to: number,
  cells: Float64Array,
  n: number,
): void {
  const learningRate = cells[n];
  for (let i = from; i < to; i++) f[p + i] = round(f[p + i] - round(learningRate * f[g + i]));
}

/** m ← μ·m − η·g;  p ← p + m, or with Nesterov p ← p + (μ·m − η·g) */
export function momentum(
  round: Round,
  f: FloatArray,
  p: number,
  g: number,
  m: number,
  from: number,
  to: number,
  cells: Float64Array,
  n: number,
  nesterov: boolean,
): void {
  const learningRate = cells[n];
  const mu = cells[n + 1];
  for (let i = from; i < to; i++) {
    const step = round(learningRate * f[g + i]);
    const velocity = round(round(mu * f[m + i]) - step);
    f[m + i] = velocity;
    f[p + i] = round(f[p + i] + (nesterov ? round(round(mu * velocity) - step) : velocity));
  }
}

/**
 * m ← m + (g − m)(1 − β₁);  v ← v + (g² − v)(1 − β₂);  p ← p − m·α / (√v + ε), or with `largest` (AMSGrad)
 * v̂ ← max(v̂, v) under the root
 */
export function adam(
  round: Round,
  f: FloatArray,
  p: number,
  g: number,
  m: number,
  v: number,
  largest: number,
  from: number,
  to: number,
  cells: Float64Array,
  n: number,
): void {
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
}

/**
 * v ← ρ·v + (1 − ρ)·g²;  s ← η·g / √(v + ε), or with `average` (centered) a ← ρ·a + (1 − ρ)·g and v − a² + ε under
 * the root;  p ← p − s, or with `m` m ← μ·m + s;  p ← p − m
 */
export function rmsprop(
  round: Round,
  f: FloatArray,
  p: number,
  g: number,
  v: number,
  average: number,
  m: number,
  from: number,
  to: number,
  cells: Float64Array,
  n: number,
): void {
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
}

/** a ← a + g²;  p ← p − η·g / √(a + ε) */
export function adagrad(
  round: Round,
  f: FloatArray,
  p: number,
  g: number,
  a: number,
  from: number,
  to: number,
  cells: Float64Array,
  n: number,
): void {
  const learningRate = cells[n];
  const epsilon = cells[n + 1];
  for (let i = from; i < to; i++) {
    const gradient = f[g + i];
    const sum = round(f[a + i] + round(gradient * gradient));
    f[a + i] = sum;
    f[p + i] = round(f[p + i] - round(round(learningRate * gradient) / round(Math.sqrt(round(sum + epsilon)))));
  }
}

/** a ← ρ·a + (1 − ρ)·g²;  δ ← −√(d + ε)·g / √(a + ε);  d ← ρ·d + (1 − ρ)·δ²;  p ← p + η·δ */
export function adadelta(
  round: Round,
  f: FloatArray,
  p: number,
  g: number,
  a: number,
  d: number,
  from: number,
  to: number,
  cells: Float64Array,
  n: number,
): void {
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
}

/** m ← m + (g − m)(1 − β₁);  u ← max(β₂·u, |g|);  p ← p − η·m / ((1 − β₁ᵗ)·(u + ε)) */
export function adamax(
  round: Round,
  f: FloatArray,
  p: number,
  g: number,
  m: number,
  u: number,
  from: number,
  to: number,
  cells: Float64Array,
  n: number,
): void {
  const learningRate = cells[n];
  const oneMinusBeta1 = cells[n + 1];
  const beta2 = cells[n + 2];
  const oneMinusPower = cells[n + 3];
  const epsilon = cells[n + 4];
  for (let i = from; i < to; i++) {
    const gradient = f[g + i];
    const first = round(f[m + i] + round(round(gradient - f[m + i]) * oneMinusBeta1));
    const norm = Math.max(round(beta2 * f[u + i]), Math.abs(gradient));
    f[m + i] = first;
    f[u + i] = norm;
    f[p + i] = round(f[p + i] - round(round(learningRate * first) / round(oneMinusPower * round(norm + epsilon))));
  }
}

/**
 * m and v as in Adam;  p ← p − (a·m / A + b·g / B)·η / (√(v / (1 − β₂ᵗ)) + ε), with factor a and divisor A of
 * update t + 1, b and B of update t: optimizers/nadam.ts
 */
export function nadam(
  round: Round,
  f: FloatArray,
  p: number,
  g: number,
  m: number,
  v: number,
  from: number,
  to: number,
  cells: Float64Array,
  n: number,
): void {
  const learningRate = cells[n];
  const oneMinusBeta1 = cells[n + 1];
  const oneMinusBeta2 = cells[n + 2];
  const aheadFactor = cells[n + 3];
  const aheadDivisor = cells[n + 4];
  const nowFactor = cells[n + 5];
  const nowDivisor = cells[n + 6];
  const oneMinusPower = cells[n + 7];
  const epsilon = cells[n + 8];
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
}
