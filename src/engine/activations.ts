import { erf, exp, expm1, log1p, tanh } from './math.ts';

export const activationNames = [
  'linear',
  'relu',
  'sigmoid',
  'tanh',
  'softmax',
  'leaky_relu',
  'elu',
  'selu',
  'softplus',
  'softsign',
  'silu',
  'gelu',
  'hard_sigmoid',
  'exponential',
  'step',
] as const;
export type ActivationName = (typeof activationNames)[number];

/**
 * An activation that maps each number by itself. Both functions are evaluated in float64 with the engine's own
 * transcendental functions and rounded once when stored.
 */
export interface Activation {
  /** As a reader would write it. */
  readonly formula: string;
  /** y = f(x) */
  readonly f: (x: number) => number;
  /** f′(x), given x and y = f(x). */
  readonly derivative: (x: number, y: number) => number;
  /** Points at which f is not differentiable; there the derivative is Keras's choice. */
  readonly kinks: readonly number[];
  /** False where the derivative is 0 everywhere, so that nothing before it can learn. */
  readonly passesGradient: boolean;
}

// Klambauer et al. 2017, "Self-Normalizing Neural Networks"; the digits are Keras's.
const seluAlpha = 1.6732632423543772;
const seluScale = 1.0507009873554805;
const leakySlope = 0.2; // Keras 3's default negative_slope
const inverseSqrtTwo = 0.7071067811865476;
const inverseSqrtTwoPi = 0.3989422804014327;

const sigmoid = (x: number): number => {
  // Both branches take exp of a negative number: no overflow.
  if (x >= 0) return 1 / (1 + exp(-x));
  const e = exp(x);
  return e / (1 + e);
};

const normalCdf = (x: number): number => 0.5 * (1 + erf(x * inverseSqrtTwo));

const smooth = { kinks: [], passesGradient: true } as const;

/** Keras's activations; `softmax` is not here because it ties the units of a layer together (see softmax.ts). */
export const activations: Readonly<Record<Exclude<ActivationName, 'softmax'>, Activation>> = {
  linear: { ...smooth, formula: 'x', f: (x) => x, derivative: () => 1 },
  relu: {
    formula: 'max(0, x)',
    f: (x) => (x > 0 ? x : x !== x ? x : 0),
    derivative: (x) => (x > 0 ? 1 : 0),
    kinks: [0],
    passesGradient: true,
  },
  sigmoid: { ...smooth, formula: '1 / (1 + e^−x)', f: sigmoid, derivative: (_, y) => y * (1 - y) },
  tanh: { ...smooth, formula: 'tanh x', f: tanh, derivative: (_, y) => 1 - y * y },
  leaky_relu: {
    formula: 'x > 0: x, else 0.2·x',
    f: (x) => (x > 0 ? x : leakySlope * x),
    derivative: (x) => (x > 0 ? 1 : leakySlope),
    kinks: [0],
    passesGradient: true,
  },
  elu: { ...smooth, formula: 'x > 0: x, else e^x − 1', f: (x) => (x > 0 ? x : expm1(x)), derivative: (x) => (x > 0 ? 1 : exp(x)) },
  selu: {
    formula: '1.0507·(x > 0: x, else 1.6733·(e^x − 1))',
    f: (x) => seluScale * (x > 0 ? x : seluAlpha * expm1(x)),
    derivative: (x) => seluScale * (x > 0 ? 1 : seluAlpha * exp(x)),
    kinks: [0],
    passesGradient: true,
  },
  softplus: {
    ...smooth,
    formula: 'log(1 + e^x)',
    f: (x) => (x > 0 ? x + log1p(exp(-x)) : log1p(exp(x))),
    derivative: (x) => sigmoid(x),
  },
  softsign: {
    ...smooth,
    formula: 'x / (1 + |x|)',
    f: (x) => x / (1 + Math.abs(x)),
    derivative: (x) => 1 / ((1 + Math.abs(x)) * (1 + Math.abs(x))),
  },
  silu: {
    ...smooth,
    formula: 'x·sigmoid(x)',
    f: (x) => x * sigmoid(x),
    derivative: (x) => sigmoid(x) * (1 + x * (1 - sigmoid(x))),
  },
  gelu: {
    ...smooth,
    formula: 'x·Φ(x)',
    f: (x) => x * normalCdf(x),
    derivative: (x) => normalCdf(x) + x * inverseSqrtTwoPi * exp(-0.5 * x * x),
  },
  hard_sigmoid: {
    formula: 'x/6 + 1/2, held within 0 and 1',
    f: (x) => (x <= -3 ? 0 : x >= 3 ? 1 : x / 6 + 0.5),
    derivative: (x) => (x <= -3 || x >= 3 ? 0 : 1 / 6),
    kinks: [-3, 3],
    passesGradient: true,
  },
  exponential: { ...smooth, formula: 'e^x', f: exp, derivative: (_, y) => y },
  step: {
    formula: 'x > 0: 1, else 0',
    f: (x) => (x > 0 ? 1 : x !== x ? x : 0),
    derivative: () => 0,
    kinks: [0],
    passesGradient: false,
  },
};
