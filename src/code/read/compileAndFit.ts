import type { DataSpec } from '../../data/spec.ts';
import { limits } from '../../document/limits.ts';
import { Arguments } from './callArguments.ts';
import { readCallbacks } from './makeCallback.ts';
import { trainedOn } from './dataValues.ts';
import { readLoss } from './makeLoss.ts';
import { readMetrics } from './makeMetric.ts';
import { readOptimizer } from './makeOptimizer.ts';
import type { Session } from './readingSession.ts';
import type { CallSite, Given, Value } from './value.ts';
import { words } from './words.ts';

/** `model.compile(…)`: keras/src/trainers/trainer.py. */
export function compile(session: Session, site: CallSite): void {
  const metricsThird = isMetrics(site.positional[2]?.value);
  const args = new Arguments(session, site, {
    callee: 'compile',
    parameters: [
      ...words(metricsThird ? 'optimizer loss metrics loss_weights' : 'optimizer loss loss_weights metrics'),
      ...words(`
    weighted_metrics run_eagerly steps_per_execution jit_compile auto_scale_loss * sample_weight_mode class_mode
    theano_mode experimental_run_tf_function
  `),
    ],
  });
  if (metricsThird) session.tell(site.positional[2], { code: 'metricsThird' });
  args.only({ loss_weights: null, sample_weight_mode: null });
  args.idle(['weighted_metrics']);
  const loss = readLoss(args);
  const optimizer = readOptimizer(args);
  const metrics = readMetrics(args);
  session.mark(session.statement, { kind: 'compile' });
  const object = args.get('optimizer')?.value;
  const { memory } = session;
  memory.set(session, 'optimizer', object?.kind === 'optimizer' ? object : { kind: 'optimizer', spec: optimizer });
  if (loss !== null) memory.set(session, 'compiled', { ...loss, optimizer, metrics });
  session.touch();
  session.step(session.statement, { kind: 'compile' }, null);
}

/** Keras 2 took metrics in the third place, where Keras 3 takes `loss_weights`. */
function isMetrics(value: Value | undefined): boolean {
  if (value?.kind !== 'list') return value?.kind === 'string';
  return value.items.length > 0 && value.items.every(({ kind }) => kind !== 'number');
}

/**
 * `model.fit(…)`: keras/src/trainers/trainer.py. `like`: the page's data, kept where the code's are others.
 * `ofArrays`: it trains on arrays even though no targets are given.
 */
export function fit(session: Session, site: CallSite, like: DataSpec, ofArrays = false): void {
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
  trained(session, args, like, args.get('y'), ofArrays);
}

/** `model.fit_generator(…)` of Keras 1 and 2: keras/engine/training.py there. */
export function fitGenerator(session: Session, site: CallSite, like: DataSpec): void {
  const args = new Arguments(session, site, {
    callee: 'fit_generator',
    parameters: words(`
    x steps_per_epoch epochs verbose callbacks validation_data validation_steps validation_freq class_weight
    max_queue_size workers use_multiprocessing shuffle initial_epoch * nb_val_samples nb_worker pickle_safe
    max_q_size
  `),
    old: { generator: 'x', nb_epoch: 'epochs', samples_per_epoch: 'steps_per_epoch' },
  });
  trained(session, args, like, null);
}

function trained(session: Session, args: Arguments, like: DataSpec, y: Given | null, ofArrays = false): void {
  const { site } = args;
  args.only({ class_weight: null, sample_weight: null, initial_epoch: 0 });
  args.idle(['validation_steps', 'validation_freq', 'validation_batch_size']);
  const steps = args.some('steps_per_epoch');
  if (steps !== null) session.tell(steps, { code: 'wholeEpochs' });
  takeData(session, args.get('x'), y, like);
  const { from, to } = site.callee;
  const before = session.fitted?.place ?? null;
  if (before !== null) session.tell(site.callee, { code: before.from === from ? 'trainedInLoop' : 'trainedTwice' });
  const own = args.some('validation_data');
  if (own !== null) session.tell(own, { code: 'validationData' });
  const split = args.numberOrNone('validation_split', limits.validationSplit, 0) ?? 0;
  const shuffle = args.some('shuffle')?.value;
  const epochs = args.some('epochs');
  const size = args.some('batch_size');
  session.memory.set(session, 'fitted', {
    batchSize: size === null ? (y === null && !ofArrays ? null : 32) : batchSizeOf(args, size),
    epochs: epochs === null ? usualEpochs(session, site) : args.integer('epochs', limits.epochs, 1),
    validationSplit: own === null ? split : null,
    shuffle: shuffle?.kind === 'string' ? true : args.flag('shuffle', true), // 'batch' was a word for it
    callbacks: readCallbacks(args),
    place: { from, to },
  });
  session.touch();
  session.mark(session.statement, { kind: 'fit' });
  session.step(session.statement, { kind: 'fit' }, null);
}

/** `batch_size=len(x)` of data that are not the page's means all examples. */
function batchSizeOf(args: Arguments, given: Given): number | 'all' {
  const { value } = given;
  if (value.kind !== 'unknown' || value.why.code !== 'ofData' || value.why.columns === true)
    return args.integer('batch_size', limits.batchSize, 32);
  args.session.tell(given, { code: 'batchFromData' });
  return 'all';
}

/** Until Keras 2.0.8 `fit` without `epochs` trained ten. */
function usualEpochs(session: Session, site: CallSite): number {
  if (!session.time.of2017) return 1;
  session.tell(site.callee, { code: 'epochsThen' });
  return 10;
}

function takeData(session: Session, x: Given | null, y: Given | null, like: DataSpec): void {
  if (x === null) return;
  const data = y === null ? null : trainedOn(x.value, y.value, like);
  session.memory.set(session, 'data', data);
  if (data === null) session.tell(x, { code: 'dataStay' });
  else if (data.altered) session.tell(x, { code: 'scaledOtherwise' });
}
