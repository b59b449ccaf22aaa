import type { Model } from '../engine/specs/model.ts';
import type { Predictor } from '../training/predictor.ts';

/** Whose answers are wanted now. */
export interface Source {
  readonly model: Model;
  /** The whole arena; may change in place whenever `version` does. */
  readonly parameters: Float32Array;
  /** Other parameters have another version. */
  readonly version: number;
  /** Finished epochs of these parameters, and batches done since. */
  readonly epoch: number;
  readonly batch: number;
}

/** Outputs of the network for one set of rows, all from the same parameters. */
export interface Outputs {
  /** [count, outputs] */
  readonly values: Float32Array;
  readonly count: number;
  readonly outputs: number;
  /** Index into the levels that were asked for. */
  readonly level: number;
  readonly epoch: number;
  readonly batch: number;
}

/** Rows of which the outputs are wanted, from coarse to fine: the finest that is quick enough is taken. */
export interface Wanted {
  /** Each [rows, inputs], in what the network is fed. */
  readonly levels: readonly Float32Array[];
  /** Lower comes first; one row costs nothing and should come before a grid. */
  readonly priority: number;
  /** Called with each new result, and with null when there is no network to ask any more. */
  readonly listener: (outputs: Outputs | null) => void;
}

export interface Predictions {
  /** Wants answers until the returned function is called. */
  watch(wanted: Wanted): () => void;
  /** The source may have changed. Cheap when it has not. */
  wake(): void;
}

export interface PredictionOptions {
  /** Milliseconds. */
  readonly now: () => number;
  /** Calls back once, on the next display frame. */
  readonly schedule: (callback: () => void) => void;
  readonly source: () => Source | null;
  readonly createPredictor: (model: Model) => Predictor;
}

/** Milliseconds of a display frame that may go into predictions. */
export const frameBudget = 5;
/** A chunk is as many rows as should take this long: what a frame may overrun by. */
const chunkTime = 1;
const largestChunk = 256;
/** Longest that a level may be expected to take: while the weights move, and when they stand still. */
const movingTime = 4;
const restingTime = 1200;
/** Parameters that are so old are taken to stand still. */
const restingAfter = 150;
/** A first guess of the time of one multiply-add, on a slow computer; measured from then on. */
const guessedTime = 5e-6;

interface Watch {
  readonly wanted: Wanted;
  /** Level under way, or −1: nothing to do. */
  level: number;
  /** Rows of it that are done. */
  at: number;
  /** Level that was last told of under the loaded parameters, or −1. */
  told: number;
  /** Being written, and what the listener has: the two change places. */
  values: Float32Array;
  spare: Float32Array;
}

/**
 * The forward pass on the page, in slices of a display frame. A pass takes one copy of the parameters through all the
 * rows that are wanted, most urgent first; newer parameters wait for its end, so that a large network, too, gets to
 * a result. While the parameters stand still, what was computed coarsely is computed again finer.
 */
