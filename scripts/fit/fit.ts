import { text as textOf } from 'node:stream/consumers';
import type { Experiment } from '../../src/document/experiment.ts';
import type { Place } from '../../src/document/moment.ts';
import type { Problem } from '../../src/document/problems/problem.ts';
import { findProblems } from '../../src/document/problems/findProblems.ts';
import { wordOfCause } from '../../src/document/classNames.ts';
import { MemoryError } from '../../src/engine/memory.ts';
import { print } from '../../src/engine/program/print.ts';
import type { Run } from '../../src/engine/run.ts';
import { compileRun } from '../../src/engine/run/compile.ts';
import { placeRun } from '../../src/engine/run/place.ts';
import type { RunSpec } from '../../src/engine/specs/runSpec.ts';
import type { RunState } from '../../src/engine/run/state.ts';
import type { FitEnd } from '../../src/engine/run/fit.ts';
import * as problemText from '../../src/i18n/en/problems.ts';
import { messages } from '../../src/i18n/en/messages.ts';
import { problemSentence } from '../../src/i18n/sentences.ts';
import { pageLink } from '../../src/state/pageLink.ts';
import { isTouched } from '../../src/run/isTouched.ts';
import type { Arrival } from '../../src/state/arrive.ts';
import { prepare, type Prepared } from '../../src/training/prepare.ts';
import { readArguments, Refused } from './arguments.ts';
import { epochLine, kerasOrder } from './lines.ts';
import { open } from './open.ts';
import type { Opened } from './program.ts';
import { openRun, type SavedRun, saveRun, tryPlace } from './savedRun.ts';
import { type Dump, inBatches, layerWeights, type Result, toMatrix } from './result.ts';

export interface Streams {
  readonly out: (text: string) => void;
  readonly err: (text: string) => void;
  /** All that is on the standard input. */
  readonly read?: () => Promise<string>;
}

/** Multiply-adds that one call of `run.advance` may do. */
const work = 1e9;

/**
 * Trains the experiment of a link or of a Keras program, as the page does, and prints the result.
 *
 * @returns the exit code: 0, or 2 with one sentence on `err` when the request cannot be fulfilled. A run whose numbers
 * stop being finite is not a failure: this is printed, with the result up to that point.
 */
export async function fit(
  args: readonly string[],
  { out, err, read = () => textOf(process.stdin) }: Streams,
): Promise<number> {
  try {
    const asked = readArguments(args);
    const saved = 'resume' in asked.source ? await openRun(asked.source.resume) : null;
    const source = 'resume' in asked.source ? { link: saved?.link ?? '' } : asked.source;
    const { experiment, notes, where, arrival } = await open(source, read);
    const problems = findProblems(experiment);
    const isRead = asked.output === 'link'; // an experiment that cannot be trained has a link too
    const error = problems.find(({ severity }) => severity === 'error');
    if (error !== undefined && !isRead) throw new Refused(placedSentence(error, where));
    for (const sentence of [...notes, ...problems.map((problem) => placedSentence(problem, where))]) {
      err(`${sentence}\n`);
    }
    if (isRead) {
      out(`${pageLink(experiment, null, null)}\n`);
      return 0;
    }
    const moment = arrival !== null && 'snapshots' in arrival ? arrival.snapshots[0] : null;
    const precision = (saved ?? moment)?.state.of.precision ?? asked.precision;
    if (asked.precision === 'float64' && precision !== 'float64') {
      throw new Refused('--float64 cannot be had here: the weights of this moment are in single precision.');
    }
    const prepared = prepare(experiment, precision, asked.executor ?? 'simd');
    if (asked.executor !== null && prepared.run.executor !== asked.executor) {
      const why = precision === 'float64' ? 'it computes in single precision only' : 'this Node cannot run it';
      throw new Refused(`--executor simd cannot be had here: ${why}.`);
    }
    if (asked.output === 'program') {
      out(programText(prepared.spec));
      return 0;
    }
    if (asked.save !== null) await tryPlace(asked.save);
    const before = begin(
      prepared.run,
      saved,
      arrival,
      'resume' in asked.source ? asked.source.resume : 'The moment',
      () => prepare(experiment, precision),
    );
    const epochs = asked.epochs ?? experiment.epochs;
    if ((saved ?? arrival) !== null && prepared.run.epoch >= epochs) {
      const name = saved === null ? 'moment' : 'saved run';
      err(`The ${name} is at epoch ${prepared.run.epoch} already: --epochs counts all epochs of it.\n`);
    }
    const tell = asked.output === 'lines' ? out : () => undefined;
    const { result, state } = await train(prepared, experiment, {
      epochs,
      dump: asked.output === 'dump',
      print: tell,
      before,
    });
    if (asked.output !== 'lines') out(`${JSON.stringify(result, finiteOrNull)}\n`);
    if (result.stopped) {
      const { stopped } = result;
      const names = { layer: wordOfCause(stopped, experiment.layers), loss: experiment.loss };
      err(`${messages.notFinite(stopped, names)}\n`);
    }
    if (result.ended) err(`${endedSentence(result.ended)}\n`);
    if (asked.save !== null) {
      const { initial, history } = result;
      await saveRun(asked.save, { link: pageLink(experiment, null, null), initial, history, state });
    }
    return 0;
  } catch (error) {
    if (error instanceof Refused) err(`${error.message}\n`);
    else if (error instanceof MemoryError) err(`This experiment cannot be trained here: ${error.message}.\n`);
    else throw error;
    return 2;
  }
}

