/**
 * An activation that maps each number separately. Both functions are evaluated in float64 with the engine's own
 * transcendental functions and rounded once when stored.
 */
export interface Activation {
  /** The formula as text for people. */
  readonly formula: string;
  /** y = f(x) */
  readonly f: (x: number) => number;
  /** f′(x), given x and y = f(x). */
  readonly derivative: (x: number, y: number) => number;
  /** Points where f is not differentiable; the derivative there is the one that Keras uses. */
  readonly kinks: readonly number[];
  /** False if the derivative is 0 everywhere, so that no layer before it can learn. */
  readonly passesGradient: boolean;
  /** Range of its values, to two digits. */
  readonly range: Range;
}

export type Range = readonly [low: number, high: number];

export const smooth = { kinks: [], passesGradient: true } as const;
export const anywhere = [-Infinity, Infinity] as const;
export const positive = [0, Infinity] as const;
export const share = [0, 1] as const;
