import { countersEach, createCallbacks } from '../createCallbacks.ts';
import type { CallbackSpec } from '../specs/callbackSpecs.ts';
import type { Fitting } from '../callbacks/callback.ts';

/** How a fit ended. */
export interface FitEnd {
  readonly by: 'earlyStopping' | 'epochs';
  /** Finished epochs of the run. */
  readonly epoch: number;
  /** The epoch whose weights EarlyStopping has restored (`restore_best_weights`); null if it has not. */
  readonly restored: number | null;
}

/** Calls to `fit`, one after the other, as the callbacks control them. */
export interface Fit {
  /** How the fit ended; null while it goes on. */
  readonly end: FitEnd | null;
  /** To be called before training goes on: begins another fit if the last one has ended. */
  goOn(epoch: number): void;
  /** To be called when an epoch has ended and its row is written; `epoch` is the number of finished epochs. */
  epochEnd(epoch: number): void;
  /** To be called when the limit of epochs is reached. */
  finish(epoch: number): void;
}

/** What a fit remembers: its own cells, then those of the callbacks. */
const [begun, stopping, by, at, restored] = [0, 1, 2, 3, 4]; // `begun`: epochs of the run before this fit
const own = 5;
const none = -1;
const ends: readonly FitEnd['by'][] = ['earlyStopping', 'epochs']; // `by` is an index into it, or `none`

/** Number of these cells. */
export const fitCells = (callbacks: readonly CallbackSpec[]): number => own + callbacks.length * countersEach;

/** Whether the callbacks want a copy of the best weights. */
export function keepsWeights(callbacks: readonly CallbackSpec[]): boolean {
  return callbacks.some((spec) => spec.name === 'early_stopping' && spec.restoreBestWeights);
}

/** @param cells all 0 before the first fit [fitCells(callbacks)] */
export function createFit(specs: readonly CallbackSpec[], cells: Float64Array, options: Omit<Fitting, 'stop'>): Fit {
  const fitting: Fitting = {
    ...options,
    stop: () => {
      cells[stopping] = 1;
    },
  };
  const callbacks = createCallbacks(specs, fitting, cells.subarray(own));

  function begin(epoch: number): void {
    cells[begun] = epoch;
    cells[stopping] = 0;
    cells[by] = none;
    for (const callback of callbacks) callback.fitBegin();
  }

  function finish(end: FitEnd['by'], epoch: number): void {
    if (cells[by] !== none) return;
    cells[restored] = none;
    for (const callback of callbacks) {
      const best = callback.fitEnd();
      if (best !== null) cells[restored] = cells[begun] + best + 1;
    }
    cells[by] = ends.indexOf(end);
    cells[at] = epoch;
  }

  begin(0);
  return {
    get end() {
      if (cells[by] === none) return null;
      return { by: ends[cells[by]], epoch: cells[at], restored: cells[restored] === none ? null : cells[restored] };
    },
    goOn: (epoch) => {
      if (cells[by] !== none) begin(epoch);
    },
    epochEnd: (epoch) => {
      for (const callback of callbacks) callback.epochEnd(epoch - cells[begun] - 1);
      if (cells[stopping] === 1) finish('earlyStopping', epoch);
    },
    finish: (epoch) => finish('epochs', epoch),
  };
}
