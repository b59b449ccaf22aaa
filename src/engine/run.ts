import { createArray, createKernels } from './kernels.ts';
import { createLoss, type LossName, type LossOptions } from './losses.ts';
import { metrics as metricRegistry, type MetricName } from './metrics.ts';
import type { FloatArray, Model, Precision } from './model.ts';
import { initializeParameters } from './initialize.ts';
import { createNetwork, type Network } from './network.ts';
import { createOptimizer, type OptimizerSpec } from './optimizers.ts';
import { createRandom } from './random.ts';
import { sha256 } from './sha256.ts';
import { permute } from './shuffle.ts';
import type { Task } from './task.ts';

/** Examples as the network sees them. */
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
  /** False: each epoch goes through the examples as they stand. */
  readonly shuffle: boolean;
  readonly seed: number;
  readonly precision: Precision;
  readonly training: Rows;
  /** `count` 0: none. */
  readonly validation: Rows;
}

/** Where and why a run broke off: the loss of a batch, or a weight after its update, was not a finite number. */
export interface NotFinite {
  readonly what: 'loss' | 'weights';
  /** Counted from 1. */
  readonly epoch: number;
  readonly batch: number;
}

/** What `advance` came to: the work was used up, a batch ended, an epoch ended (its row is in `row`), it broke off. */
export type Progress = 'working' | 'batch' | 'epoch' | 'notFinite';

/**
 * A model being fitted, as `keras.Model.fit` does it with `shuffle=True`, but in pieces as small as one likes, so
 * that a worker can answer in between; the pieces change no bit of the result.
 *
 * It begins with one evaluation of the initial weights (an 'epoch' with `epoch` still 0), then goes epoch by epoch.
 */
export interface Run {
  readonly network: Network;
  /** Keys of a history row, as in Keras's `History.history`: loss, accuracy, val_loss, val_accuracy. */
  readonly keys: readonly string[];
  /** The newest row, a value a key; the training loss is the mean over the epoch while the weights were changing. */
  readonly row: Float64Array;
  /** Finished epochs. */
  readonly epoch: number;
  /** Batches done in the epoch under way. */
  readonly batch: number;
  /** Batches an epoch. */
  readonly batches: number;
  readonly failure: NotFinite | null;
  /** Indices of the training examples in the order of the epoch under way; batches are taken from it in turn. */
  readonly order: Int32Array;
  /**
   * Does about `work` multiply-adds, at most to the end of the batch. Allocates nothing but once an epoch.
   * After 'notFinite' it does nothing any more; the parameters are the last finite ones.
   */
  advance(work: number): Progress;
  /** Learning rate and the other numbers of the same optimizer; weights and slots stay. @throws RangeError */
  tune(optimizer: OptimizerSpec): void;
  /** Takes up a run again from parameters and a count of finished epochs; slots begin anew. */
  resume(parameters: FloatArray, epoch: number): void;
  /** SHA-256 over the bytes of all parameters (little-endian, arena order), 64 hexadecimal digits. */
  fingerprint(): string;
}

/** What a task call costs beside its arithmetic, in multiply-adds: keeps `advance` honest for tiny networks. */
const callCost = 30;

/** Rows evaluated at a time. */
const evaluationRows = 256;

