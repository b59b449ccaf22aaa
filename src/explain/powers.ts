import { exp, type Expression, type Known, minus, step } from './expression.ts';

/** e^x overflows a calculator for large x. */
const largestPower = 200;

/** e to the power of each score; where it would be too large, the largest is subtracted from all, which keeps their shares. */
export function powersOf(scores: readonly Known[]): {
  readonly powers: readonly Expression[];
  /** What has been subtracted. */
  readonly shift: Known | null;
} {
  const largest = scores.reduce((a, b) => (b.value > a.value ? b : a));
  const shift = Math.abs(largest.value) > largestPower ? largest : null;
  return { powers: scores.map((score) => step(exp(shift === null ? score : minus(score, shift)))), shift };
}
