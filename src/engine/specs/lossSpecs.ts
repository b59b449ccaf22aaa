/** Arguments of `keras.losses`; those that a loss does not have are at their defaults. */
export interface LossOptions {
  /** The output counts as logits. binary, categorical and sparse_categorical_crossentropy; default False. */
  readonly fromLogits: boolean;
  /** 0 ≤ … < 1, how far targets are moved to the middle. binary and categorical_crossentropy; default 0. */
  readonly labelSmoothing: number;
  /** > 0, the error where huber changes from quadratic to linear; default 1. */
  readonly delta: number;
}

/** Keras's names of its losses, in the order of the menu. `losses.ts` has how each is computed. */
export const lossNames = [
  'mean_squared_error',
  'mean_absolute_error',
  'huber',
  'log_cosh',
  'binary_crossentropy',
  'categorical_crossentropy',
  'sparse_categorical_crossentropy',
  'hinge',
  'categorical_hinge',
  'poisson',
  'kl_divergence',
] as const;
export type LossName = (typeof lossNames)[number];

export const usualLossOptions: LossOptions = { fromLogits: false, labelSmoothing: 0, delta: 1 };
