import type { LossOptions } from './losses/loss.ts';

export type { LossOptions } from './losses/loss.ts';

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
