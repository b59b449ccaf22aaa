import type { Frame, FrameShape } from '../training/frame.ts';
import type { Layout } from '../engine/layout.ts';
import { callEach } from './callEach.ts';

/** All epochs of a run, a row each: grows by doubling, never inside React. */
export interface History {
  readonly keys: readonly string[];
  readonly count: number;
  /** Epoch of row i; row 0 is epoch 0, the initial weights. */
  epoch(i: number): number;
  /** Value of a key in row i. @throws RangeError for a key that the run does not have. */
  value(i: number, key: string): number;
}

/** The newest that is known of the run: what the last frame brought. One object, changed in place. */
export interface Live {
  /** Null until the first compile. */
  readonly layout: Layout | null;
  /** All parameters in arena order; null until the first frame of the run. */
  readonly parameters: Float32Array | null;
  /** The probe's activations as `layout.values` says; null when none was sent. */
  readonly probe: Float32Array | null;
  readonly history: History;
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

export interface LiveStore {
  readonly live: Live;
  /** Called after each frame that came, at most once a display frame; returns how to stop it. */
  subscribe(listener: (live: Live) => void): () => void;
  /** Nothing has come, but more can be said of what is there: calls the listeners. */
  renew(): void;
  begin(run: number, shape: FrameShape): void;
  /** There is no run any more: nothing is known. */
  clear(): void;
  /** Copies a frame's numbers in. */
  take(frame: Frame): void;
}

interface Rows {
  keys: readonly string[];
  count: number;
  values: Float64Array;
}

function historyOf(rows: Rows): History {
  const column = (key: string): number => {
    const at = rows.keys.indexOf(key);
    if (at < 0) throw new RangeError(`no ${key} in this run`);
    return at + 1;
  };
  return {
    get keys() {
      return rows.keys;
    },
    get count() {
      return rows.count;
    },
    epoch: (i) => rows.values[i * (rows.keys.length + 1)],
    value: (i, key) => rows.values[i * (rows.keys.length + 1) + column(key)],
  };
}

/**
 * Where frames end up on the page: typed arrays outside React and zustand. Listeners (canvas painters, charts, the
 * status line) are called on the next display frame; `schedule` is requestAnimationFrame but for tests.
 */
export function createLiveStore(schedule: (callback: () => void) => void): LiveStore {
  const rows: Rows = { keys: [], count: 0, values: new Float64Array(0) };
  const live = {
    layout: null as Layout | null,
    parameters: null as Float32Array | null,
    probe: null as Float32Array | null,
    history: historyOf(rows),
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

  function forget(): void {
    live.layout = null;
    live.parameters = null;
    live.probe = null;
    live.epoch = 0;
    live.batch = 0;
    live.batches = 0;
    live.learningRate = Number.NaN;
    rows.count = 0;
    changed();
  }

  return {
    live,
    subscribe: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    begin: (run, { layout, keys }) => {
      forget();
      live.run = run;
      live.layout = layout;
      rows.keys = keys;
    },
    renew: changed,
    clear: forget,
    take: (frame) => {
      const width = rows.keys.length + 1;
      const [epoch, batch, batches, added, probed, learningRate] = frame.counters;
      const needed = (rows.count + added) * width;
      if (rows.values.length < needed) {
        const grown = new Float64Array(Math.max(needed, 2 * rows.values.length, 256 * width));
        grown.set(rows.values);
        rows.values = grown;
      }
      rows.values.set(frame.rows.subarray(0, added * width), rows.count * width);
      rows.count += added;
      if (live.parameters?.length !== frame.parameters.length)
        live.parameters = new Float32Array(frame.parameters.length);
      live.parameters.set(frame.parameters);
      if (probed === 1) {
        if (live.probe?.length !== frame.probe.length) live.probe = new Float32Array(frame.probe.length);
        live.probe.set(frame.probe);
      }
      live.epoch = epoch;
      live.batch = batch;
      live.batches = batches;
      live.learningRate = learningRate;
      changed();
    },
  };
}
