import type { CallbackSpec } from './callbacks.ts';
import { initializeParameters } from './initialize.ts';
import { createKernels } from './kernels.ts';
import type { LossName, LossOptions } from './lossNames.ts';
import type { MetricName } from './metricFacts.ts';
import type { FloatArray, Model, Precision } from './model.ts';
import { createNetwork, type Network } from './network.ts';
import { createOptimizer } from './optimizers.ts';
import type { OptimizerSpec } from './optimizerSpecs.ts';
import { createRandom } from './random.ts';
import type { Cause } from './run/cause.ts';
import { createEvaluation } from './run/evaluation.ts';
import { createFit, type FitEnd } from './run/fit.ts';
import { putLoss } from './run/head.ts';
import { createTally } from './run/tally.ts';
import { createTraining } from './run/training.ts';
import { createWork } from './run/work.ts';
import { sha256 } from './sha256.ts';
import { permute } from './shuffle.ts';

/** Examples in the form that the network uses. */
export interface Rows {
  readonly count: number;
  /** [count, inputs] */
  readonly x: FloatArray;
  /** [count, outputs] */
  readonly y: FloatArray;
}

export interface RunSpec {
  readonly model: Model;
  readonly loss: LossName;
  readonly lossOptions: LossOptions;
  readonly optimizer: OptimizerSpec;
  readonly metrics: readonly MetricName[];
  readonly batchSize: number;
  /** False: each epoch goes through the examples in their own order. */
  readonly shuffle: boolean;
  readonly callbacks: readonly CallbackSpec[];
  readonly seed: number;
  readonly precision: Precision;
  readonly training: Rows;
  /** Validation examples; `count` 0 if there are none. */
  readonly validation: Rows;
}

/** Where and why a run stopped: the loss of a batch, or a weight after its update, was not a finite number. */
export interface NotFinite {
  readonly what: 'loss' | 'weights';
  /** Counted from 1. */
  readonly epoch: number;
  readonly batch: number;
  readonly cause: Cause;
}

/** Result of `advance`: the work is used up, a batch ended, an epoch ended (see `row`), or the run stopped. */
export type Progress = 'working' | 'batch' | 'epoch' | 'notFinite';

/**
 * A model being fitted, as by `keras.Model.fit`, but in pieces of any size, so that a worker can respond in between;
 * the size of the pieces does not change any bit of the result.
 *
 * It begins with one evaluation of the initial weights (an 'epoch' with `epoch` still 0), then goes epoch by epoch.
 * The penalty of regularizers is part of the loss, in training and in validation.
 */
export interface Run {
  readonly network: Network;
  /**
   * Keys of a history row, as in Keras's `History.history`: loss, accuracy, val_loss, val_accuracy, and learning_rate
   * with ReduceLROnPlateau. (Unlike in Keras, learning_rate is also there with a schedule.)
   */
  readonly keys: readonly string[];
  /** The newest row, one value a key; the training loss is the mean over the epoch, while the weights changed. */
  readonly row: Float64Array;
  /** Finished epochs. */
  readonly epoch: number;
  /** Batches done in the current epoch. */
  readonly batch: number;
  /** Batches in each epoch. */
  readonly batches: number;
  /** Learning rate of the next update. */
  readonly learningRate: number;
  readonly failure: NotFinite | null;
  /** How the newest fit ended; null while it goes on. Set as soon as the last epoch of the fit ends. */
  readonly ended: FitEnd | null;
  /** Indices of the training examples in the order of the current epoch; batches are taken from it in turn. */
  readonly order: Int32Array;
  /**
   * Does about `work` multiply-adds, at most to the end of the batch. Allocates only once an epoch.
   * After 'notFinite' it does nothing; the parameters are the last finite ones. After the end of a fit it begins a new
   * one: the callbacks reset their counters; weights, slots and learning rate stay.
   */
  advance(work: number): Progress;
  /** Ends the fit between two epochs, because the limit of epochs is reached. */
  finish(): void;
  /** Changes the learning rate and the other numbers of the optimizer; weights and slots stay. @throws RangeError */
  tune(optimizer: OptimizerSpec): void;
  /**
   * Resumes a run from parameters and a number of finished epochs, as a new fit with new slots.
   * `learningRate` is the last one that ReduceLROnPlateau had set, null without it.
   */
  resume(parameters: FloatArray, epoch: number, learningRate: number | null): void;
  /** SHA-256 over the bytes of all parameters (little-endian, arena order), 64 hexadecimal digits. */
  fingerprint(): string;
}

/** Rows evaluated at a time. */
const evaluationRows = 256;

