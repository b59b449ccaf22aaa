import { loadExamples } from '../data/load.ts';
import { makeKnown } from '../data/tables.ts';
import type { Experiment } from '../document/experiment.ts';
import type { Moment } from '../document/moment.ts';
import { isOfPlayground } from '../document/ofPlayground.ts';
import { initializeParameters } from '../engine/initializeParameters.ts';
import { createInference, type Inference } from '../engine/inference.ts';
import { createLandscape, type Landscape } from '../engine/landscape.ts';
import type { Model } from '../engine/specs/model.ts';
import { createTracer } from '../engine/trace.ts';
import { prepare, type Prepared, specOf } from '../training/prepare.ts';
import type { Endpoint } from '../training/protocol.ts';
import { createTurns, type TurnWorld } from '../training/turns.ts';
import { isOfState, levelsOf, type Subject, type Work, workOf } from './answers.ts';
import { halfLandscape, halfTrace, playgroundErrorOf } from './playgroundError.ts';
import { experimentDifference } from './differentiator.ts';
import { createExamplePass, type ExamplePass } from './example.ts';
import type { Answered, Command, Example, Question, QuestionId, Report } from './questions.ts';
import { createExaminer, type Examiner } from './examiner.ts';
import { createReplayer, type Replayer } from './replayer.ts';
import { createStepper, type Stepper } from './stepper.ts';

export interface AnswererOptions extends TurnWorld {
  readonly endpoint: Endpoint<Report, Command>;
  /** ms, only ever growing. */
  readonly now: () => number;
  readonly createInference?: (model: Model) => Inference;
}

/** ms of work between two looks at the messages. */
const sliceTime = 4;
/** A piece of work should take this long, in ms: what a slice may overrun by. */
const pieceTime = 2;
const largestPiece = 1024; // units
/**
 * Longest that a level may be expected to take, in ms. While the weights move the finest is only taken where it costs
 * nothing: a picture that moves is better seen than one that is sharp; those before it two times a second. When they
 * stand still there is time.
 */
const movingTimes = { finest: 10, others: 450 };
const restingTime = 1200;
/** Parameters that are so old, in ms, are taken to stand still. */
const restingAfter = 150;
/** A first guess of the time of one multiply-add, in ms; measured from then on. */
const guessedTime = 1e-6;

interface Asked {
  readonly id: QuestionId;
  readonly question: Question;
  readonly priority: number;
  /** Level under way, or −1: nothing to do. */
  level: number;
  work: Work | null;
  /** Units of it that are done. */
  at: number;
  /** Level that was last answered for the moment under way, or −1. */
  told: number;
}

/** A run that is followed. */
interface Followed {
  readonly run: number;
  readonly pass: ExamplePass;
  readonly subject: Subject;
  /** The newest parameters; those that answers are computed with are in `subject`. */
  readonly newest: Float32Array;
}

/**
 * Answers questions about the network of the page's run. One pass takes one moment's parameters through all that is
 * asked, most urgent first; newer parameters wait for its end, so that a large network, too, gets to a result. While
 * they stand still, what was computed coarsely is computed again finer. The example of the drawing waits for nothing.
 */
