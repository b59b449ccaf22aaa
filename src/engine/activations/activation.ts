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
  readonly range: Range;
}

export type Range = readonly [low: number, high: number];

export const smooth = { kinks: [], passesGradient: true } as const;
export const anywhere = [-Infinity, Infinity] as const;
export const positive = [0, Infinity] as const;
export const share = [0, 1] as const;