/** The instructions of a batch. */
function programText(spec: RunSpec): string {
  const place = placeRun(spec, 0);
  return print(compileRun(spec, place, spec.optimizer).train, place.plan.areas);
}

function placedSentence(problem: Problem, where: Opened['where']): string {
  const { place } = problem;
  const named = place.kind === 'layer' ? `layers[${place.index}]` : place.kind;
  return `${where(place) ?? named}: ${problemSentence(problemText, problem)}`;
}

interface Training {
  readonly epochs: number;
  readonly dump: boolean;
  readonly print: (text: string) => void;
  readonly before: Before;
}

/** What was there before the run is trained, and where it was then. */
interface Before extends Pick<SavedRun, 'initial' | 'history'> {
  /** The moment that a link or a file opened at; null: its beginning, or that of the run that was saved. */
  readonly from: Place | null;
}

/**
 * Brings a run to where it is to go on.
 * @param name of the state, in an error
 * @param again prepares another run of the experiment
 * @throws Refused
 */
function begin(run: Run, saved: SavedRun | null, arrival: Arrival | null, name: string, again: () => Prepared): Before {
  if (saved !== null) {
    restore(run, saved.state, name);
    return { ...saved, from: null };
  }
  const newest = (valueOf: (key: string, k: number) => number): Before['initial'] =>
    Object.fromEntries(kerasOrder(run.keys).map((k) => [run.keys[k], valueOf(run.keys[k], k)]));
  if (arrival !== null && 'snapshots' in arrival) {
    const { history, snapshots, status } = arrival;
    const [{ state, epoch, batch }] = snapshots;
    restore(run, state, name);
    const from = { epoch, batch };
    // What no row has is evaluated, as the page does.
    if (history !== null && isTouched(status, history)) {
      const { run: evaluated } = again();
      evaluated.network.parameters.set(run.network.parameters);
      evaluated.evaluate();
      toNextEpoch(evaluated);
      return { initial: newest((_, k) => evaluated.row[k]), history: {}, from };
    }
    const initial = newest((key) => history?.value(history.count - 1, key) ?? NaN);
    return { initial, history: {}, from };
  }
  toNextEpoch(run); // the evaluation of the initial weights
  if (arrival !== null) reach(run, arrival);
  const from = arrival === null ? null : { epoch: run.epoch, batch: run.batch };
  return { initial: newest((_, k) => run.row[k]), history: {}, from };
}