export function createAnswerer({ endpoint, now, ...options }: AnswererOptions): void {
  const makeInference = options.createInference ?? createInference;
  const questions: Asked[] = [];
  let followed: Followed | null = null;
  /** Of `newest`. */
  let moment: Moment | null = null;
  /** Of the pass under way. */
  let loaded: { readonly moment: Moment; readonly at: number } | null = null;
  let example: Example | null = null;
  /** The batch whose draws are shown, and since when. */
  let shown = { iteration: -1, since: Number.NEGATIVE_INFINITY };
  /** Milliseconds of one multiply-add, smoothed. */
  let unitTime = guessedTime;
  /** Most units of a piece: a new network begins with one, until it is known how long that takes. */
  let mostUnits = 1;
  const turns = createTurns(options, slice);

  const post = (report: Report, transfer: ArrayBuffer[] = []): void => endpoint.postMessage(report, transfer);

  function follow(run: number, experiment: Experiment): void {
    const { inputs, layers, loss, lossOptions, seed } = experiment;
    const model = { inputs, layers };
    const isHalved = isOfPlayground(experiment);
    const judged = isHalved ? playgroundErrorOf(experiment) : experiment;
    const pass = createExamplePass(model, seed);
    const { parameters: count } = pass.layout;
    const parameters = new Float32Array(count);
    let inference: Inference | null = null;
    let examples: Float32Array | null = null;
    let landscape: Landscape | null = null;
    let evaluation: Prepared | null = null;
    let takesStep: Stepper | null = null;
    let examines: Examiner | null = null;
    let replays: Replayer | null = null;
    const subject: Subject = {
      parameters,
      inference: () => {
        if (inference === null) {
          inference = makeInference(model);
          inference.load(parameters);
        }
        return inference;
      },
      examples: () => {
        if (examples === null) {
          const { training, validation } = loadExamples(experiment.data, experiment.validationSplit);
          examples = new Float32Array(training.x.length + validation.x.length);
          examples.set(training.x);
          examples.set(validation.x, training.x.length);
        }
        return examples;
      },
      landscape: () => {
        const made = () => createLandscape(specOf(judged, loadExamples(judged.data, judged.validationSplit)));
        landscape ??= isHalved ? halfLandscape(made()) : made();
        return landscape;
      },
      evaluation: () => (evaluation ??= prepare(experiment)),
      trace: ({ x, y, mode }) => {
        const judgedModel = { inputs, layers: judged.layers };
        const tracer = createTracer({ model: judgedModel, loss, lossOptions, seed, precision: 'float64', mode }, 1);
        const iteration = loaded === null ? 0 : lastIteration(loaded.moment);
        const { layout: _, ...numbers } = tracer.trace(parameters, { count: 1, x, y }, iteration);
        return { ...(isHalved ? halfTrace(numbers) : numbers), parameters: parameters.slice() };
      },
      step: ({ state, optimizer }) => (takesStep ??= createStepper(experiment))(state, optimizer),
      difference: (question) => experimentDifference(experiment, question),
      health: ({ state, optimizer }) => (examines ??= createExaminer(experiment))(state, optimizer),
      replay: (state, optimizer) => (replays ??= createReplayer(experiment))(state, optimizer),
    };
    followed = { run, pass, subject, newest: new Float32Array(count) };
    moment = null;
    loaded = null;
    mostUnits = 1;
    shown = { iteration: -1, since: Number.NEGATIVE_INFINITY };
    for (const asked of questions) stop(asked);
  }

  /** The last batch that was done, or the first before any: its draws are those that are shown. */
  const lastIteration = ({ iteration }: Moment): number => Math.max(0, iteration - 1);

  /** The batch whose draws the example has. */
  function drawsOf(at: Moment, hold: number): number {
    const iteration = lastIteration(at);
    const time = now();
    if (iteration !== shown.iteration && time - shown.since >= hold) shown = { iteration, since: time };
    return shown.iteration;
  }

  function look(parameters: ArrayBuffer | null): void {
    if (followed === null || moment === null) return;
    const { pass } = followed;
    const behaviour = example?.behaviour ?? 'inference';
    const iteration = example === null || behaviour === 'inference' ? 0 : drawsOf(moment, example.hold);
    const values = example === null ? null : pass.values(example.x, behaviour, iteration);
    const dropped = behaviour === 'training' ? pass.dropped(iteration) : new Map<number, Uint8Array>();
    const transfer = [values?.buffer, parameters].filter((buffer) => buffer instanceof ArrayBuffer);
    post({ type: 'look', moment, example, values, dropped, parameters }, transfer);
  }

  function take(at: Moment, buffer: ArrayBuffer): void {
    if (followed?.run !== at.run) return;
    const parameters = new Float32Array(buffer);
    followed.newest.set(parameters);
    followed.pass.load(parameters);
    moment = at;
    look(buffer);
    turns.wake();
  }

  function build({ id, model, seed, x }: Extract<Command, { type: 'build' }>): void {
    const pass = createExamplePass(model, seed);
    const parameters = new Float32Array(pass.layout.parameters);
    initializeParameters(model, pass.layout, seed, parameters);
    pass.load(parameters);
    post({ type: 'built', id, parameters, values: pass.values(x, 'inference', 0) });
  }

  function stop(asked: Asked): void {
    asked.level = -1;
    asked.work = null;
    asked.told = -1;
  }

  function begin(asked: Asked, level: number): void {
    asked.work = followed === null || loaded === null ? null : workOf(asked.question, level, followed.subject);
    asked.level = asked.work === null ? -1 : level;
    asked.at = 0;
  }

  function expectedTime({ question }: Asked, level: number): number {
    if (followed === null) return 0;
    if (!('levels' in question) || question.levels === null) return 0; // one level
    const inference = followed.subject.inference();
    return (question.levels[level].length / inference.layout.inputs) * inference.cost * unitTime;
  }

  /** The finest level that is quick enough while the weights move; the coarsest when none is, or nothing is known. */
  function quickLevel(asked: Asked): number {
    const finest = levelsOf(asked.question) - 1;
    const isQuick = (level: number): boolean =>
      expectedTime(asked, level) <= (level === finest ? movingTimes.finest : movingTimes.others);
    let level = mostUnits === 1 ? 0 : finest;
    while (level > 0 && !isQuick(level)) level--;
    return level;
  }

  /** Begins a pass with the newest parameters. */
  function load({ subject, newest }: Followed, at: Moment): void {
    subject.parameters.set(newest);
    loaded = { moment: at, at: now() };
    if (questions.length > 0) subject.inference().load(newest);
    for (const asked of questions) {
      if (isOfState(asked.question) && asked.told >= 0) continue; // it stays the same
      asked.told = -1;
      begin(asked, quickLevel(asked));
    }
  }

  const underWay = (): Asked | undefined => questions.find(({ level }) => level >= 0);

  /** The next question to work on, or null. Takes newer parameters when the pass is over. */
  function next(): Asked | null {
    if (followed === null || moment === null || questions.length === 0) return null;
    if (loaded === null) load(followed, moment);
    const unfinished = questions.find(({ level, told }) => level >= 0 && told < 0);
    if (unfinished !== undefined) return unfinished;
    if (loaded?.moment !== moment) {
      load(followed, moment);
      return underWay() ?? null;
    }
    const refining = underWay() ?? finer();
    if (refining === null) return null;
    const rested = now() - loaded.at;
    if (rested >= restingAfter) return refining;
    turns.plan(restingAfter - rested);
    return null;
  }

  /** A question that may be answered again on a finer level. */
  function finer(): Asked | null {
    for (const asked of questions) {
      const level = asked.told + 1;
      if (asked.told < 0 || level >= levelsOf(asked.question)) continue;
      if (expectedTime(asked, level) > restingTime) continue;
      begin(asked, level);
      if (asked.level >= 0) return asked;
    }
    return null;
  }

  function answer(asked: Asked, work: Work, { moment: at }: { readonly moment: Moment }): void {
    const { id, level } = asked;
    asked.told = level;
    asked.level = -1;
    asked.work = null;
    // The type of the question decides that of the result.
    const answered = { type: 'answer', id, moment: at, level, ...work.result() } as Answered;
    post(answered, ArrayBuffer.isView(answered.result) ? [answered.result.buffer as ArrayBuffer] : []);
  }

  /** Does a piece of the work. */
  function advance(asked: Asked, work: Work): void {
    const piece = Math.max(1, Math.min(mostUnits, Math.floor(pieceTime / (unitTime * Math.max(1, work.cost)))));
    const to = Math.min(work.units, asked.at + piece);
    const begun = now();
    work.advance(asked.at, to);
    const taken = now() - begun;
    const operations = (to - asked.at) * work.cost;
    // Clocks of browsers tick in steps of up to 1 ms: weigh each measurement by its length.
    const trust = Math.min(0.5, Math.max(taken, operations * unitTime) / pieceTime / 2);
    if (operations > 0) unitTime = Math.max(1e-9, unitTime + trust * (taken / operations - unitTime));
    mostUnits = Math.min(largestPiece, 2 * mostUnits);
    asked.at = to;
    if (to === work.units && loaded !== null) answer(asked, work, loaded);
  }

  function slice(): void {
    const end = now() + sliceTime;
    for (let asked = next(); asked !== null; asked = next()) {
      if (asked.work !== null) advance(asked, asked.work);
      if (now() >= end) return turns.wake();
    }
  }

  function drop(id: QuestionId): void {
    const at = questions.findIndex((asked) => asked.id === id);
    if (at >= 0) questions.splice(at, 1);
  }

  function ask(id: QuestionId, question: Question, priority: number): void {
    drop(id);
    const asked: Asked = { id, question, priority, level: -1, work: null, at: 0, told: -1 };
    const before = questions.findIndex((other) => other.priority > priority);
    questions.splice(before < 0 ? questions.length : before, 0, asked);
    if (loaded !== null) begin(asked, quickLevel(asked));
    turns.wake();
  }

  endpoint.addEventListener('message', ({ data: command }) => {
    switch (command.type) {
      case 'table':
        return makeKnown(command.table);
      case 'follow':
        return follow(command.run, command.experiment);
      case 'snapshot':
        return take(command.moment, command.parameters);
      case 'example':
        ({ example } = command);
        return look(null);
      case 'ask':
        return ask(command.id, command.question, command.priority);
      case 'drop':
        return drop(command.id);
      case 'build':
        return build(command);
    }
  });
}
