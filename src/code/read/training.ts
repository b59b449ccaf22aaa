import type { DataSpec } from '../../data/spec.ts';
import { limits } from '../../document/limits.ts';
import { Arguments, type CallSite, type Given } from './arguments.ts';
import { readCallbacks } from './callbacks.ts';
import { inputsOf, trainedOn } from './data.ts';
import { readLoss } from './losses.ts';
import { readMetrics } from './metrics.ts';
import { readOptimizer } from './optimizers.ts';
import type { Session } from './session.ts';
import { words } from './words.ts';

/** `model.compile(…)`: keras/src/trainers/trainer.py. */
export function compile(session: Session, site: CallSite): void {
  const args = new Arguments(session, site, {
    callee: 'compile',
    parameters: words(`
    optimizer loss loss_weights metrics weighted_metrics run_eagerly steps_per_execution jit_compile
    auto_scale_loss * sample_weight_mode class_mode theano_mode
  `),
  });
  args.only({ loss_weights: null, weighted_metrics: null, sample_weight_mode: null });
  const loss = readLoss(args);
  const optimizer = readOptimizer(args);
  const metrics = readMetrics(args);
  session.mark(session.statement, { kind: 'compile' });
  if (loss !== null) session.compiled = { ...loss, optimizer, metrics };
  session.step(session.statement, { kind: 'compile' }, null);
}

/** `model.fit(…)`: keras/src/trainers/trainer.py. `like`: the page's data, kept where the code's are others. */
export function fit(session: Session, site: CallSite, like: DataSpec): void {
  const args = new Arguments(session, site, {
    callee: 'fit',
    parameters: [
      ...words(`
    x y batch_size epochs verbose callbacks validation_split validation_data shuffle class_weight
    sample_weight initial_epoch steps_per_epoch validation_steps validation_batch_size validation_freq *
    show_accuracy workers use_multiprocessing
  `),
      'max_queue_size',
    ],
    old: { nb_epoch: 'epochs' },
  });
  args.only({ class_weight: null, sample_weight: null, initial_epoch: 0, steps_per_epoch: null });
  args.only({ validation_steps: null, validation_freq: 1 });
  takeData(session, args.get('x'), args.get('y'), like);
  if (session.fitted !== null) session.tell(site.callee, { code: 'trainedTwice' });
  const own = args.some('validation_data');
  if (own !== null) session.tell(own, { code: 'validationData' });
  const split = args.numberOrNone('validation_split', limits.validationSplit, 0) ?? 0;
  const shuffle = args.some('shuffle')?.value;
  const epochs = args.some('epochs');
  const size = args.some('batch_size');
  session.fitted = {
    batchSize: size === null ? 32 : args.integer('batch_size', limits.batchSize, 32),
    epochs: epochs === null ? 1 : args.integer('epochs', limits.epochs, 1),
    validationSplit: own === null ? split : null,
    shuffle: shuffle?.kind === 'string' ? true : args.flag('shuffle', true), // 'batch' was a word for it
    callbacks: readCallbacks(args),
  };
  session.mark(session.statement, { kind: 'fit' });
  session.step(session.statement, { kind: 'fit' }, null);
}

function takeData(session: Session, x: Given | null, y: Given | null, like: DataSpec): void {
  if (x === null) return;
  const spec = y === null ? null : trainedOn(x.value, y.value, like);
  if (spec === null) {
    session.data = null;
    session.tell(x, { code: 'dataStay' });
  } else session.data = inputsOf(spec);
}
