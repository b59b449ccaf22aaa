import { exp, expm1 } from '../math.ts';
import { type Activation, anywhere, positive, smooth } from './activation.ts';
import { sigmoid, softplus } from './functions.ts';

// Klambauer et al. 2017, "Self-Normalizing Neural Networks"; with the digits of Keras.
export const seluAlpha = 1.6732632423543772;
export const seluScale = 1.0507009873554805;
export const leakySlope = 0.2; // Keras 3's default negative_slope

/** e^x − 1 for negative x: elu, and celu, which is the same at Keras's alpha of 1. */
const exponentialLinear = {
  ...smooth,
  range: [-1, Infinity],
  f: (x: number): number => (x > 0 ? x : expm1(x)),
  derivative: (x: number): number => (x > 0 ? 1 : exp(x)),
} as const;

/** Activations that pass positive numbers and reduce negative ones. */
export const rectifiers = {
  relu: {
    range: positive,
    formula: 'max(0, x)',
    f: (x) => (x > 0 ? x : x !== x ? x : 0),
    derivative: (x) => (x > 0 ? 1 : 0),
    kinks: [0],
    passesGradient: true,
  },
  leaky_relu: {
    range: anywhere,
    formula: 'x > 0: x, else 0.2·x',
    f: (x) => (x > 0 ? x : leakySlope * x),
    derivative: (x) => (x > 0 ? 1 : leakySlope),
    kinks: [0],
    passesGradient: true,
  },
  relu6: {
    range: [0, 6],
    formula: 'x, held within 0 and 6',
    f: (x) => (x <= 0 ? 0 : x >= 6 ? 6 : x),
    derivative: (x) => (x > 0 && x < 6 ? 1 : 0),
    kinks: [0, 6],
    passesGradient: true,
  },
  elu: { ...exponentialLinear, formula: 'x > 0: x, else e^x − 1' },
  celu: { ...exponentialLinear, formula: 'max(0, x) + min(0, e^x − 1)' },
  selu: {
    range: [-1.76, Infinity],
    formula: '1.0507·(x > 0: x, else 1.6733·(e^x − 1))',
    f: (x) => seluScale * (x > 0 ? x : seluAlpha * expm1(x)),
    derivative: (x) => seluScale * (x > 0 ? 1 : seluAlpha * exp(x)),
    kinks: [0],
    passesGradient: true,
  },
  softplus: { ...smooth, range: positive, formula: 'log(1 + e^x)', f: softplus, derivative: (x) => sigmoid(x) },
  squareplus: {
    ...smooth,
    range: positive,
    formula: '(x + √(x² + 4)) / 2',
    // The same function, written so that nothing cancels for negative x; Barron 2021 with Keras's b = 4.
    f: (x) => (x > 0 ? (x + Math.sqrt(x * x + 4)) / 2 : 2 / (Math.sqrt(x * x + 4) - x)),
    derivative: (x, y) => y / Math.sqrt(x * x + 4),
  },
  sparse_plus: {
    ...smooth,
    range: positive,
    formula: 'x ≤ −1: 0, x ≥ 1: x, else (x + 1)² / 4',
    f: (x) => (x <= -1 ? 0 : x < 1 ? 0.25 * (x + 1) * (x + 1) : x),
    derivative: (x) => (x <= -1 ? 0 : x < 1 ? 0.5 * (x + 1) : 1),
  },
} satisfies Readonly<Record<string, Activation>>;
