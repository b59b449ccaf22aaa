import { rowsKey } from '../data/spec.ts';
import { knownTables, takeSpare } from '../data/tables.ts';
import type { Experiment } from '../document/experiment.ts';
import type { Endpoint, TableCommand } from './protocol.ts';
import { createWatchdog, type SetTimer } from './watchdog.ts';

/** A Worker as far as it is used here. It takes and sends the messages of several protocols. */
export interface HostedWorker extends Endpoint<unknown, unknown> {
  addEventListener(type: 'message', listener: (event: { readonly data: unknown }) => void): void;
  addEventListener(type: 'error' | 'messageerror', listener: () => void): void;
  terminate(): void;
}

interface Message {
  readonly type: string;
  readonly experiment?: Pick<Experiment, 'data'>;
}

/** External dependencies of the page's side of training. */
export interface HostWorld {
  readonly createWorker: () => HostedWorker;
  /** ms, only ever growing. */
  readonly now: () => number;
  readonly setTimer: SetTimer;
}

/** What goes through the worker with the same type, whichever protocol it belongs to. */
export interface HostOptions<Report extends Message> extends HostWorld {
  readonly receive: (report: Report) => void;
  /** How long the answer takes that is expected of the worker just now. */
  readonly expected: () => 'nothing' | 'soon' | 'later';
  /** The worker died; another one stands in its place and knows nothing. */
  readonly replaced: () => void;
  /** The second in a row said nothing to the commands: another one stands in its place, and gets more time. */
  readonly stuck: () => void;
  /** It died again and again: there is none now, until something is sent. */
  readonly gaveUp: (reason: string) => void;
}

/** Somebody else who talks to the worker. */
export interface Guest {
  /** Another worker is there, and knows nothing. */
  opened(worker: Endpoint<unknown, unknown>): void;
}

/** Holds one Worker, which can die at any time, and puts another in its place. */
export interface WorkerHost<Command extends Message> {
  /** Sends a command, to a new worker if there is none, and watches that the worker lives. An experiment's rows go first. */
  send(command: Command, transfer?: ArrayBuffer[]): void;
  /** Sends a command after which nothing is expected. */
  give(command: Command, transfer: ArrayBuffer[]): void;
  /** Ends the worker as if it had died, for a reason that only the caller knows. */
  replace(reason: string): void;
  /** Lets somebody else talk to the worker, too: to the one that is there, and to each that comes. */
  admit(guest: Guest): void;
  close(): void;
}

/** Deaths after which the next one, within this many ms of the first, ends the restarts. */
const deathsAllowed = 2;
const deathsWithin = 10_000;

/**
 * How long a worker may be silent, in ms: while it is being fetched, while its answer comes later, else. The first
 * two double each time that they were too short, up to `longest`: the network or the computer may be slow.
 */
const patience = { loading: 15_000, later: 5000, longest: 60_000, soon: 1000 };

export function createWorkerHost<Command extends Message, Report extends Message>(
  options: HostOptions<Report>,
): WorkerHost<Command> {
  const { createWorker, now, setTimer, receive, expected, replaced, stuck, gaveUp } = options;
  const guests: Guest[] = [];
  let worker: HostedWorker | null = null;
  let loaded = false; // it has said something
  const told = new Set<string>(); // the tables that it knows
  let unanswered = 0; // workers in a row that were silent until their time was over
  let deaths: number[] = []; // when

  const watchdog = createWatchdog({
    now,
    setTimer,
    ping: () => worker?.postMessage({ type: 'ping' }, []),
    needed: () => expected() !== 'nothing',
    patience: () => {
      if (loaded && expected() !== 'later') return patience.soon;
      const first = loaded ? patience.later : patience.loading;
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
    told.clear();
    const mine = createWorker();
    worker = mine;
    mine.addEventListener('message', ({ data }) => {
      if (worker !== mine) return;
      loaded = true;
      watchdog.heard();
      const report = data as Report; // or a guest's, of a type that `receive` does not know
      if (report.type === 'pong') return;
      unanswered = 0;
      receive(report);
    });
    const broken = (reason: string) => (): void => {
      if (worker === mine) replace(reason);
    };
    mine.addEventListener('error', broken('an error in the worker'));
    mine.addEventListener('messageerror', broken('a message to the page could not be read'));
    for (const guest of guests) guest.opened(mine);
  }

  /** Rows that are not generated go to a worker once, before the first experiment that has them. */
  function tell({ data }: Pick<Experiment, 'data'>): void {
    const key = rowsKey(data);
    if (key === null || data.type === 'playground' || told.has(key)) return;
    const table = knownTables.get(key);
    if (table === undefined) return;
    told.add(key);
    const spare = takeSpare(key);
    const command: TableCommand = { type: 'table', table: spare ?? table };
    worker?.postMessage(command, spare ? Object.values(spare.rows).map(({ buffer }) => buffer as ArrayBuffer) : []);
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
      if (command.experiment !== undefined) tell(command.experiment);
      worker?.postMessage(command, transfer);
      watchdog.watch();
    },
    give: (command, transfer) => worker?.postMessage(command, transfer),
    replace,
    admit: (guest) => {
      guests.push(guest);
      if (worker !== null) guest.opened(worker);
    },
    close,
  };
}
