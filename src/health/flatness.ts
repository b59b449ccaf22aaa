import { activationFunction, type ActivationSpec, isRowWiseSpec } from '../engine/layerActivation.ts';

/**
 * How an activation can stop a gradient. `rectifier`: it is flat on one side, as ReLU is; `squasher`: it is held within
 * two bounds, as sigmoid and tanh are, and flat near both.
 */
export type FlatKind = 'rectifier' | 'squasher';

export interface Flatness {
  readonly kind: FlatKind;
  /** Whether f is flat at x: its slope is at most 1/20 of its steepest. */
  readonly isFlat: (x: number, y: number) => boolean;
}

/** For sigmoid this is beyond 0.013 and 0.987, for tanh beyond ±0.975: what is called saturated. */
const flatShare = 1 / 20;

/** Where activations are steepest, all of Keras's: about 0. */
const places = Array.from({ length: 81 }, (_, i) => (i - 40) / 10);

/** Null for a function that is flat nowhere (linear, LeakyReLU), or that ties units together (softmax). */
export function flatnessOf(spec: ActivationSpec): Flatness | null {
  if (isRowWiseSpec(spec)) return null;
  const { f, derivative, range } = activationFunction(spec);
  const slope = (x: number): number => Math.abs(derivative(x, f(x)));
  const limit = flatShare * Math.max(...places.map(slope));
  if (limit === 0 || (slope(-100) > limit && slope(100) > limit)) return null;
  const isBounded = range.every(Number.isFinite);
  return { kind: isBounded ? 'squasher' : 'rectifier', isFlat: (x, y) => Math.abs(derivative(x, y)) <= limit };
}
