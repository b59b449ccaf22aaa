import { binaryCrossentropy } from './losses/binaryCrossentropy.ts';
import { categoricalCrossentropy, sparseCategoricalCrossentropy } from './losses/categoricalCrossentropy.ts';
import { huber, logCosh, meanAbsoluteError, meanSquaredError } from './losses/distances.ts';
import { klDivergence, poisson } from './losses/divergences.ts';
import type { Loss, LossKind } from './losses/loss.ts';
import { categoricalHinge, hinge } from './losses/margins.ts';
import { type Round, roundOf } from './floats.ts';
import { type LossName, type LossOptions, usualLossOptions } from './specs/lossSpecs.ts';

export type { Loss } from './losses/loss.ts';

/**
 * Keras 3's losses (keras/src/losses/losses.py): most are the mean over the units, losses over classes are the sum;
 * then the mean over the batch is taken.
 */
export const losses: Readonly<Record<LossName, LossKind>> = {
  mean_squared_error: meanSquaredError,
  mean_absolute_error: meanAbsoluteError,
  huber,
  log_cosh: logCosh,
  binary_crossentropy: binaryCrossentropy,
  categorical_crossentropy: categoricalCrossentropy,
  sparse_categorical_crossentropy: sparseCategoricalCrossentropy,
  hinge,
  categorical_hinge: categoricalHinge,
  poisson,
  kl_divergence: klDivergence,
};

/** Creates a loss with its arguments. With `fromLogits` the outputs count as logits after any last activation. */
export function createLoss(
  name: LossName,
  options: LossOptions = usualLossOptions,
  round: Round = roundOf('float64'),
): Loss {
  return losses[name].create(options, round);
}
