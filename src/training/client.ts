import type { ExecutorName } from '../engine/executor.ts';
import type { Experiment } from '../document/experiment.ts';
import { layOut } from '../engine/layout.ts';
import { createCheckpoint, type Checkpoint } from './checkpoint.ts';
import { type Frame, type FrameShape, frameByteLength, frameViews } from './frame.ts';
import type { Command, Halt, Pace, Report, RunId, Serial, Tuning } from './protocol.ts';
import { createWorkerHost, type HostWorld } from './workerHost.ts';
// eslint-disable-next-line import/default -- Vite makes it
import workerAddress from './worker.ts?worker&url';

/** Callbacks of the client; called outside React, at most one frame between two turns. */
export interface ClientEvents {
  /** The experiment stands ready with its initial weights. */
  compiled(run: RunId, shape: FrameShape, fingerprint: string, executor: ExecutorName): void;
  /** The views are valid only during the call: copy what is to be kept. */
  frame(run: RunId, frame: Frame): void;
  /** The answer to the newest fit, step or pause; an answer that a newer command has overtaken is not told. */
  paused(run: RunId, at: Halt): void;
  /** That of the weights where the run stands since the newest `paused`. */
  fingerprint(run: RunId, fingerprint: string): void;
  /**
   * The experiment cannot be trained, or the worker died again and again; the run is over. The sentence is for
   * developers, the page has its own. `needs`: MiB that the experiment needs and cannot have, if that is why.
   */
  failed(run: RunId, message: string, needs: number | null): void;
  /** Two workers in a row said nothing: the run has not begun, or cannot be taken up again, and is still tried. */
  stuck(run: RunId): void;
  /** The worker died or fell silent and has been started anew at `epoch`; training goes on if it was under way. */
  restarted(run: RunId, epoch: number): void;
}

/** Commands before the first compile, or after the run has failed or ended, do nothing. */
export interface Client {
  /** Starts a new run from the initial weights and returns its id; reports of older ones are dropped from now on. */
  compile(experiment: Experiment): RunId;
  tune(tuning: Tuning): void;
  fit(pace: Pace): void;
  step(unit: 'batch' | 'epoch'): void;
  pause(): void;
  /** Whose activations the frames carry: one input as the network is fed it (standardized if it is). */
  probe(x: readonly number[]): void;
  /** Ends the run without beginning another; nothing more is told of it. */
  end(): void;
  dispose(): void;
}

export interface ClientOptions extends Partial<HostWorld> {
  readonly events: ClientEvents;
}

/** Pages with Trusted Types take no plain string as the address of a worker. TypeScript does not know them yet. */
interface TrustedTypes {
  createPolicy(
    name: string,
    rules: { createScriptURL: (address: string) => string },
  ): {
    createScriptURL(address: string): string;
  };
}
let policy: ReturnType<TrustedTypes['createPolicy']> | undefined;

function toTrusted(address: string): string {
  const { trustedTypes } = globalThis as { readonly trustedTypes?: TrustedTypes };
  policy ??= trustedTypes?.createPolicy('mlp-visualizer', { createScriptURL: (own) => own });
  return policy?.createScriptURL(address) ?? address;
}

/** Address of the worker's file. */
export const workerFile = (): string => new URL(workerAddress, import.meta.url).href;

function createWorker(): Worker {
  const name = 'trainer';
  if (window.origin !== 'null') return new Worker(toTrusted(workerAddress), { type: 'module', name });
  // A sandboxed frame has an origin of its own: it gets no worker from the host's address, but one from a blob, in
  // Chromium only as a classic script.
  const code = `importScripts(${JSON.stringify(workerFile())});`;
  return new Worker(toTrusted(URL.createObjectURL(new Blob([code], { type: 'text/javascript' }))), { name });
}

const browser: HostWorld = {
  createWorker,
  now: () => performance.now(),
  setTimer: (callback, milliseconds) => {
    const timer = setTimeout(callback, milliseconds);
    return () => clearTimeout(timer);
  },
};

type Intent =
  | { readonly type: 'fit'; readonly pace: Pace }
  | { readonly type: 'step'; readonly unit: 'batch' | 'epoch' }
  | { readonly type: 'pause' };

/** All that is needed to start the run anew. */
interface Current {
  readonly run: RunId;
  /** As compiled, with what has been tuned since. */
  experiment: Experiment;
  probe: readonly number[] | null;
  /** The newest fit, step or pause, until `paused` answers it. */
  intent: Intent | null;
  /** Its number. */
  serial: Serial;
  /** Null until the run was compiled for the first time. */
  kept: { readonly shape: FrameShape; readonly checkpoint: Checkpoint } | null;
  /** A compile is under way; `again`: in a new worker, which takes the run up at that epoch. */
  compiling: { readonly again: number | null } | null;
}

