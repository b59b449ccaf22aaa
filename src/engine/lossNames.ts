import type { LossOptions } from './losses/loss.ts';

export type { LossOptions } from './losses/loss.ts';

/** Keras's losses under its names, in the order of the menu. How each is computed stands in `losses.ts`. */
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
