import type { FloatArray } from '../floats.ts';
import { tanh } from '../math.ts';
import { sigmoid } from './functions.ts';

/** An activation of values [from, to) of arrays that begin at indices of `f`. */
interface Loops {
  /** y = f(x) */
  readonly forward: (f: FloatArray, x: number, y: number, from: number, to: number) => void;
  /** dx = dy · f′(x) */
  readonly backward: (f: FloatArray, x: number, y: number, dy: number, dx: number, from: number, to: number) => void;
}

/**
 * The most common activations, each with loops of its own. They compute what the table of activations has, but there the
 * loop calls a function that it does not know, which then returns each number in a new object.
 */
export const ownLoops: Readonly<Partial<Record<string, Loops>>> = {
  relu: {
    forward: (f, x, y, from, to) => {
      for (let i = from; i < to; i++) {
        const value = f[x + i];
        f[y + i] = value <= 0 ? 0 : value;
      }
    },
    backward: (f, x, _, dy, dx, from, to) => {
      for (let i = from; i < to; i++) f[dx + i] = f[dy + i] * (f[x + i] > 0 ? 1 : 0);
    },
  },
  sigmoid: {
    forward: (f, x, y, from, to) => {
      for (let i = from; i < to; i++) f[y + i] = sigmoid(f[x + i]);
    },
    backward: (f, _, y, dy, dx, from, to) => {
      for (let i = from; i < to; i++) f[dx + i] = f[dy + i] * (f[y + i] * (1 - f[y + i]));
    },
  },
  tanh: {
    forward: (f, x, y, from, to) => {
      for (let i = from; i < to; i++) f[y + i] = tanh(f[x + i]);
    },
    backward: (f, _, y, dy, dx, from, to) => {
      for (let i = from; i < to; i++) f[dx + i] = f[dy + i] * (1 - f[y + i] * f[y + i]);
    },
  },
};