/** Buffers that go round: one being filled, one on its way, one being read. */
const creditCount = 3;

/**
 * The page's side of training: gives each run its number, keeps the buffers going round, drops the reports of old
 * runs, and brings a run back to life whose worker died.
 */
export function createClient({ events, ...world }: ClientOptions): Client {
  let run: RunId = 0;
  let current: Current | null = null;

  const host = createWorkerHost({
    ...browser,
    ...world,
    receive,
    run: () => run,
    expected: () => {
      if (current === null) return 'nothing';
      if (current.compiling !== null) return 'compiled';
      return current.intent === null ? 'nothing' : 'paused';
    },
    replaced: () => {
      if (current !== null) startAgain(current);
    },
    stuck: () => {
      if (current !== null) events.stuck(current.run);
    },
    gaveUp: fail,
  });

  function receive(report: Report): void {
    if (report.run !== current?.run) return; // of an old run
    switch (report.type) {
      case 'compiled':
        return compiled(current, report);
      case 'frame':
        return takeFrame(current, report.buffer);
      case 'paused': {
        const { type: _, run: id, serial, ...at } = report;
        if (serial !== current.serial) return;
        current.intent = null;
        return events.paused(id, at);
      }
      case 'fingerprint':
        if (report.serial === current.serial) events.fingerprint(report.run, report.fingerprint);
        return;
      case 'failed':
        return report.during === 'compile' ? fail(report.message, report.needs) : host.replace(report.message);
      case 'pong':
        return;
    }
  }

  function compiled(mine: Current, { fingerprint, keys, executor }: Extract<Report, { type: 'compiled' }>): void {
    const again = mine.compiling?.again ?? null;
    const known = mine.kept;
    const shape = known?.shape ?? { layout: layOut(mine.experiment), keys };
    mine.compiling = null;
    mine.kept ??= { shape, checkpoint: createCheckpoint(shape) };
    for (let i = 0; i < creditCount; i++) giveCredit(mine.run, new ArrayBuffer(frameByteLength(shape)));
    if (known === null) events.compiled(mine.run, shape, fingerprint, executor);
    // What has never stood has not stopped either.
    if (again !== null && known !== null && current === mine) events.restarted(mine.run, again);
  }

  function takeFrame({ run: id, kept }: Current, buffer: ArrayBuffer): void {
    if (kept === null) return;
    const frame = frameViews(kept.shape, buffer);
    kept.checkpoint.keep(frame);
    try {
      events.frame(id, frame);
    } finally {
      giveCredit(id, buffer);
    }
  }

  function giveCredit(id: RunId, buffer: ArrayBuffer): void {
    host.give({ type: 'credit', run: id, buffer }, [buffer]);
  }

  function fail(message: string, needs: number | null = null): void {
    if (current === null) return;
    const { run: id } = current;
    current = null;
    events.failed(id, message, needs);
  }

  function startAgain(mine: Current): void {
    const { run: id, experiment, probe, intent, serial, kept } = mine;
    const compile: Command = { type: 'compile', run: id, experiment };
    const resume = kept?.checkpoint.resume() ?? null;
    mine.compiling = { again: resume?.epoch ?? 0 };
    if (resume === null) host.send(compile);
    else host.send({ ...compile, resume }, [resume.parameters]);
    if (probe !== null) host.send({ type: 'probe', run: id, x: probe });
    if (intent !== null) host.send({ ...intent, run: id, serial });
  }

  function intend(intent: Intent): void {
    if (current === null) return;
    current.intent = intent;
    current.serial++;
    host.send({ ...intent, run: current.run, serial: current.serial });
  }

  return {
    compile: (experiment) => {
      run++;
      const compiling = { again: null };
      current = { run, experiment, probe: null, intent: null, serial: 0, kept: null, compiling };
      host.send({ type: 'compile', run, experiment });
      return run;
    },
    tune: (tuning) => {
      if (current === null) return;
      if (tuning.optimizer.learningRate !== current.experiment.optimizer.learningRate) {
        current.kept?.checkpoint.forgetRate();
      }
      current.experiment = { ...current.experiment, ...tuning };
      host.send({ type: 'tune', run: current.run, tuning });
    },
    fit: (pace) => intend({ type: 'fit', pace }),
    step: (unit) => intend({ type: 'step', unit }),
    pause: () => intend({ type: 'pause' }),
    probe: (x) => {
      if (current === null) return;
      current.probe = x;
      host.send({ type: 'probe', run: current.run, x });
    },
    end: () => {
      intend({ type: 'pause' });
      current = null;
    },
    dispose: () => {
      current = null;
      host.close();
    },
  };
}
