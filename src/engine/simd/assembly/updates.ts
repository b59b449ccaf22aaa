/**
 * Updates of the optimizers, on `count` numbers at the addresses of parameters p, gradients g and slots. The formulas
 * are those of `engine/optimizers`. Some bytes after the numbers are read, never used.
 */

import { storeSome } from './lanes';

/** p ← p − η·g */
export function sgd(p: usize, g: usize, count: i32, learningRate: f32): void {
  const rate = f32x4.splat(learningRate);
  for (; count > 0; count -= 4) {
    storeSome(p, f32x4.sub(v128.load(p), f32x4.mul(rate, v128.load(g))), count);
    p += 16;
    g += 16;
  }
}

/** m ← μ·m − η·g;  p ← p + m, or with Nesterov p ← p + (μ·m − η·g) */
export function momentum(
  p: usize,
  g: usize,
  m: usize,
  count: i32,
  learningRate: f32,
  momentum: f32,
  nesterov: bool,
): void {
  const rate = f32x4.splat(learningRate);
  const mu = f32x4.splat(momentum);
  for (; count > 0; count -= 4) {
    const step = f32x4.mul(rate, v128.load(g));
    const velocity = f32x4.sub(f32x4.mul(mu, v128.load(m)), step);
    storeSome(m, velocity, count);
    const change = nesterov ? f32x4.sub(f32x4.mul(mu, velocity), step) : velocity;
    storeSome(p, f32x4.add(v128.load(p), change), count);
    p += 16;
    g += 16;
    m += 16;
  }
}

/** x + (to − x)·rate */
function towards(x: v128, to: v128, rate: v128): v128 {
  return f32x4.add(x, f32x4.mul(f32x4.sub(to, x), rate));
}

/** ρ·x + (1 − ρ)·y */
function mean(x: v128, y: v128, rho: v128, oneMinusRho: v128): v128 {
  return f32x4.add(f32x4.mul(rho, x), f32x4.mul(oneMinusRho, y));
}

function square(x: v128): v128 {
  return f32x4.mul(x, x);
}

/**
 * m ← m + (g − m)(1 − β₁);  v ← v + (g² − v)(1 − β₂);  p ← p − m·α / (√v + ε), or with `largest` (AMSGrad, else 0)
 * v̂ ← max(v̂, v) under the root
 */
export function adam(
  p: usize,
  g: usize,
  m: usize,
  v: usize,
  largest: usize,
  count: i32,
  alpha: f32,
  oneMinusBeta1: f32,
  oneMinusBeta2: f32,
  epsilon: f32,
): void {
  const rate = f32x4.splat(alpha);
  const rate1 = f32x4.splat(oneMinusBeta1);
  const rate2 = f32x4.splat(oneMinusBeta2);
  const small = f32x4.splat(epsilon);
  for (; count > 0; count -= 4) {
    const gradient = v128.load(g);
    const first = towards(v128.load(m), gradient, rate1);
    let second = towards(v128.load(v), square(gradient), rate2);
    storeSome(m, first, count);
    storeSome(v, second, count);
    if (largest != 0) {
      second = f32x4.pmax(second, v128.load(largest));
      storeSome(largest, second, count);
      largest += 16;
    }
    const step = f32x4.div(f32x4.mul(first, rate), f32x4.add(f32x4.sqrt(second), small));
    storeSome(p, f32x4.sub(v128.load(p), step), count);
    p += 16;
    g += 16;
    m += 16;
    v += 16;
  }
}

/**
 * v ← ρ·v + (1 − ρ)·g²;  s ← η·g / √(v + ε), or with `average` (centered, else 0) a ← ρ·a + (1 − ρ)·g and v − a² + ε
 * under the root;  p ← p − s, or with `m` (else 0) m ← μ·m + s;  p ← p − m
 */
export function rmsprop(
  p: usize,
  g: usize,
  v: usize,
  average: usize,
  m: usize,
  count: i32,
  learningRate: f32,
  rho: f32,
  oneMinusRho: f32,
  momentum: f32,
  epsilon: f32,
): void {
  const rate = f32x4.splat(learningRate);
  const keep = f32x4.splat(rho);
  const add = f32x4.splat(oneMinusRho);
  const mu = f32x4.splat(momentum);
  const small = f32x4.splat(epsilon);
  for (; count > 0; count -= 4) {
    const gradient = v128.load(g);
    let variance = mean(v128.load(v), square(gradient), keep, add);
    storeSome(v, variance, count);
    if (average != 0) {
      const first = mean(v128.load(average), gradient, keep, add);
      storeSome(average, first, count);
      average += 16;
      variance = f32x4.sub(variance, square(first));
    }
    let step = f32x4.div(f32x4.mul(rate, gradient), f32x4.sqrt(f32x4.add(variance, small)));
    if (m != 0) {
      step = f32x4.add(f32x4.mul(mu, v128.load(m)), step);
      storeSome(m, step, count);
      m += 16;
    }
    storeSome(p, f32x4.sub(v128.load(p), step), count);
    p += 16;
    g += 16;
    v += 16;
  }
}

