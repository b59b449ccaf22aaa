import type { ActivationName } from '../activations.ts';
import type { FloatArray, Round } from '../floats.ts';
import type { LossOptions } from '../specs/lossSpecs.ts';

/**
 * Adds the loss of one example to a cell: of its row of `units` outputs at index y (or logits z) of an array, and of targets
 * at index t. A float64 that is passed or returned would be an object to throw away.
 */
export type AddRow = (f: FloatArray, y: number, t: number, units: number, cells: Float64Array, at: number) => void;

/** f[out …] ← ∂loss/∂y (or ∂z) of the same row, divided by the rows of the batch. `y` is the output even for ∂z. */
type RowGradient = (f: FloatArray, y: number, t: number, units: number, rows: number, out: number) => void;

/**
 * A loss with its arguments, evaluated in float64 and rounded once when stored.
 *
 * Where Keras's backends differ, this follows PyTorch and JAX, which compute from the outputs as they are. With
 * `fromLogits` the outputs count as logits even after softmax or sigmoid, which is then applied twice. TensorFlow uses
 * the values before the activation there, and also where the activation does not belong to the loss (softmax with
 * binary_crossentropy). Only `through` follows TensorFlow.
 */
export interface Loss {
  readonly add: AddRow;
  readonly gradient: RowGradient;
  /**
   * The loss together with its own activation, if the network ends in that: computed from the logits, exact where the
   * activation saturates, as in Keras's TensorFlow backend. The PyTorch and JAX backends clip the probabilities, and
   * differ where one is within ε of 0 or 1. Null: the loss has no such activation.
   */
  readonly through: {
    readonly activation: ActivationName;
    readonly add: AddRow;
    readonly gradient: RowGradient;
  } | null;
}

/** Facts about a loss that do not depend on its arguments. */
export interface LossKind {
  readonly formula: string;
  /**
   * Outputs for which it is defined. `positive`: all > 0; the cross-entropy over classes makes them sum to 1 itself.
   * `probability`: each within (0, 1). With `fromLogits` they may be any numbers.
   */
  readonly outputs: 'any' | 'positive' | 'probability';
  /** Targets that it is made for. `sign`: −1/1, or 0/1, which stand for them. `count`: numbers ≥ 0. */
  readonly targets: 'number' | 'binary' | 'oneHot' | 'distribution' | 'sign' | 'count';
  readonly create: (options: LossOptions, round: Round) => Loss;
}

/** `keras.config.epsilon()` */
export const epsilon = 1e-7;

/** Clips probabilities to [ε, 1 − ε] before the logarithm. */
export interface Clip {
  readonly hold: (p: number) => number;
  /** Whether the gradient passes; at both bounds it does, as in PyTorch. */
  readonly holds: (p: number) => boolean;
}

/** The upper bound is rounded to the run's precision: 1 − 1e-7 is 0.99999988 in float32, so 1 − p is larger. */
export function createClip(round: Round): Clip {
  const highest = round(1 - epsilon);
  return {
    hold: (p) => (p < epsilon ? epsilon : p > highest ? highest : p),
    holds: (p) => p >= epsilon && p <= highest,
  };
}
