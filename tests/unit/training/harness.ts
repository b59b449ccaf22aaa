import type { Experiment } from '../../../src/document/experiment.ts';
import { layOut } from '../../../src/engine/layout.ts';
import type { Run } from '../../../src/engine/run.ts';
import type { RunState } from '../../../src/engine/run/state.ts';
import { type FrameShape, frameByteLength, frameViews } from '../../../src/training/frame.ts';
import { prepare as prepareReally } from '../../../src/training/prepare.ts';
import type { Command, Pace, Report, RunId } from '../../../src/training/protocol.ts';
import { createTrainer } from '../../../src/training/trainer.ts';
import { createChannel } from './channel.ts';
import { type HandTurned, handTurned } from './handTurned.ts';

/** With the fingerprint that followed; '' until then. */
type Paused = Extract<Report, { type: 'paused' }> & { readonly fingerprint: string };

/** Content of a frame, as plain data. */
export interface Brought {
  readonly epoch: number;
  readonly batch: number;
  readonly batches: number;
  /** The epochs of its history rows. */
  readonly rows: readonly number[];
  /** The training loss of each. */
  readonly losses: readonly number[];
  readonly parameters: Float32Array;
}

export interface HarnessOptions {
  readonly prepare?: (experiment: Experiment) => { readonly run: Run };
  /** ms that the clock moves on each time it is read: 1 gives slices of about 12 advances. */
  readonly tick?: number;
  readonly sliceMilliseconds?: number;
}

export const flatOut: Pace = { unit: 'epoch', perSecond: Number.POSITIVE_INFINITY };

/** A trainer at the far end of a MessageChannel, and a page that does nothing by itself. */
export interface Harness {
  readonly hand: HandTurned;
  /** The run the trainer made. */
  readonly run: Run;
  readonly shape: FrameShape;
  readonly reports: readonly Report[];
  readonly frames: readonly Brought[];
  readonly paused: readonly Paused[];
  /** Posts a command without waiting. */
  post(command: Command): void;
  settle(): Promise<void>;
  compile(experiment: Experiment, resume?: RunState): Promise<void>;
  fit(pace?: Pace): Promise<void>;
  step(unit: 'batch' | 'epoch'): Promise<void>;
  pause(): Promise<void>;
  /** The newest answer to `save`. */
  save(): Promise<Extract<Report, { type: 'saved' }> | undefined>;
  credit(count?: number): Promise<void>;
  /** Takes turns until none is waiting, at most `most`. @returns the number of turns */
  turn(most?: number): Promise<number>;
  close(): void;
}

export function startTrainer({ prepare = prepareReally, tick = 1, sliceMilliseconds }: HarnessOptions = {}): Harness {
  const hand = handTurned(tick);
  const channel = createChannel<Command, Report>();
  const reports: Report[] = [];
  const frames: Brought[] = [];
  const paused: Paused[] = [];
  let id: RunId = 0;
  let serial = 0;
  let run: Run | null = null;
  let shape: FrameShape | null = null;

  const there = <T>(value: T | null): T => {
    if (value === null) throw new Error('compile first');
    return value;
  };

  createTrainer({
    endpoint: channel.trainer,
    now: hand.now,
    nextTurn: hand.nextTurn,
    wait: hand.wait,
    prepare: (experiment) => {
      const prepared = prepare(experiment);
      ({ run } = prepared);
      return prepared;
    },
    ...(sliceMilliseconds === undefined ? {} : { sliceMilliseconds }),
  });
  channel.page.addEventListener('message', ({ data }) => {
    reports.push(data);
    if (data.type === 'frame' && data.run === id) frames.push(broughtBy(there(shape), data.buffer));
    if (data.type === 'paused') paused.push({ ...data, fingerprint: '' });
    if (data.type === 'fingerprint') {
      const at = paused.findIndex(({ serial: asked }) => asked === data.serial);
      paused[at] = { ...paused[at], fingerprint: data.fingerprint };
    }
  });

  const post = (command: Command): void =>
    channel.page.postMessage(command, command.type === 'credit' ? [command.buffer] : []);
  const send = (command: Command): Promise<void> => {
    post(command);
    return channel.settle();
  };

  return {
    hand,
    get run() {
      return there(run);
    },
    get shape() {
      return there(shape);
    },
    reports,
    frames,
    paused,
    post,
    settle: channel.settle,
    compile: async (experiment, resume) => {
      id++;
      serial = 0;
      await send({ type: 'compile', run: id, experiment, ...(resume === undefined ? {} : { resume }) });
      const compiled = reports.findLast((report) => report.type === 'compiled' && report.run === id);
      if (compiled?.type === 'compiled') shape = { layout: layOut(experiment), keys: compiled.keys };
    },
    fit: (pace = flatOut) => send({ type: 'fit', run: id, serial: ++serial, pace }),
    step: (unit) => send({ type: 'step', run: id, serial: ++serial, unit }),
    pause: () => send({ type: 'pause', run: id, serial: ++serial }),
    save: async () => {
      await send({ type: 'save', run: id });
      return reports.findLast((report) => report.type === 'saved');
    },
    credit: async (count = 1) => {
      for (let i = 0; i < count; i++) {
        post({ type: 'credit', run: id, buffer: new ArrayBuffer(frameByteLength(there(shape))) });
      }
      await channel.settle();
    },
    turn: async (most = 100_000) => {
      let turns = 0;
      while (turns < most && hand.turn() > 0) {
        turns++;
        await channel.settle();
      }
      return turns;
    },
    close: channel.close,
  };
}

function broughtBy(shape: FrameShape, buffer: ArrayBuffer): Brought {
  const { counters, rows, parameters } = frameViews(shape, buffer);
  const width = shape.keys.length + 1;
  const [epoch, batch, batches, count] = counters;
  const column = (at: number): number[] => Array.from({ length: count }, (_, i) => rows[i * width + at]);
  return { epoch, batch, batches, rows: column(0), losses: column(1), parameters };
}

/** The same experiment run straight through: after the initial evaluation, so many whole batches. */
export function runStraight(experiment: Experiment, batches: number): Run {
  const { run } = prepareReally(experiment);
  for (let done = -1; done < batches;) {
    if (run.advance(1e9) !== 'working') done++;
  }
  return run;
}
