import { tanh } from '../math.ts';
import { type Activation, anywhere, smooth } from './activation.ts';

const threshold = 0.5; // Keras's default

/** Activations that make small numbers smaller, or 0. */
export const shrinkers = {
  soft_shrink: {
    range: anywhere,
    formula: 'x > 0.5: x − 0.5, x < −0.5: x + 0.5, else 0',
    f: (x) => (x > threshold ? x - threshold : x < -threshold ? x + threshold : x !== x ? x : 0),
    derivative: (x) => (x > threshold || x < -threshold ? 1 : 0),
    kinks: [-threshold, threshold],
    passesGradient: true,
  },
  hard_shrink: {
    range: anywhere,
    formula: '|x| > 0.5: x, else 0',
    f: (x) => (x > threshold || x < -threshold || x !== x ? x : 0),
    derivative: (x) => (x > threshold || x < -threshold ? 1 : 0),
    kinks: [-threshold, threshold],
    passesGradient: true,
  },
  tanh_shrink: {
    ...smooth,
    range: anywhere,
    formula: 'x − tanh x',
    f: (x) => x - tanh(x),
    derivative: (x) => tanh(x) * tanh(x),
  },
} satisfies Readonly<Record<string, Activation>>;
