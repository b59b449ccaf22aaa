import { tanh } from '../math.ts';
import { type Activation, share, smooth } from './activation.ts';
import { sigmoid, softplus } from './functions.ts';

/** Activations with bounded values, and the logarithm of the first one. */
export const squashers = {
  sigmoid: { ...smooth, range: share, formula: '1 / (1 + e^−x)', f: sigmoid, derivative: (_, y) => y * (1 - y) },
  tanh: { ...smooth, range: [-1, 1], formula: 'tanh x', f: tanh, derivative: (_, y) => 1 - y * y },
  softsign: {
    ...smooth,
    range: [-1, 1],
    formula: 'x / (1 + |x|)',
    f: (x) => x / (1 + Math.abs(x)),
    derivative: (x) => 1 / ((1 + Math.abs(x)) * (1 + Math.abs(x))),
  },
  hard_sigmoid: {
    range: share,
    formula: 'x/6 + 1/2, held within 0 and 1',
    f: (x) => (x <= -3 ? 0 : x >= 3 ? 1 : x / 6 + 0.5),
    derivative: (x) => (x <= -3 || x >= 3 ? 0 : 1 / 6),
    kinks: [-3, 3],
    passesGradient: true,
  },
  hard_tanh: {
    range: [-1, 1],
    formula: 'x, held within −1 and 1',
    f: (x) => (x <= -1 ? -1 : x >= 1 ? 1 : x),
    derivative: (x) => (x <= -1 || x >= 1 ? 0 : 1),
    kinks: [-1, 1],
    passesGradient: true,
  },
  sparse_sigmoid: {
    range: share,
    formula: '(x + 1) / 2, held within 0 and 1',
    f: (x) => (x <= -1 ? 0 : x >= 1 ? 1 : 0.5 * (x + 1)),
    derivative: (x) => (x <= -1 || x >= 1 ? 0 : 0.5),
    kinks: [-1, 1],
    passesGradient: true,
  },
  log_sigmoid: {
    ...smooth,
    range: [-Infinity, 0],
    formula: 'log(1 / (1 + e^−x))',
    f: (x) => -softplus(-x),
    derivative: (x) => sigmoid(-x),
  },
} satisfies Readonly<Record<string, Activation>>;
