import { text as textOf } from 'node:stream/consumers';
import type { Experiment } from '../../src/document/experiment.ts';
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
    const { experiment, notes, where } = await open(source, read);
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
    const precision = saved?.state.of.precision ?? asked.precision;
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
    if (saved !== null) restore(prepared.run, saved, 'resume' in asked.source ? asked.source.resume : '');
    const epochs = asked.epochs ?? experiment.epochs;
    if (saved !== null && prepared.run.epoch >= epochs) {
      err(`The saved run is at epoch ${prepared.run.epoch} already: --epochs counts all epochs of it.\n`);
    }
    const tell = asked.output === 'lines' ? out : () => undefined;
    const { result, state } = await train(prepared, experiment, {
      epochs,
      dump: asked.output === 'dump',
      print: tell,
      saved,
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
  /** The run that goes on. */
  readonly saved: SavedRun | null;
}

/** @throws Refused when the state is damaged, or not of this experiment */
function restore(run: Run, { state }: SavedRun, path: string): void {
  try {
    run.restore(state);
  } catch (error) {
    if (!(error instanceof RangeError)) throw error;
    throw new Refused(`${path} cannot be continued: ${error.message}.`);
  }
}

async function train(
  { run, training, validation }: Prepared,
  { batchSize }: Experiment,
  { epochs, dump, print, saved }: Training,
): Promise<{ result: Result & Partial<Dump>; state: RunState }> {
  const { keys, network } = run;
  const { layout, parameters } = network;
  const { inputs, outputs } = layout;
  const initialWeights = dump ? layerWeights(layout, parameters) : [];
  const order: number[][][] = [];
  const sorted = kerasOrder(keys);
  const history: Record<string, number[]> = Object.fromEntries(
    sorted.map((k) => [keys[k], [...(saved?.history[keys[k]] ?? [])]]),
  );

  if (saved === null) toNextEpoch(run); // the evaluation of the initial weights
  const initial = saved?.initial ?? Object.fromEntries(sorted.map((k) => [keys[k], run.row[k]]));
  while (run.epoch < epochs && run.failure === null && run.ended === null) {
    print(`Epoch ${run.epoch + 1}/${epochs}\n`);
    if (dump) order.push(inBatches(run.order, batchSize));
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
  if (failure !== null) order.at(-1)?.splice(failure.batch);
  const result = {
    epochs: run.epoch,
    parameters: layout.parameters,
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
