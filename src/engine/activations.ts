import { erf, exp, expm1, log1p, tanh } from './math.ts';

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
  /** Where its values lie, to two digits. */
  readonly range: readonly [low: number, high: number];
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
const anywhere = [-Infinity, Infinity] as const;
const positive = [0, Infinity] as const;
const share = [0, 1] as const;

const table = {
  linear: { ...smooth, range: anywhere, formula: 'x', f: (x) => x, derivative: () => 1 },
  relu: {
    range: positive,
    formula: 'max(0, x)',
    f: (x) => (x > 0 ? x : x !== x ? x : 0),
    derivative: (x) => (x > 0 ? 1 : 0),
    kinks: [0],
    passesGradient: true,
  },
  sigmoid: { ...smooth, range: share, formula: '1 / (1 + e^−x)', f: sigmoid, derivative: (_, y) => y * (1 - y) },
  tanh: { ...smooth, range: [-1, 1], formula: 'tanh x', f: tanh, derivative: (_, y) => 1 - y * y },
  leaky_relu: {
    range: anywhere,
    formula: 'x > 0: x, else 0.2·x',
    f: (x) => (x > 0 ? x : leakySlope * x),
    derivative: (x) => (x > 0 ? 1 : leakySlope),
    kinks: [0],
    passesGradient: true,
  },
  elu: {
    ...smooth,
    range: [-1, Infinity],
    formula: 'x > 0: x, else e^x − 1',
    f: (x) => (x > 0 ? x : expm1(x)),
    derivative: (x) => (x > 0 ? 1 : exp(x)),
  },
  selu: {
    range: [-1.76, Infinity],
    formula: '1.0507·(x > 0: x, else 1.6733·(e^x − 1))',
    f: (x) => seluScale * (x > 0 ? x : seluAlpha * expm1(x)),
    derivative: (x) => seluScale * (x > 0 ? 1 : seluAlpha * exp(x)),
    kinks: [0],
    passesGradient: true,
  },
  softplus: {
    ...smooth,
    range: positive,
    formula: 'log(1 + e^x)',
    f: (x) => (x > 0 ? x + log1p(exp(-x)) : log1p(exp(x))),
    derivative: (x) => sigmoid(x),
  },
  softsign: {
    ...smooth,
    range: [-1, 1],
    formula: 'x / (1 + |x|)',
    f: (x) => x / (1 + Math.abs(x)),
    derivative: (x) => 1 / ((1 + Math.abs(x)) * (1 + Math.abs(x))),
  },
  silu: {
    ...smooth,
    range: [-0.28, Infinity],
    formula: 'x·sigmoid(x)',
    f: (x) => x * sigmoid(x),
    derivative: (x) => sigmoid(x) * (1 + x * (1 - sigmoid(x))),
  },
  gelu: {
    ...smooth,
    range: [-0.17, Infinity],
    formula: 'x·Φ(x)',
    f: (x) => x * normalCdf(x),
    derivative: (x) => normalCdf(x) + x * inverseSqrtTwoPi * exp(-0.5 * x * x),
  },
  hard_sigmoid: {
    range: share,
    formula: 'x/6 + 1/2, held within 0 and 1',
    f: (x) => (x <= -3 ? 0 : x >= 3 ? 1 : x / 6 + 0.5),
    derivative: (x) => (x <= -3 || x >= 3 ? 0 : 1 / 6),
    kinks: [-3, 3],
    passesGradient: true,
  },
  exponential: { ...smooth, range: positive, formula: 'e^x', f: exp, derivative: (_, y) => y },
  step: {
    range: share,
    formula: 'x > 0: 1, else 0',
    f: (x) => (x > 0 ? 1 : x !== x ? x : 0),
    derivative: () => 0,
    kinks: [0],
    passesGradient: false,
  },
} satisfies Readonly<Record<string, Activation>>;

/**
 * Keras's activations, in the order of the menus; `softmax` is not here because it ties the units of a layer together
 * (see softmax.ts). A new entry is all that a new activation needs.
 */
export const activations: Readonly<Record<keyof typeof table, Activation>> = table;

export type ActivationName = keyof typeof table | 'softmax';

const functionNames = Object.keys(table) as (keyof typeof table)[]; // its own keys, as the type says

/** All names, softmax among those that one meets first. */
export const activationNames: readonly ActivationName[] = [
  ...functionNames.slice(0, 4),
  'softmax',
  ...functionNames.slice(4),
];

/** Where the values of an activation lie. */
export function rangeOf(name: ActivationName): readonly [low: number, high: number] {
  return name === 'softmax' ? share : activations[name].range;
}

/** Whether what comes out can be read as a probability: between 0 and 1, and not merely a switch. */
export function givesProbability(name: ActivationName): boolean {
  if (name === 'softmax') return true;
  const { range, passesGradient } = activations[name];
  return range[0] >= 0 && range[1] <= 1 && passesGradient;
}
