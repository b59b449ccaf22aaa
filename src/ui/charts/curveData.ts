import type { Live } from '../../state/live.ts';
import { createEnvelope, type Envelope } from './envelope.ts';

/** The curves of the run, kept ready for painting. */
export interface CurveData {
  /** Takes in what the history has more than before; a new run begins anew. */
  take(live: Live): void;
  /** Null when the run has no such curve. */
  curve(key: string): Envelope | null;
  /** Of the rows, in ascending order. */
  readonly epochs: readonly number[];
  /** The value in the first row, the initial weights'; NaN without one. */
  initial(key: string): number;
  /** Where the learning rate changed, and to what, oldest first; no more than can be marked. */
  readonly rates: readonly { readonly epoch: number; readonly rate: number }[];
}

/** At least half are in use: more than the pixels across a chart, so that each column has its minimum and maximum. */
const buckets = 1024;

/** More changes than these are a schedule's, and have a curve. */
const mostRates = 100;

export function createCurveData(): CurveData {
  let run = -1;
  let taken = 0;
  let epochs: number[] = [];
  let rates: { epoch: number; rate: number }[] = [];
  /** Has come with the newest epoch, and is in no row yet. */
  let pending: { epoch: number; rate: number } | null = null;
  const curves = new Map<string, { readonly envelope: Envelope; initial: number }>();
  /** A row has the learning rate of its epoch's end: a change came with the end of the epoch before. */
  function takeRates(history: Live['history'], from: number): void {
    for (let row = Math.max(1, from); row < history.count && rates.length < mostRates; row++) {
      const rate = history.value(row, 'learning_rate');
      if (rate !== history.value(row - 1, 'learning_rate')) rates.push({ epoch: history.epoch(row - 1), rate });
    }
  }

  return {
    take: ({ history, run: newest, learningRate: rate }) => {
      const { keys, count } = history;
      if (newest !== run || count < taken || keys.length !== curves.size || keys.some((key) => !curves.has(key))) {
        run = newest;
        taken = 0;
        epochs = [];
        curves.clear();
        rates = [];
        pending = null;
        for (const key of keys) curves.set(key, { envelope: createEnvelope(buckets), initial: Number.NaN });
      }
      for (const [key, curve] of curves) {
        if (taken === 0 && count > 0) curve.initial = history.value(0, key);
        for (let row = taken; row < count; row++) curve.envelope.push(history.epoch(row), history.value(row, key));
      }
      if (keys.includes('learning_rate') && count > 0) {
        takeRates(history, taken);
        const row = history.value(count - 1, 'learning_rate');
        const changed = Number.isFinite(rate) && rate !== row;
        pending = changed ? { epoch: history.epoch(count - 1), rate } : null;
      }
      for (let row = taken; row < count; row++) epochs.push(history.epoch(row));
      taken = count;
    },
    curve: (key) => curves.get(key)?.envelope ?? null,
    get epochs() {
      return epochs;
    },
    initial: (key) => curves.get(key)?.initial ?? Number.NaN,
    get rates() {
      return pending === null ? rates : [...rates, pending];
    },
  };
}