function reach(run: Run, { epoch, batch }: Place): void {
  while (run.epoch < epoch && run.failure === null) toNextEpoch(run);
  while (run.epoch === epoch && run.batch < batch && run.failure === null) run.advance(work);
}

/** @throws Refused when the state is damaged, or not of this experiment */
function restore(run: Run, state: RunState, name: string): void {
  try {
    run.restore(state);
  } catch (error) {
    if (!(error instanceof RangeError)) throw error;
    throw new Refused(`${name} cannot be continued: ${error.message}.`);
  }
}

async function train(
  { run, training, validation }: Prepared,
  { batchSize }: Experiment,
  { epochs, dump, print, before: { initial, history: rowsBefore, from } }: Training,
): Promise<{ result: Result & Partial<Dump>; state: RunState }> {
  const { keys, network } = run;
  const { layout, parameters } = network;
  const { inputs, outputs } = layout;
  const initialWeights = dump ? layerWeights(layout, parameters) : [];
  const order: number[][][] = [];
  let done = 0; // batches, where the newest epoch goes on
  const sorted = kerasOrder(keys);
  const history: Record<string, number[]> = Object.fromEntries(
    sorted.map((k) => [keys[k], [...(rowsBefore[keys[k]] ?? [])]]),
  );

  while (run.epoch < epochs && run.failure === null && run.ended === null) {
    print(`Epoch ${run.epoch + 1}/${epochs}\n`);
    done = run.batch;
    if (dump) order.push(inBatches(run.order, batchSize).slice(done));
    if (toNextEpoch(run)) {
      print(`${epochLine(keys, run.row)}\n`);
      keys.forEach((key, k) => history[key].push(run.row[k]));
    }
    await turn();
  }

  const state = run.save(); // before the fit ends: it may go on
  if (state === null) throw new Error('a run between two epochs is not saved');
  if (run.failure === null) run.finish();
  const { failure, ended } = run;
  if (failure !== null) order.at(-1)?.splice(failure.batch - done);
  const result = {
    epochs: run.epoch,
    parameters: layout.parameters,
    ...(from === null ? {} : { from }),
    initial,
    history,
    fingerprint: run.fingerprint(),
    ...(failure === null ? {} : { stopped: failure }),
    ...(ended === null || (ended.by === 'epochs' && ended.restored === null) ? {} : { ended }),
    ...(dump
      ? {
          data: {
            x: toMatrix(training.x, training.count, inputs),
            y: toMatrix(training.y, training.count, outputs),
            xVal: toMatrix(validation.x, validation.count, inputs),
            yVal: toMatrix(validation.y, validation.count, outputs),
          },
          order,
          weights: { initial: initialWeights, final: layerWeights(layout, parameters) },
        }
      : {}),
  };
  return { result, state };
}

/** @returns whether the epoch was completed; if not, the run stopped early */
function toNextEpoch(run: Run): boolean {
  for (;;) {
    const progress = run.advance(work, Infinity);
    if (progress === 'epoch') return true;
    if (progress === 'notFinite') return false;
  }
}

/** Gives Node a turn to write the output and to notice that the reader of a pipe is gone. */
function turn(): Promise<void> {
  return new Promise((resolve) => setImmediate(resolve));
}

/** The sentences that Keras's EarlyStopping prints with `verbose=1`. */
function endedSentence({ by, epoch, restored }: FitEnd): string {
  const stopped = by === 'earlyStopping' ? `Epoch ${epoch}: early stopping.` : '';
  const best = restored === null ? '' : `Restoring model weights from the end of the best epoch: ${restored}.`;
  return [stopped, best].filter((sentence) => sentence !== '').join(' ');
}

function finiteOrNull(_key: string, value: unknown): unknown {
  return typeof value === 'number' && !Number.isFinite(value) ? null : value;
}
