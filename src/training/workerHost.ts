import type { Command, Endpoint, Report, RunId } from './protocol.ts';
import { createWatchdog, type SetTimer } from './watchdog.ts';

/** A Worker as far as it is used here. */
export interface TrainerWorker extends Endpoint<Command, Report> {
  addEventListener(type: 'message', listener: (event: { readonly data: Report }) => void): void;
  addEventListener(type: 'error' | 'messageerror', listener: () => void): void;
  terminate(): void;
}

/** External dependencies of the page's side of training. */
export interface HostWorld {
  readonly createWorker: () => TrainerWorker;
  /** ms, only ever growing. */
  readonly now: () => number;
  readonly setTimer: SetTimer;
}

export interface HostOptions extends HostWorld {
  readonly receive: (report: Report) => void;
  /** The run that is asked for a sign of life. */
  readonly run: () => RunId;
  /** The report expected of the worker just now. */
  readonly expected: () => 'nothing' | 'compiled' | 'paused';
  /** The worker died; another one stands in its place and knows nothing. */
  readonly replaced: () => void;
  /** The second in a row said nothing to the commands: another one stands in its place, and gets more time. */
  readonly stuck: () => void;
  /** It died again and again: there is none now, until something is sent. */
  readonly gaveUp: (reason: string) => void;
}

/** Holds one Worker, which can die at any time, and puts another in its place. */
export interface WorkerHost {
  /** Sends a command, to a new worker if there is none, and watches that the worker lives. */
  send(command: Command, transfer?: ArrayBuffer[]): void;
  /** Sends a command after which nothing is expected. */
  give(command: Command, transfer: ArrayBuffer[]): void;
  /** Ends the worker as if it had died, for a reason that only the caller knows. */
  replace(reason: string): void;
  close(): void;
}

/** Deaths after which the next one, within this many ms of the first, ends the restarts. */
const deathsAllowed = 2;
const deathsWithin = 10_000;

/**
 * How long a worker may be silent, in ms: while it is being fetched, while it makes data and weights, else. The first
 * two double each time that they were too short, up to `longest`: the network or the computer may be slow.
 */
const patience = { loading: 15_000, compiling: 5000, longest: 60_000, ready: 1000 };

export function createWorkerHost(options: HostOptions): WorkerHost {
  const { createWorker, now, setTimer, receive, run, expected, replaced, stuck, gaveUp } = options;
  let worker: TrainerWorker | null = null;
  let loaded = false; // it has said something
  let unanswered = 0; // workers in a row that were silent until their time was over
  let deaths: number[] = []; // when

  const watchdog = createWatchdog({
    now,
    setTimer,
    ping: () => worker?.postMessage({ type: 'ping', run: run() }, []),
    needed: () => expected() !== 'nothing',
    patience: () => {
      if (loaded && expected() !== 'compiled') return patience.ready;
      const first = loaded ? patience.compiling : patience.loading;
      return Math.min(first * 2 ** unanswered, patience.longest);
    },
    silent: () => {
      unanswered++;
      replace('the worker fell silent');
      if (unanswered === 2) stuck();
    },
  });

  function open(): void {
    loaded = false;
    const mine = createWorker();
    worker = mine;
    mine.addEventListener('message', ({ data }) => {
      if (worker !== mine) return;
      loaded = true;
      if (data.type !== 'pong') unanswered = 0;
      watchdog.heard();
      receive(data);
    });
    const broken = (reason: string) => (): void => {
      if (worker === mine) replace(reason);
    };
    mine.addEventListener('error', broken('an error in the worker'));
    mine.addEventListener('messageerror', broken('a message to the page could not be read'));
  }

  function close(): void {
    watchdog.stop();
    worker?.terminate();
    worker = null;
  }

  function replace(reason: string): void {
    close();
    const time = now();
    deaths = [...deaths.filter((death) => time - death < deathsWithin), time];
    if (deaths.length <= deathsAllowed) return replaced();
    deaths = [];
    gaveUp(`${reason}; it was the last of several times within ${deathsWithin / 1000} s`);
  }

  return {
    send: (command, transfer = []) => {
      try {
        if (worker === null) open();
      } catch (error) {
        // Some pages may not make workers at all, those of file:// in Chromium for one.
        setTimer(() => gaveUp(`no worker could be made: ${String(error)}`), 0);
        return;
      }
      worker?.postMessage(command, transfer);
      watchdog.watch();
    },
    give: (command, transfer) => worker?.postMessage(command, transfer),
    replace,
    close,
  };
}