/** @throws RangeError when the shapes do not fit each other or there is no layer. */
export function createRun(spec: RunSpec): Run {
  const { model, training, validation, batchSize, precision, seed } = spec;
  const kernels = createKernels(precision);
  const capacity = Math.min(batchSize, training.count);
  const network = createNetwork(model, kernels, capacity, { trainable: true, seed });
  const { layout, parameters } = network;
  checkShapes(spec, network);
  const largest = Math.max(training.count, validation.count);
  const evaluator = createNetwork(model, kernels, Math.min(evaluationRows, largest), { trainable: false, parameters });
  const head = putLoss(spec.loss, spec.lossOptions, layout.ops, kernels.round);
  const tally = createTally(head, spec.metrics, layout.outputs, kernels.round);
  const optimizer = createOptimizer(spec.optimizer, kernels, layout.variables, parameters, network.gradients);
  const batches = Math.ceil(training.count / batchSize);
  const { names } = tally;
  const reduces = spec.callbacks.some(({ name }) => name === 'reduce_lr_on_plateau');
  const hasRate = reduces || spec.optimizer.schedule !== null;
  const keys = [
    ...names,
    ...(validation.count > 0 ? names.map((name) => `val_${name}`) : []),
    ...(hasRate ? ['learning_rate'] : []),
  ];
  const row = new Float64Array(keys.length);
  const order = new Int32Array(training.count);

  let phase: 'initial' | 'initialValidation' | 'train' | 'validate' = 'initial';
  let epoch = 0;
  let batch = 0;
  let broken: NotFinite['what'] | null = null;
  let failure: NotFinite | null = null;

  /** Number of the next or current update. */
  const step = (): number => epoch * batches + batch;
  const trainer = createTraining({
    network,
    precision,
    head,
    tally,
    loss: spec.loss,
    lossOptions: spec.lossOptions,
    optimizer,
    rows: training,
    order,
    step,
    onNotFinite: (what) => {
      broken = what;
    },
  });
  const evaluation = createEvaluation({ evaluator, penalty: network.penalty, precision, head, tally });
  const work = createWork();
  const fit = createFit({
    callbacks: spec.callbacks,
    kernels,
    parameters,
    optimizer,
    step,
    value: (key) => (keys.includes(key) ? row[keys.indexOf(key)] : null),
  });

  initializeParameters(model, layout, seed, parameters);

  function beginEpoch(): void {
    phase = 'train';
    batch = 0;
    tally.reset();
    if (spec.shuffle) permute(createRandom(seed, 'order', epoch), order);
    else for (let i = 0; i < order.length; i++) order[i] = i;
    trainer.begin();
    work.begin(trainer.tasks, trainer.count);
  }

  function beginEvaluation(next: 'initial' | 'initialValidation' | 'validate'): void {
    phase = next;
    tally.reset();
    evaluation.begin(next === 'initial' ? training : validation);
    work.begin(evaluation.tasks, evaluation.count);
  }

  function endEpoch(): Progress {
    batch = 0;
    if (phase !== 'initial' && phase !== 'initialValidation') epoch++;
    if (hasRate) row[keys.length - 1] = optimizer.learningRate(step());
    if (epoch > 0) fit.epochEnd(epoch);
    beginEpoch();
    return 'epoch';
  }

  /** Decides what comes next when all tasks of the current rows are done. */
  function endOfRows(): Progress {
    switch (phase) {
      case 'train':
        batch++;
        if (trainer.next()) {
          work.begin(trainer.tasks, trainer.count);
          return 'batch';
        }
        tally.write(training.count, row, 0);
        if (validation.count === 0) return endEpoch();
        beginEvaluation('validate');
        return 'working';
      case 'initial':
      case 'initialValidation':
      case 'validate':
        if (evaluation.next()) {
          work.begin(evaluation.tasks, evaluation.count);
          return 'working';
        }
        tally.write(evaluation.examples, row, phase === 'initial' ? 0 : names.length);
        if (phase !== 'initial' || validation.count === 0) return endEpoch();
        beginEvaluation('initialValidation');
        return 'working';
    }
  }

  function fail(what: NotFinite['what']): Progress {
    if (what === 'weights') trainer.undo();
    failure = { what, epoch: epoch + 1, batch: batch + 1, cause: trainer.cause(what) };
    return 'notFinite';
  }

  function advance(many: number): Progress {
    if (failure !== null) return 'notFinite';
    fit.goOn(epoch);
    for (let left = many; left > 0;) {
      left -= work.piece(left);
      if (broken !== null) return fail(broken);
      if (!work.done) continue;
      const progress = endOfRows();
      if (progress !== 'working') return progress;
    }
    return 'working';
  }

  beginEvaluation('initial');

  return {
    network,
    keys,
    row,
    get epoch() {
      return epoch;
    },
    get batch() {
      return batch;
    },
    batches,
    get learningRate() {
      return optimizer.learningRate(step());
    },
    get failure() {
      return failure;
    },
    get ended() {
      return fit.end;
    },
    order,
    advance,
    finish: () => fit.finish(epoch),
    tune: optimizer.tune,
    resume: (from, finished, learningRate) => {
      parameters.set(from);
      epoch = finished;
      const fresh = learningRate === null || learningRate === kernels.round(spec.optimizer.learningRate);
      if (reduces && !fresh) optimizer.setLearningRate(learningRate);
      fit.restart(epoch);
      beginEpoch();
    },
    fingerprint: () => sha256(new Uint8Array(parameters.buffer, parameters.byteOffset, parameters.byteLength)),
  };
}

function checkShapes({ training, validation }: RunSpec, { layout: { inputs, outputs, ops } }: Network): void {
  if (ops.length === 0) throw new RangeError('a network needs at least one layer');
  if (training.count < 1) throw new RangeError('training needs at least one example');
  for (const rows of [training, validation]) {
    if (rows.x.length !== rows.count * inputs) throw new RangeError(`x is not [${rows.count}, ${inputs}]`);
    if (rows.y.length !== rows.count * outputs) throw new RangeError(`y is not [${rows.count}, ${outputs}]`);
  }
}
