import type { Experiment } from '../../document/experiment.ts';
import { layOut } from '../../engine/layout.ts';
import type { LossName, LossOptions } from '../../engine/specs/losses.ts';
import { createLoss } from '../../engine/losses.ts';
import { usualLossOptions } from '../../engine/specs/losses.ts';
import type { Dialect } from './dialect.ts';
import { type Argument, bool, type Expression, float, keyword } from './python.ts';

/** The losses that take arguments. */
const classNames: Partial<Readonly<Record<LossName, string>>> = {
  huber: 'Huber',
  binary_crossentropy: 'BinaryCrossentropy',
  categorical_crossentropy: 'CategoricalCrossentropy',
  sparse_categorical_crossentropy: 'SparseCategoricalCrossentropy',
};

/** Names of losses in 2017, where they were different. */
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

/** Which backend's cross-entropy this page counts with, where Keras's backends differ: behind softmax and sigmoid. */
export function crossentropyNote(e: Experiment, dialect: Dialect): string | null {
  if (!e.loss.endsWith('_crossentropy')) return null;
  const last = layOut(e).ops.at(-1);
  if (last?.kind !== 'activation' || (last.activation !== 'softmax' && last.activation !== 'sigmoid')) return null;
  const old = dialect.name === 'keras2017';
  if (e.lossOptions.fromLogits) {
    return `The page applies ${last.activation} twice here, as Keras does on PyTorch and JAX (on TensorFlow once).`;
  }
  if (createLoss(e.loss, e.lossOptions).through?.activation === last.activation) {
    return old
      ? 'The page takes this loss from the logits, as Keras on TensorFlow does today (2017: clipped).'
      : 'The page takes this loss from the logits, as Keras does on TensorFlow (others clip at 1e-7).';
  }
  return old
    ? null // it was from the outputs on every backend
    : 'The page takes this loss from the outputs, as Keras does on PyTorch and JAX (not on TensorFlow).';
}