/** @throws RangeError when the shapes do not fit each other or there is no layer. */
export function createRun(spec: RunSpec): Run {
  const { model, training, validation, batchSize } = spec;
  const kernels = createKernels(spec.precision);
  const largest = Math.max(training.count, validation.count);
  const network = createNetwork(model, kernels, Math.min(batchSize, training.count), { trainable: true });
  const evaluator = createNetwork(model, kernels, Math.min(evaluationRows, largest), {
    trainable: false,
    parameters: network.parameters,
  });
  const { layout, parameters } = network;
  const { inputs, outputs } = layout;
  if (layout.ops.length === 0) throw new RangeError('a network needs at least one layer');
  if (training.count < 1) throw new RangeError('training needs at least one example');
  for (const rows of [training, validation]) {
    if (rows.x.length !== rows.count * inputs) throw new RangeError(`x is not [${rows.count}, ${inputs}]`);
    if (rows.y.length !== rows.count * outputs) throw new RangeError(`y is not [${rows.count}, ${outputs}]`);
  }

  const last = layout.ops.length - 1;
  const lastOp = layout.ops[last];
  const registered = createLoss(spec.loss, spec.lossOptions);
  const fused =
    last > 0 && lastOp.kind === 'activation' && lastOp.activation === registered.through?.activation
      ? registered.through
      : null;
  const lossFunctions = fused ?? registered;
  /** The op whose output gradient the loss writes. */
  const gradientAt = fused ? last - 1 : last;
  const batchTargets = createArray(spec.precision, network.capacity * outputs);
  const evaluationTargets = createArray(spec.precision, evaluator.capacity * outputs);

  const metrics = spec.metrics.map((name) => metricRegistry[name].create(outputs, kernels.round));
  const names = ['loss', ...spec.metrics];
  const keys = validation.count > 0 ? [...names, ...names.map((name) => `val_${name}`)] : names;
  const row = new Float64Array(keys.length);
  const order = new Int32Array(training.count);
  const previous = createArray(spec.precision, parameters.length);
  const optimizer = createOptimizer(spec.optimizer, kernels, layout.variables, parameters, network.gradients);
  const batches = Math.ceil(training.count / batchSize);

  initializeParameters(model, layout, spec.seed, parameters);

  /** First example of the batch under way, within `order` or within the rows evaluated. */
  let start = 0;
  let broken = false;
  let iteration = 0;
  let lossSum = 0; // over the examples of the epoch so far
  let evaluated: Rows = training;

  function gather(rows: Rows, index: number, to: number, input: FloatArray, wanted: FloatArray): void {
    for (let i = 0; i < inputs; i++) input[to * inputs + i] = rows.x[index * inputs + i];
    for (let j = 0; j < outputs; j++) wanted[to * outputs + j] = rows.y[index * outputs + j];
  }

  function addUp(net: Network, wanted: FloatArray, r: number): void {
    const offset = r * outputs;
    lossSum += lossFunctions.value(net.outputs[gradientAt], wanted, offset, outputs);
    for (let m = 0; m < metrics.length; m++) metrics[m].add(net.outputs[last], wanted, offset);
  }

  const count = (rows: number): number => rows;
  const trainTasks: readonly Task[] = [
    {
      extent: count,
      cost: () => inputs + outputs,
      run: (from, to) => {
        for (let r = from; r < to; r++) gather(training, order[start + r], r, network.input, batchTargets);
      },
    },
    ...network.forward,
    {
      extent: count,
      cost: () => 16 * outputs,
      run: (from, to, rows) => {
        for (let r = from; r < to; r++) {
          addUp(network, batchTargets, r);
          lossFunctions.gradient(
            network.outputs[last],
            batchTargets,
            r * outputs,
            outputs,
            1 / rows,
            network.outputGradients[gradientAt],
          );
        }
        // The sum stays non-finite once it is: nothing after this batch may touch the weights.
        if (!Number.isFinite(lossSum)) broken = true;
      },
    },
    ...network.backward(gradientAt),
    optimizer.measure,
    {
      extent: () => parameters.length,
      cost: () => 8,
      run: (from, to) => {
        if (from === 0) optimizer.begin(iteration++);
        for (let i = from; i < to; i++) previous[i] = parameters[i];
        optimizer.update(from, to);
        // x − x is 0 for every finite x, and NaN otherwise
        let check = 0;
        for (let i = from; i < to; i++) check += parameters[i] - parameters[i];
        if (check !== 0) broken = true;
      },
    },
  ];
  const updateTask = trainTasks.length - 1;
  const evaluateTasks: readonly Task[] = [
    {
      extent: count,
      cost: () => inputs + outputs,
      run: (from, to) => {
        for (let r = from; r < to; r++) gather(evaluated, start + r, r, evaluator.input, evaluationTargets);
      },
    },
    ...evaluator.forward,
    {
      extent: count,
      cost: () => 16 * outputs,
      run: (from, to) => {
        for (let r = from; r < to; r++) addUp(evaluator, evaluationTargets, r);
      },
    },
  ];

  let phase: 'initial' | 'initialValidation' | 'train' | 'validate' = 'initial';
  let tasks = evaluateTasks;
  let task = 0;
  let at = 0;
  let rows = 0;
  let epoch = 0;
  let batch = 0;
  let failure: NotFinite | null = null;

  /** Moves on to the rows from `from` of the phase. */
  function beginRows(from: number, of: number, atMost: number): void {
    start = from;
    rows = Math.min(atMost, of - from);
    task = 0;
    at = 0;
  }

  function forgetSums(): void {
    lossSum = 0;
    for (const metric of metrics) metric.reset();
  }

  function beginEpoch(): void {
    phase = 'train';
    tasks = trainTasks;
    batch = 0;
    forgetSums();
    if (spec.shuffle) permute(createRandom(spec.seed, 'order', epoch), order);
    else for (let i = 0; i < order.length; i++) order[i] = i;
    beginRows(0, training.count, batchSize);
  }

  function beginEvaluation(next: 'initial' | 'initialValidation' | 'validate'): void {
    phase = next;
    tasks = evaluateTasks;
    evaluated = next === 'initial' ? training : validation;
    forgetSums();
    beginRows(0, evaluated.count, evaluator.capacity);
  }

  /** Writes the means of the phase that ended into the row: training in front, validation behind. */
  function writeMeans(offset: number, examples: number): void {
    row[offset] = lossSum / examples;
    for (let m = 0; m < metrics.length; m++) row[offset + 1 + m] = metrics[m].result();
  }

  function fail(what: NotFinite['what']): Progress {
    failure = { what, epoch: epoch + 1, batch: batch + 1 };
    return 'notFinite';
  }

  /** All tasks of the rows at hand are done: what comes next. */
  function endOfRows(): Progress {
    switch (phase) {
      case 'train':
        batch++;
        if (start + rows < training.count) {
          beginRows(start + rows, training.count, batchSize);
          return 'batch';
        }
        writeMeans(0, training.count);
        if (validation.count > 0) {
          beginEvaluation('validate');
          return 'working';
        }
        epoch++;
        beginEpoch();
        return 'epoch';
      case 'initial':
      case 'initialValidation':
      case 'validate': {
        if (start + rows < evaluated.count) {
          beginRows(start + rows, evaluated.count, evaluator.capacity);
          return 'working';
        }
        writeMeans(phase === 'initial' ? 0 : names.length, evaluated.count);
        if (phase === 'initial' && validation.count > 0) {
          beginEvaluation('initialValidation');
          return 'working';
        }
        if (phase === 'validate') epoch++;
        beginEpoch();
        return 'epoch';
      }
    }
  }

  function advance(work: number): Progress {
    if (failure !== null) return 'notFinite';
    let left = work;
    while (left > 0) {
      const current = tasks[task];
      const extent = current.extent(rows);
      const cost = current.cost(rows);
      // An even number of rows keeps the kernels' two-row tiles whole.
      const many = Math.max(2, 2 * Math.floor(left / (2 * cost)));
      const to = Math.min(extent, at + many);
      current.run(at, to, rows);
      left -= (to - at) * cost + callCost;
      at = to;
      if (broken) {
        if (phase === 'train' && task === updateTask) {
          for (let i = 0; i < to; i++) parameters[i] = previous[i];
          return fail('weights');
        }
        return fail('loss');
      }
      if (at < extent) continue;
      at = 0;
      if (++task < tasks.length) continue;
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
    get failure() {
      return failure;
    },
    order,
    advance,
    tune: (next) => optimizer.tune(next),
    resume: (from, finished) => {
      parameters.set(from);
      epoch = finished;
      iteration = finished * batches;
      beginEpoch();
    },
    fingerprint: () => sha256(new Uint8Array(parameters.buffer, parameters.byteOffset, parameters.byteLength)),
  };
}
