import type { ActivationName } from '../activations.ts';
import type { FloatArray } from '../model.ts';

/** Arguments of `keras.losses`; those that a loss does not take stand at their defaults. */
export interface LossOptions {
  /** The output is taken for logits. binary, categorical and sparse_categorical_crossentropy; default False. */
  readonly fromLogits: boolean;
  /** 0 ≤ … < 1, how far targets are pulled to the middle. binary and categorical_crossentropy; default 0. */
  readonly labelSmoothing: number;
  /** > 0, where huber turns from square to line; default 1. */
  readonly delta: number;
}

/** Loss of one example: a row of `units` outputs y (or logits z) and targets t, both beginning at `offset`. */
type RowValue = (y: FloatArray, t: FloatArray, offset: number, units: number) => number;

/** out ← scale · ∂loss/∂y (or ∂z) of the same row; `scale` is 1/batch. `y` is the output also when z is asked for. */
type RowGradient = (
  y: FloatArray,
  t: FloatArray,
  offset: number,
  units: number,
  scale: number,
  out: FloatArray,
) => void;

/**
 * A loss with its arguments, evaluated in float64 and rounded once when stored.
 *
 * Where Keras's backends differ, this is what PyTorch's and JAX's compute: from the outputs as they are. With
 * `fromLogits` they are logits even behind softmax or sigmoid, which are then applied twice; TensorFlow takes the values
 * in front of the activation there, and also where the activation is another than the loss's own (softmax with
 * binary_crossentropy). Only `through` follows TensorFlow.
 */
export interface Loss {
  readonly value: RowValue;
  readonly gradient: RowGradient;
  /**
   * The activation that the loss is computed through when the network ends in it: from the logits, exact where
   * the activation saturates, as Keras's TensorFlow backend does. PyTorch's and JAX's clip the probabilities, and differ
   * where one is nearer than ε to 0 or 1. Null: there is none.
   */
  readonly through: {
    readonly activation: ActivationName;
    readonly value: RowValue;
    readonly gradient: RowGradient;
  } | null;
}

/** What is known of a loss before its arguments are. */
export interface LossKind {
  readonly formula: string;
  /**
   * Outputs for which it is defined. `positive`: all > 0; the cross-entropy over classes makes them sum to 1 itself.
   * `probability`: each within (0, 1). With `fromLogits` any number will do.
   */
  readonly outputs: 'any' | 'positive' | 'probability';
  /** Targets that it is made for. `sign`: 0/1, taken for −1/1, or −1/1 themselves. `count`: numbers ≥ 0. */
  readonly targets: 'number' | 'binary' | 'oneHot' | 'distribution' | 'sign' | 'count';
  /** The arguments that it takes. */
  readonly takes: readonly (keyof LossOptions)[];
  readonly create: (options: LossOptions, round: Round) => Loss;
}

/** Rounds a float64 to the precision of the run. */
export type Round = (value: number) => number;

/** `keras.config.epsilon()` */
export const epsilon = 1e-7;

/** Holds probabilities within [ε, 1 − ε] before the logarithm. */
export interface Clip {
  readonly hold: (p: number) => number;
  /** Whether the slope passes: it does at both bounds, as in PyTorch. */
  readonly holds: (p: number) => boolean;
}

/** The upper bound is rounded to the precision of the run: 1 − 1e-7 is 0.99999988 in float32, and 1 − p so much larger. */
export function createClip(round: Round): Clip {
  const highest = round(1 - epsilon);
  return {
    hold: (p) => (p < epsilon ? epsilon : p > highest ? highest : p),
    holds: (p) => p >= epsilon && p <= highest,
  };
}
