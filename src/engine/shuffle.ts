import type { Random } from './random.ts';

/**
 * Fills `out` with a random order of 0 … n−1, n = out.length; every order is equally likely. Fisher & Yates' shuffle
 * in Durstenfeld's form (1964), from the end, one draw `below(i + 1)` for each i = n−1 … 1.
 */
export function permute(random: Random, out: Int32Array): void {
  for (let i = 0; i < out.length; i++) out[i] = i;
  for (let i = out.length - 1; i > 0; i--) {
    const j = random.below(i + 1);
    const moved = out[i];
    out[i] = out[j];
    out[j] = moved;
  }
}