/** a ← a + g²;  p ← p − η·g / √(a + ε) */
export function adagrad(p: usize, g: usize, a: usize, count: i32, learningRate: f32, epsilon: f32): void {
  const rate = f32x4.splat(learningRate);
  const small = f32x4.splat(epsilon);
  for (; count > 0; count -= 4) {
    const gradient = v128.load(g);
    const sum = f32x4.add(v128.load(a), square(gradient));
    storeSome(a, sum, count);
    const step = f32x4.div(f32x4.mul(rate, gradient), f32x4.sqrt(f32x4.add(sum, small)));
    storeSome(p, f32x4.sub(v128.load(p), step), count);
    p += 16;
    g += 16;
    a += 16;
  }
}

/** a ← ρ·a + (1 − ρ)·g²;  δ ← −√(d + ε)·g / √(a + ε);  d ← ρ·d + (1 − ρ)·δ²;  p ← p + η·δ */
export function adadelta(
  p: usize,
  g: usize,
  a: usize,
  d: usize,
  count: i32,
  learningRate: f32,
  rho: f32,
  oneMinusRho: f32,
  epsilon: f32,
): void {
  const rate = f32x4.splat(learningRate);
  const keep = f32x4.splat(rho);
  const add = f32x4.splat(oneMinusRho);
  const small = f32x4.splat(epsilon);
  for (; count > 0; count -= 4) {
    const gradient = v128.load(g);
    const squares = mean(v128.load(a), square(gradient), keep, add);
    storeSome(a, squares, count);
    const changes = v128.load(d);
    const before = f32x4.sqrt(f32x4.add(changes, small));
    const delta = f32x4.neg(f32x4.div(f32x4.mul(before, gradient), f32x4.sqrt(f32x4.add(squares, small))));
    storeSome(d, mean(changes, square(delta), keep, add), count);
    storeSome(p, f32x4.add(v128.load(p), f32x4.mul(rate, delta)), count);
    p += 16;
    g += 16;
    a += 16;
    d += 16;
  }
}

/** m ← m + (g − m)(1 − β₁);  u ← max(β₂·u, |g|);  p ← p − η·m / ((1 − β₁ᵗ)·(u + ε)) */
export function adamax(
  p: usize,
  g: usize,
  m: usize,
  u: usize,
  count: i32,
  learningRate: f32,
  oneMinusBeta1: f32,
  beta2: f32,
  oneMinusPower: f32,
  epsilon: f32,
): void {
  const rate = f32x4.splat(learningRate);
  const rate1 = f32x4.splat(oneMinusBeta1);
  const keep = f32x4.splat(beta2);
  const power = f32x4.splat(oneMinusPower);
  const small = f32x4.splat(epsilon);
  for (; count > 0; count -= 4) {
    const gradient = v128.load(g);
    const first = towards(v128.load(m), gradient, rate1);
    const norm = f32x4.max(f32x4.mul(keep, v128.load(u)), f32x4.abs(gradient));
    storeSome(m, first, count);
    storeSome(u, norm, count);
    const step = f32x4.div(f32x4.mul(rate, first), f32x4.mul(power, f32x4.add(norm, small)));
    storeSome(p, f32x4.sub(v128.load(p), step), count);
    p += 16;
    g += 16;
    m += 16;
    u += 16;
  }
}

/**
 * m and v as in Adam;  p ← p − (a·m / A + b·g / B)·η / (√(v / (1 − β₂ᵗ)) + ε), with factor a and divisor A of
 * update t + 1, b and B of update t: engine/optimizers/nadam.ts
 */
export function nadam(
  p: usize,
  g: usize,
  m: usize,
  v: usize,
  count: i32,
  learningRate: f32,
  oneMinusBeta1: f32,
  oneMinusBeta2: f32,
  aheadFactor: f32,
  aheadDivisor: f32,
  nowFactor: f32,
  nowDivisor: f32,
  oneMinusPower: f32,
  epsilon: f32,
): void {
  const rate = f32x4.splat(learningRate);
  const rate1 = f32x4.splat(oneMinusBeta1);
  const rate2 = f32x4.splat(oneMinusBeta2);
  const power = f32x4.splat(oneMinusPower);
  const small = f32x4.splat(epsilon);
  for (; count > 0; count -= 4) {
    const gradient = v128.load(g);
    const first = towards(v128.load(m), gradient, rate1);
    const second = towards(v128.load(v), square(gradient), rate2);
    storeSome(m, first, count);
    storeSome(v, second, count);
    const direction = f32x4.add(
      f32x4.div(f32x4.mul(f32x4.splat(aheadFactor), first), f32x4.splat(aheadDivisor)),
      f32x4.div(f32x4.mul(f32x4.splat(nowFactor), gradient), f32x4.splat(nowDivisor)),
    );
    const size = f32x4.add(f32x4.sqrt(f32x4.div(second, power)), small);
    storeSome(p, f32x4.sub(v128.load(p), f32x4.div(f32x4.mul(direction, rate), size)), count);
    p += 16;
    g += 16;
    m += 16;
    v += 16;
  }
}
