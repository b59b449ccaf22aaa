import type { Experiment } from '../../../src/document/experiment.ts';
import type { Run } from '../../../src/engine/run.ts';
import { type Client, type ClientEvents, createClient } from '../../../src/training/client.ts';
import type { FrameShape } from '../../../src/training/frame.ts';
import type { Command, Report } from '../../../src/training/protocol.ts';
import { createTrainer } from '../../../src/training/trainer.ts';
import { prepare as prepareReally } from '../../../src/training/prepare.ts';
import type { HostedWorker } from '../../../src/training/workerHost.ts';
import type { Snapshot } from '../../../src/run/branch.ts';
import { type Channel, createChannel } from './channel.ts';
import { type HandTurned, handTurned } from './handTurned.ts';

/** A Worker made of a MessageChannel and a trainer whose turns are taken by hand. */
export interface FakeWorker extends HostedWorker {
  readonly hand: HandTurned;
  readonly channel: Channel<Command, Report>;
  /** Commands that the page has sent. */
  readonly received: readonly Command[];
  readonly alive: boolean;
  /** The run that it made last. */
  readonly run: Run;
  /** Delivers a message that was under way when the worker ended. */
  sayLate(report: Report): void;
  /** Sends an error event. */
  fail(type: 'error' | 'messageerror'): void;
}

export interface Told {
  readonly type: keyof ClientEvents;
  readonly run: number;
  readonly epoch?: number;
  readonly reason?: string;
  readonly message?: string;
  readonly rows?: readonly number[];
}

export interface Page {
  readonly client: Client;
  /** The page's own clock and timers; they do not move the workers. */
  readonly hand: HandTurned;
  /** All that were made, the newest last. */
  readonly workers: readonly FakeWorker[];
  readonly worker: FakeWorker;
  /** Reports that the client passed to its owner; pongs and the like are not passed on. */
  readonly told: readonly Told[];
  readonly rows: readonly number[];
  /** Epochs of the rows of a run that was left that came after that. */
  readonly lateRows: readonly number[];
  /** Where it was saved. */
  readonly saves: readonly Snapshot[];
  /** Parameters of the newest frame. */
  readonly parameters: Float32Array | null;
  /** The newest one told. */
  readonly fingerprint: string | null;
  /** Waits until all messages have come. */
  settle(): Promise<void>;
  /** Moves the page's clock on in steps of one check of the watchdog, with messages delivered in between. */
  pass(milliseconds: number): Promise<void>;
  /** Lets the worker take its turns. @returns the number of turns */
  work(most?: number): Promise<number>;
  close(): void;
}

export interface PageOptions {
  readonly prepare?: (experiment: Experiment) => { readonly run: Run };
  /** @param make makes the usual one */
  readonly createWorker?: (make: () => FakeWorker) => HostedWorker;
}

function fakeWorker(prepare: (experiment: Experiment) => { readonly run: Run }): FakeWorker {
  const channel = createChannel<Command, Report>();
  const hand = handTurned(1);
  const received: Command[] = [];
  const broken: { readonly type: string; readonly listener: () => void }[] = [];
  const heard: ((event: { readonly data: Report }) => void)[] = [];
  let alive = true;
  let run: Run | null = null;
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
  });
  return {
    hand,
    channel,
    received,
    get alive() {
      return alive;
    },
    get run() {
      if (run === null) throw new Error('nothing was compiled');
      return run;
    },
    postMessage: (message, transfer) => {
      if (!alive) return;
      const command = message as Command; // the client sends no others
      received.push(command);
      channel.page.postMessage(command, transfer);
    },
    addEventListener: (type: string, listener: (event: { readonly data: Report }) => void) => {
      if (type === 'message') {
        heard.push(listener);
        channel.page.addEventListener('message', listener);
      } else broken.push({ type, listener: listener as () => void });
    },
    terminate: () => {
      alive = false;
      channel.close();
    },
    sayLate: (data) => {
      for (const listener of heard) listener({ data });
    },
    fail: (type) => {
      for (const { type: wanted, listener } of broken) if (wanted === type) listener();
    },
  };
}

/** A page with a client, in which nothing moves by itself. */
export function openPage({ prepare = prepareReally, createWorker }: PageOptions = {}): Page {
  const hand = handTurned(0);
  const workers: FakeWorker[] = [];
  const told: Told[] = [];
  let rows: number[] = [];
  const saves: Snapshot[] = [];
  const lateRows: number[] = [];
  let shape: FrameShape | null = null;
  let parameters: Float32Array | null = null;
  let fingerprint: string | null = null;

  const make = (): FakeWorker => {
    const worker = fakeWorker(prepare);
    workers.push(worker);
    return worker;
  };
  const client = createClient({
    now: hand.now,
    setTimer: hand.setTimer,
    createWorker: () => createWorker?.(make) ?? make(),
    events: {
      compiled: (run, its) => {
        shape = its;
        told.push({ type: 'compiled', run });
      },
      frame: (run, frame) => {
        const width = (shape?.keys.length ?? 0) + 1;
        const brought = Array.from({ length: frame.counters[3] }, (_, i) => frame.rows[i * width]);
        rows.push(...brought.filter((row) => row > (rows.at(-1) ?? -1)));
        parameters = frame.parameters.slice();
        told.push({ type: 'frame', run, epoch: frame.counters[0], rows: brought });
      },
      paused: (run, { reason, epoch }) => told.push({ type: 'paused', run, reason, epoch }),
      fingerprint: (_run, hex) => {
        fingerprint = hex;
      },
      failed: (run, message) => told.push({ type: 'failed', run, message }),
      stuck: (run) => told.push({ type: 'stuck', run }),
      forked: (run, snapshot) => {
        saves.push(snapshot);
        told.push({ type: 'forked', run, epoch: snapshot.epoch });
      },
      saved: (_run, snapshot) => saves.push(snapshot),
      rows: (_run, late) => {
        const width = (shape?.keys.length ?? 0) + 1;
        lateRows.push(...late.filter((_, i) => i % width === 0));
      },
      restarted: (run, epoch) => {
        rows = rows.filter((row) => row <= epoch);
        told.push({ type: 'restarted', run, epoch });
      },
    },
  });

  const settle = async (): Promise<void> => {
    for (const worker of workers) if (worker.alive) await worker.channel.settle();
  };

  return {
    client,
    hand,
    workers,
    get worker() {
      return workers[workers.length - 1];
    },
    told,
    get rows() {
      return rows;
    },
    saves,
    lateRows,
    get parameters() {
      return parameters;
    },
    get fingerprint() {
      return fingerprint;
    },
    settle,
    pass: async (milliseconds) => {
      for (let passed = 0; passed < milliseconds; passed += 50) {
        hand.advance(50);
        await settle();
      }
    },
    work: async (most = 100_000) => {
      const worker = workers[workers.length - 1];
      let turns = 0;
      await settle();
      while (turns < most && worker.alive && worker.hand.turn() > 0) {
        turns++;
        await settle();
      }
      return turns;
    },
    close: () => {
      client.dispose();
      for (const worker of workers) worker.terminate();
    },
  };
}
