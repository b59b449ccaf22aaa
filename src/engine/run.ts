import type { ExecutorName, Job } from './executor.ts';
import { equip } from './executors.ts';
import { initializeParameters } from './initializeParameters.ts';
import { layOut } from './layout.ts';
import { metrics as metricKinds } from './allMetrics.ts';
import { type FloatArray, roundOf } from './floats.ts';
import { type Arrays, arraysOf } from './network.ts';
import { createOptimizer, longest, type Optimizer, rowLength, tableRows } from './createOptimizer.ts';
import type { OptimizerSpec } from './specs/optimizerSpecs.ts';
import { type Held, heldSpans, mostSpans, type Span } from './held.ts';
import type { Code } from './program.ts';
import { causeOf } from './run/cause.ts';
import { compileRun } from './run/compile.ts';
import { createFit, fitCells, type FitEnd } from './run/fit.ts';
import { counterCells, placeRun, type RowsPlace } from './run/place.ts';
import {
  checkCounters,
  checksumOf,
  checkState,
  type RunState,
  type SavedSpec,
  savedSpec,
  stateOf,
} from './run/state.ts';
import type { NotFinite, Rows, RunSpec } from './specs/runSpec.ts';
import { createSha256, type Sha256 } from './sha256.ts';

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
  readonly network: Arrays;
  /**
   * Keys of a history row, as in Keras's `History.history`: loss, accuracy, val_loss, val_accuracy, and learning_rate
   * with ReduceLROnPlateau. (Unlike in Keras, learning_rate is also there with a schedule.)
   */
  readonly keys: readonly string[];
  /** The newest row, one value a key; the training loss is the mean over the epoch, while the weights changed. */
  readonly row: Float64Array;
  /** Which executor does the work. */
  readonly executor: ExecutorName;
  /** Finished epochs. */
  readonly epoch: number;
  /** Batches done in the current epoch. */
  readonly batch: number;
  /** Batches in each epoch. */
  readonly batches: number;
  /** Learning rate of the next update. */
  readonly learningRate: number;
  /** What the optimizer keeps of each parameter, as it is now, and how many updates it has done. */
  readonly optimizer: Pick<Optimizer, 'slots' | 'updates'> & { readonly gathered?: number };
  readonly failure: NotFinite | null;
  /** How the newest fit ended; null while it goes on. Set as soon as the last epoch of the fit ends. */
  readonly ended: FitEnd | null;
  /** Indices of the training examples in the order of the current epoch; batches are taken from it in turn. */
  readonly order: Int32Array;
  /**
   * Does about `work` multiply-adds, at most to the end of so many batches (default 1) or of the epoch. Allocates only
   * once an epoch, but for numbers that the JavaScript engine boxes.
   * After 'notFinite' it does nothing; the parameters are the last finite ones. After the end of a fit it begins a new
   * one: the callbacks reset their counters; weights, slots and learning rate stay.
   */
  advance(work: number, batches?: number): Progress;
  /** Before the first batch: evaluates the weights again, which may be others now. The next 'epoch' brings their row. */
  evaluate(): void;
  /** Ends the fit between two epochs, because the limit of epochs is reached. */
  finish(): void;
  /**
   * Changes the learning rate and the other numbers of the optimizer; weights and slots stay. A run that has failed does
   * not go on, and keeps what it failed with. @throws RangeError
   */
  tune(optimizer: OptimizerSpec): void;
  /** Parameters that no update changes. */
  readonly held: readonly Held[];
  /** Holds these, and no others, between two batches. @throws RangeError when they lie in too many pieces */
  hold(parameters: readonly Held[]): void;
  /**
   * The run as data; null in the middle of a batch or of an evaluation, when `advance` last returned 'working', and
   * before the initial weights are evaluated.
   */
  save(): RunState | null;
  /**
   * Goes on from a state that a run of the same spec has saved. `row`, callbacks, slots and all else are as they were.
   * @throws RangeError with a sentence when the state is damaged or that of another run; the run is as before then
   */
  restore(state: unknown): void;
  /** SHA-256 of all parameters (bytes in arena order, little-endian) part by part, while the run stands still. */
  digest(): Sha256;
  /** The same at once: 64 hexadecimal digits. */
  fingerprint(): string;
}

type Phase = 'initial' | 'initialValidation' | 'train' | 'validate';

/** Indices of a run's codes. */
const codes = { train: 0, evaluate: 1, validate: 2 } as const;

/**
 * @param executorName `simd` where that can be had, in float32; its bits are those of `ts`
 * @throws RangeError when the shapes do not fit each other, there is no layer, or it is too large for the machine.
 */
