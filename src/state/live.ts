import type { Looked } from '../asking/asker.ts';
import type { Moment, Place } from '../document/moment.ts';
import { createHistory, type GrowingHistory, type History } from '../run/history.ts';
import type { Frame } from '../training/frame.ts';
import { callEach } from './callEach.ts';

/** What a row would have of weights that were set by hand. */
export interface StandingRow {
  readonly moment: Moment;
  /** In the order of the history's keys. */
  readonly values: Float64Array;
}

/** The newest that is known of the run: what the last frame brought. One object, changed in place. */
export interface Live {
  /** The numbers of the drawing; null until the first of the run have come. */
  readonly look: Looked | null;
  readonly history: History;
  /** Rows that the history had when the run began, or was returned to. */
  readonly known: number;
  /** Stands for the newest row where numbers have been set by hand since; null: they have not, or it is not known yet. */
  readonly now: StandingRow | null;
  readonly epoch: number;
  readonly batch: number;
  readonly batches: number;
  /** Of the batch that is next; NaN before the first frame. */
  readonly learningRate: number;
  /** Counts up with every change: a cheap "is there anything new". */
  readonly version: number;
  /** Counts up with every run: a new one begins with an empty history. */
  readonly run: number;
}

/** The newest value of a key, of the numbers set by hand since where they are known; null where the run has none. */
export function newestOf({ history, now }: Live, key: string): number | null {
  if (history.count === 0 || !history.keys.includes(key)) return null;
  return now?.values[history.keys.indexOf(key)] ?? history.value(history.count - 1, key);
}

export interface LiveStore {
  readonly live: Live;
  /** Called after each frame that came, at most once a display frame; returns how to stop it. */
  subscribe(listener: (live: Live) => void): () => void;
  /** Nothing has come, but more can be said of what is there: calls the listeners. */
  renew(): void;
  /** A run begins, or goes on where its history ends. */
  begin(run: number, history: GrowingHistory, at: Place): void;
  /** There is no run any more: nothing is known. */
  clear(): void;
  /** Copies a frame's numbers in. */
  take(frame: Frame): void;
  /** The rows that no frame has brought, as they stand in one; those that are there already are left out. */
  add(rows: Float64Array): void;
  /** What comes after an epoch is forgotten: it comes again. */
  cut(epoch: number): void;
  /** What stands for the newest row. */
  stand(now: StandingRow | null): void;
  /** The drawing has other numbers. */
  look(look: Looked | null): void;
}

/**
 * Where frames end up on the page: typed arrays outside React and zustand. Listeners (canvas painters, charts, the
 * status line) are called on the next display frame; `schedule` is requestAnimationFrame but for tests.
 */
export function createLiveStore(schedule: (callback: () => void) => void): LiveStore {
  let history = createHistory([]);
  const live = {
    look: null as Looked | null,
    history: history as History,
    known: 0,
    now: null as StandingRow | null,
    epoch: 0,
    batch: 0,
    batches: 0,
    learningRate: Number.NaN,
    version: 0,
    run: 0,
  };
  const listeners = new Set<(live: Live) => void>();
  let scheduled = false;

  function changed(): void {
    live.version++;
    if (scheduled) return;
    scheduled = true;
    schedule(() => {
      scheduled = false;
      callEach(listeners, live);
    });
  }

  function begin(run: number, next: GrowingHistory, { epoch, batch }: Place): void {
    history = next;
    Object.assign(live, { run, history, known: next.count, epoch, batch, batches: 0, learningRate: Number.NaN });
    changed();
  }

  return {
    live,
    subscribe: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    renew: changed,
    begin,
    clear: () => begin(live.run, createHistory([]), { epoch: 0, batch: 0 }),
    take: ({ counters, rows }) => {
      const [epoch, batch, batches, added, learningRate] = counters;
      history.add(rows.subarray(0, added * (history.keys.length + 1)));
      Object.assign(live, { epoch, batch, batches, learningRate });
      changed();
    },
    add: (rows) => {
      history.add(rows);
      changed();
    },
    cut: (epoch) => {
      history.cut(epoch);
      changed();
    },
    stand: (now) => {
      live.now = now;
      changed();
    },
    look: (look) => {
      live.look = look;
      changed();
    },
  };
}
