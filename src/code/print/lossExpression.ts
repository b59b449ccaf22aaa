import type { Experiment } from '../../document/experiment.ts';
import { layOut } from '../../engine/layout.ts';
import type { LossName, LossOptions } from '../../engine/specs/lossSpecs.ts';
import { createLoss } from '../../engine/createLoss.ts';
import { losses, lossOptions } from '../../keras/losses.ts';
import { printArguments } from './printArguments.ts';
import type { Dialect } from './dialect.ts';
import type { Expression } from './python.ts';

/** A name, or an object where there are arguments that are not Keras's defaults. */
export function lossExpression(name: LossName, options: LossOptions, dialect: Dialect): Expression {
  const { className, in2017 = name } = losses[name];
  const args = printArguments(lossOptions, options, dialect);
  if (args.length > 0) return dialect.make('losses', className, args);
  dialect.word(name);
  return dialect.text(dialect.name === 'keras2017' ? in2017 : name);
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
