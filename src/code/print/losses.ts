import type { LossName, LossOptions } from '../../engine/lossNames.ts';
import { usualLossOptions } from '../../engine/lossNames.ts';
import type { Dialect } from './dialect.ts';
import { type Argument, bool, type Expression, float, keyword } from './python.ts';

/** The losses that take arguments. */
const classNames: Partial<Readonly<Record<LossName, string>>> = {
  huber: 'Huber',
  binary_crossentropy: 'BinaryCrossentropy',
  categorical_crossentropy: 'CategoricalCrossentropy',
  sparse_categorical_crossentropy: 'SparseCategoricalCrossentropy',
};

/** What losses were called in 2017, where that was something else. */
const oldNames: Partial<Readonly<Record<LossName, string>>> = {
  log_cosh: 'logcosh',
  kl_divergence: 'kullback_leibler_divergence',
};

/** A name, or an object where there are arguments that are not Keras's defaults. */
export function lossExpression(name: LossName, options: LossOptions, dialect: Dialect): Expression {
  const args = lossArguments(options);
  const className = classNames[name];
  if (className !== undefined && args.length > 0) return dialect.make('losses', className, args);
  dialect.word(name);
  return dialect.text((dialect.name === 'keras2017' ? oldNames[name] : undefined) ?? name);
}

function lossArguments({ fromLogits, labelSmoothing, delta }: LossOptions): readonly Argument[] {
  const usual = usualLossOptions;
  return [
    ...(fromLogits === usual.fromLogits ? [] : [keyword('from_logits', bool(fromLogits))]),
    ...(labelSmoothing === usual.labelSmoothing ? [] : [keyword('label_smoothing', float(labelSmoothing))]),
    ...(delta === usual.delta ? [] : [keyword('delta', float(delta))]),
  ];
}
