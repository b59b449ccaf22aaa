import { type LossName, type LossOptions, usualLossOptions as usual } from '../engine/specs/lossSpecs.ts';
import type { Arguments } from './argument.ts';
import { ranges } from './ranges.ts';

interface Entry {
  readonly className: string;
  /** Other names. */
  readonly aliases?: readonly string[];
  /** The name of 2017 where it was another one. */
  readonly in2017?: string;
  readonly takes?: readonly (keyof LossOptions)[];
  /** Keras's parameters that the page has not, between these and `reduction`. */
  readonly others?: readonly string[];
  /** For numbers to predict, not for classes. */
  readonly ofNumbers?: true;
}

/** Keras's losses by name: keras/src/losses. */
export const losses: Readonly<Record<LossName, Entry>> = {
  mean_squared_error: { className: 'MeanSquaredError', aliases: ['mse', 'MSE'], ofNumbers: true },
  mean_absolute_error: { className: 'MeanAbsoluteError', aliases: ['mae', 'MAE'], ofNumbers: true },
  huber: { className: 'Huber', aliases: ['huber_loss'], takes: ['delta'], ofNumbers: true },
  log_cosh: { className: 'LogCosh', in2017: 'logcosh', ofNumbers: true },
  binary_crossentropy: {
    className: 'BinaryCrossentropy',
    aliases: ['bce', 'BCE'],
    takes: ['fromLogits', 'labelSmoothing'],
    others: ['axis'],
  },
  categorical_crossentropy: {
    className: 'CategoricalCrossentropy',
    takes: ['fromLogits', 'labelSmoothing'],
    others: ['axis'],
  },
  sparse_categorical_crossentropy: {
    className: 'SparseCategoricalCrossentropy',
    takes: ['fromLogits'],
    others: ['ignore_class'],
  },
  hinge: { className: 'Hinge' },
  categorical_hinge: { className: 'CategoricalHinge' },
  poisson: { className: 'Poisson', ofNumbers: true },
  kl_divergence: { className: 'KLDivergence', aliases: ['kld', 'KLD'], in2017: 'kullback_leibler_divergence' },
};

/** The arguments that losses have. */
export const lossOptions: Arguments<LossOptions> = {
  fromLogits: { type: 'flag', usual: usual.fromLogits, link: 'logits' },
  labelSmoothing: {
    type: 'number',
    range: ranges.labelSmoothing,
    step: 'tenth',
    usual: usual.labelSmoothing,
    link: 'smooth',
  },
  delta: { type: 'number', range: ranges.delta, step: 'logarithmic', usual: usual.delta, link: '' },
};

/** Whether a loss has the argument of this key. */
export function lossTakes(loss: LossName, key: string): boolean {
  return losses[loss].takes?.some((each) => each === key) ?? false;
}