export function createPredictions({ now, schedule, source, createPredictor }: PredictionOptions): Predictions {
  const watches: Watch[] = [];
  let model: Model | null = null;
  let predictor: Predictor | null = null;
  let loaded: (Pick<Source, 'version' | 'epoch' | 'batch'> & { readonly at: number }) | null = null;
  /** Milliseconds of one multiply-add, smoothed. */
  let unitTime = guessedTime;
  /** Most rows of a chunk: a new network begins with one, until it is known how long that takes. */
  let mostRows = 1;
  let scheduled = false;

  function rowsOf(watch: Watch, level: number): number {
    return model === null ? 0 : watch.wanted.levels[level].length / model.inputs;
  }

  function fits(watch: Watch): boolean {
    return watch.wanted.levels.every((_, level) => Number.isInteger(rowsOf(watch, level)));
  }

  function expectedTime(watch: Watch, level: number, cost: number): number {
    return rowsOf(watch, level) * cost * unitTime;
  }

  /** The finest level that is done within the time; the coarsest when none is. */
  function levelWithin(watch: Watch, time: number, cost: number): number {
    const { levels } = watch.wanted;
    let level = levels.length - 1;
    while (level > 0 && expectedTime(watch, level, cost) > time) level--;
    return level;
  }

  function begin(watch: Watch, level: number): void {
    watch.level = level;
    watch.at = 0;
  }

  /** Takes up the newest parameters; false when there is nobody to ask. */
  function load(from: Source): void {
    if (predictor === null || model !== from.model) {
      model = from.model;
      predictor = createPredictor(model);
      mostRows = 1;
    }
    predictor.load(from.parameters);
    const { version, epoch, batch } = from;
    loaded = { version, epoch, batch, at: now() };
    for (const watch of watches) {
      watch.told = -1;
      begin(watch, fits(watch) ? levelWithin(watch, movingTime, predictor.cost) : -1);
    }
  }

  function forget(): void {
    if (loaded === null) return;
    loaded = null;
    model = null;
    predictor = null;
    for (const watch of watches) {
      watch.level = -1;
      watch.told = -1;
      watch.wanted.listener(null);
    }
  }

  /** The next task, or null. Puts newer parameters in when the pass is over. */
  function next(): Watch | null {
    const from = source();
    if (from === null || watches.length === 0) {
      forget();
      return null;
    }
    if (loaded === null || predictor === null || model !== from.model) load(from);
    const unfinished = watches.find(({ level, told }) => level >= 0 && told < 0);
    if (unfinished) return unfinished;
    if (loaded?.version !== from.version) {
      load(from);
      return watches.find(({ level }) => level >= 0) ?? null;
    }
    const refining = watches.find(({ level }) => level >= 0) ?? finer();
    if (refining === null || now() - loaded.at >= restingAfter) return refining;
    wake(); // later
    return null;
  }

  /** Something that may be computed again on a finer level. */
  function finer(): Watch | null {
    for (const watch of watches) {
      const level = watch.told + 1;
      if (watch.told < 0 || level >= watch.wanted.levels.length) continue;
      if (expectedTime(watch, level, predictor?.cost ?? 0) > restingTime) continue;
      begin(watch, level);
      return watch;
    }
    return null;
  }

  function tell(watch: Watch, count: number, outputs: number): void {
    const { level, values } = watch;
    watch.told = level;
    watch.level = -1;
    watch.values = watch.spare;
    watch.spare = values;
    const { epoch, batch } = loaded ?? { epoch: 0, batch: 0 };
    watch.wanted.listener({ values, count, outputs, level, epoch, batch });
  }

  /** Predicts some rows of the watch. */
  function work(watch: Watch, asker: Predictor): void {
    const rows = watch.wanted.levels[watch.level];
    const count = rowsOf(watch, watch.level);
    if (watch.values.length !== count * asker.outputs) watch.values = new Float32Array(count * asker.outputs);
    const chunk = Math.max(1, Math.min(mostRows, Math.floor(chunkTime / (unitTime * Math.max(1, asker.cost)))));
    const to = Math.min(count, watch.at + chunk);
    const begun = now();
    asker.predict(rows, watch.at, to, watch.values);
    const taken = now() - begun;
    const operations = (to - watch.at) * asker.cost;
    // Clocks of browsers tick in steps of up to 1 ms: weigh each measurement by its length.
    const trust = Math.min(0.5, Math.max(taken, operations * unitTime) / chunkTime / 2);
    if (operations > 0) unitTime = Math.max(1e-8, unitTime + trust * (taken / operations - unitTime));
    mostRows = Math.min(largestChunk, 2 * mostRows);
    watch.at = to;
    if (to === count) tell(watch, count, asker.outputs);
  }

  function slice(): void {
    scheduled = false;
    const end = now() + frameBudget;
    let watch = next();
    while (watch !== null && predictor !== null) {
      work(watch, predictor);
      if (now() >= end) {
        wake();
        return;
      }
      watch = next();
    }
  }

  function wake(): void {
    if (scheduled) return;
    scheduled = true;
    schedule(slice);
  }

  return {
    watch: (wanted) => {
      const empty = new Float32Array(0);
      const watch: Watch = { wanted, level: -1, at: 0, told: -1, values: empty, spare: empty };
      const before = watches.findIndex((other) => other.wanted.priority > wanted.priority);
      watches.splice(before < 0 ? watches.length : before, 0, watch);
      if (loaded !== null && predictor !== null && fits(watch))
        begin(watch, levelWithin(watch, movingTime, predictor.cost));
      wake();
      return () => {
        watches.splice(watches.indexOf(watch), 1);
      };
    },
    wake,
  };
}