export function createRun(spec: RunSpec, executorName: ExecutorName = 'simd'): Run {
  const { model, training, validation, batchSize, precision, seed } = spec;
  const names = ['loss', ...spec.metrics];
  const reduces = spec.callbacks.some(({ name }) => name === 'reduce_lr_on_plateau');
  const hasRate = reduces || spec.optimizer.schedule !== null;
  const keys = [
    ...names,
    ...(validation.count > 0 ? names.map((name) => `val_${name}`) : []),
    ...(hasRate ? ['learning_rate'] : []),
  ];
  checkShapes(spec);
  const place = placeRun(spec, keys.length);
  const { layout } = place.network;
  const codesFor = (of: OptimizerSpec, spans: readonly Span[] = []): readonly Code[] => {
    const { train, evaluate, validate } = compileRun(spec, place, of, spans);
    return [train, evaluate, validate];
  };
  const mostHeld = Array.from({ length: mostSpans }, (): Span => ({ from: 0, length: 1 }));
  const equipped = equip(
    place.plan,
    executorName,
    longest(spec.optimizer).map((of) => codesFor(of, mostHeld)),
  );
  const { memory } = equipped;
  const { cells, words } = memory;
  place.fill(memory);
  const round = roundOf(precision);
  const network = arraysOf(place.network, memory);
  const { parameters } = network;
  const view = (from: number, length: number): FloatArray => memory.floats.subarray(from, from + length);
  const best = view(place.best, layout.parameters);
  const row = cells.subarray(place.row, place.row + keys.length);
  const order = words.subarray(place.order, place.order + training.count);
  const metrics = spec.metrics.map((name) => metricKinds[name](layout.outputs, round));
  const optimizer = createOptimizer(spec.optimizer, place.optimizer, memory, round);
  const batches = Math.ceil(training.count / batchSize);

  let failure: NotFinite | null = null;
  const executor = equipped.start(codesFor(spec.optimizer), seed);
  let isTuned = false;
  let held: readonly Held[] = [];

  let phase: Phase = 'initial';
  /** Whether the executor has nothing to do. */
  let isBetween = true;
  /** Index of the first row that is not done. */
  let start = 0;
  /** Batches of the executor's job that have been counted. */
  let noted = 0;

  const epochCell = place.counters + counterCells.epoch;
  const batchCell = place.counters + counterCells.batch;
  /** Number of the next or current update. */
  const step = (): number => cells[epochCell] * batches + cells[batchCell];
  const fit = createFit(spec.callbacks, cells.subarray(place.fit, place.fit + fitCells(spec.callbacks)), {
    value: (key) => (keys.includes(key) ? row[keys.indexOf(key)] : null),
    learningRate: () => optimizer.learningRate(step()),
    setLearningRate: optimizer.setLearningRate,
    round,
    keepWeights: () => best.set(parameters),
    restoreWeights: () => parameters.set(best),
  });

  initializeParameters(model, layout, seed, parameters);

  /** The rows that the phase goes through. */
  const rowsOf = (): RowsPlace =>
    phase === 'validate' || phase === 'initialValidation' ? place.validation : place.training;

  function begin(next: Phase): void {
    phase = next;
    cells.fill(0, place.tally, place.tally + place.tallyLength);
    start = 0;
    isBetween = true;
  }

  let saved: SavedSpec | null = null;
  /** What a state of this run belongs to. */
  function own(): SavedSpec {
    const { training: first, validation: second } = place;
    const wordsOf = ({ x, y }: RowsPlace, of: Rows): Int32Array[] =>
      [view(x, of.x.length), view(y, of.y.length)].map(
        ({ buffer, byteOffset, byteLength }) => new Int32Array(buffer, byteOffset, byteLength / 4),
      );
    saved ??= savedSpec(
      spec,
      [...wordsOf(first, training), ...wordsOf(second, validation)].reduce((hash, words) => checksumOf(words, hash), 0),
    );
    return saved;
  }

  function beginEpoch(): void {
    begin('train');
    cells[batchCell] = 0;
    if (spec.shuffle) executor.shuffle(cells[epochCell], place.order, order.length);
    else for (let i = 0; i < order.length; i++) order[i] = i;
  }

  const numbersOfUpdates = { table: place.optimizer.table, to: place.optimizer.numbers, length: rowLength };
  /** The executor's job: one object, because a new one for each batch would be much to throw away. */
  const job: { -readonly [K in keyof Job]: Job[K] } = {
    code: codes.train,
    start: 0,
    end: 0,
    capacity: 0,
    batches: 0,
    iteration: 0,
    numbers: null,
  };

  /** Begins the work on the next rows: at most so many batches, or in an evaluation all rows. */
  function beginRows(wanted: number): void {
    isBetween = false;
    noted = 0;
    if (phase === 'train') {
      if (isTuned) executor.replace(codes.train, codesFor(optimizer.spec, heldSpans(held, layout))[codes.train]);
      isTuned = false;
      job.batches = Math.min(wanted, tableRows, batches - cells[batchCell]);
      optimizer.prepare(step(), job.batches);
      job.code = codes.train;
      job.capacity = place.network.capacity;
      job.numbers = numbersOfUpdates;
    } else {
      job.batches = Infinity;
      job.code = phase === 'initial' ? codes.evaluate : codes.validate;
      job.capacity = place.evaluator.capacity;
      job.numbers = null;
    }
    job.start = start;
    job.end = rowsOf().count;
    job.iteration = step();
    executor.begin(job);
  }

  /** Writes loss and metrics of the rows gone through from row[offset] on. */
  function writeRow(offset: number): void {
    row[offset] = cells[place.tally] / rowsOf().count;
    metrics.forEach((metric, m) => {
      row[offset + 1 + m] = metric.result(cells, place.metricCells[m]);
    });
  }

  function endEpoch(): Progress {
    cells[batchCell] = 0;
    if (phase !== 'initial' && phase !== 'initialValidation') cells[epochCell]++;
    if (hasRate) row[keys.length - 1] = optimizer.learningRate(step());
    if (cells[epochCell] > 0) fit.epochEnd(cells[epochCell]);
    beginEpoch();
    return 'epoch';
  }

  /** Decides what comes next when all rows are done. */
  function endOfRows(): Progress {
    writeRow(phase === 'train' || phase === 'initial' ? 0 : names.length);
    const isBeforeValidation = phase === 'train' || phase === 'initial';
    if (!isBeforeValidation || validation.count === 0) return endEpoch();
    begin(phase === 'train' ? 'validate' : 'initialValidation');
    return 'working';
  }

  /** Notes how far the executor has come. @returns batches done since the last time */
  function noteDone(): number {
    const { done } = executor;
    const newly = done - noted;
    noted = done;
    const { count } = rowsOf();
    const { capacity } = phase === 'train' ? place.network : place.evaluator;
    start = Math.min(count, start + newly * capacity);
    if (phase !== 'train') return 0;
    cells[batchCell] += newly;
    optimizer.begun(executor.isBetween ? done : done + 1);
    return newly;
  }

  function fail(what: NotFinite['what']): Progress {
    if (what === 'weights') parameters.set(view(place.previous, layout.parameters));
    const { loss, lossOptions } = spec;
    const { at } = place.head;
    const cause = causeOf({ what, network, loss, lossOptions, at, count: executor.rows, step: step() });
    failure = { what, epoch: cells[epochCell] + 1, batch: cells[batchCell] + 1, cause };
    return 'notFinite';
  }

  function advance(work: number, batches = 1): Progress {
    if (failure !== null) return 'notFinite';
    fit.goOn(cells[epochCell]);
    let left = work;
    let wanted = batches;
    while (left > 0 && (wanted > 0 || phase !== 'train')) {
      if (isBetween) beginRows(wanted);
      const status = executor.run(left);
      ({ left } = executor);
      wanted -= noteDone();
      if (status === 'loss' || status === 'weights') return fail(status);
      if (status === 'used') {
        isBetween = phase === 'train' && executor.isBetween;
        if (isBetween || phase !== 'train') break;
        executor.cut();
        return 'working';
      }
      isBetween = true;
      if (start < rowsOf().count) continue;
      const progress = endOfRows();
      if (progress !== 'working') return progress;
    }
    return phase === 'train' && wanted < batches ? 'batch' : 'working';
  }

  const digest = (): Sha256 =>
    createSha256(new Uint8Array(parameters.buffer, parameters.byteOffset, parameters.byteLength));

  begin('initial');

  return {
    network,
    executor: executor.name,
    keys,
    row,
    get epoch() {
      return cells[epochCell];
    },
    get batch() {
      return cells[batchCell];
    },
    batches,
    get learningRate() {
      return optimizer.learningRate(step());
    },
    optimizer,
    get failure() {
      return failure;
    },
    get ended() {
      return fit.end;
    },
    order,
    advance,
    evaluate: () => begin('initial'),
    finish: () => fit.finish(cells[epochCell]),
    tune: (next) => {
      if (failure !== null) return;
      optimizer.tune(next);
      isTuned = true;
    },
    get held() {
      return held;
    },
    hold: (next) => {
      heldSpans(next, layout); // throws
      held = next;
      isTuned = true;
    },
    save: () => {
      if (failure === null && (!isBetween || phase !== 'train')) return null;
      return stateOf(own(), optimizer.spec, failure, memory.buffer.slice(0, memory.state), held);
    },
    restore: (value) => {
      const state = checkState(value, own(), optimizer.spec, memory.state);
      const counters = new Float64Array(state.bytes).subarray(place.counters);
      const dealt = new Int32Array(state.bytes, 4 * place.order, order.length);
      checkCounters(counters[counterCells.epoch], counters[counterCells.batch], batches, dealt);
      heldSpans(state.held ?? [], layout); // throws
      held = state.held ?? [];
      optimizer.tune(state.optimizer);
      isTuned = true;
      memory.bytes.set(new Uint8Array(state.bytes));
      ({ failure } = state);
      phase = 'train';
      start = cells[batchCell] * batchSize;
      isBetween = true;
    },
    digest,
    fingerprint: () => digest().hex(),
  };
}

function checkShapes({ model, training, validation }: RunSpec): void {
  const { inputs, outputs, ops } = layOut(model);
  if (ops.length === 0) throw new RangeError('a network needs at least one layer');
  if (training.count < 1) throw new RangeError('training needs at least one example');
  for (const rows of [training, validation]) {
    if (rows.x.length !== rows.count * inputs) throw new RangeError(`x is not [${rows.count}, ${inputs}]`);
    if (rows.y.length !== rows.count * outputs) throw new RangeError(`y is not [${rows.count}, ${outputs}]`);
  }
}
