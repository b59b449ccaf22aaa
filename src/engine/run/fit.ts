import { type CallbackSpec, createCallbacks } from '../callbacks.ts';
import type { Fitting } from '../callbacks/callback.ts';
import { createArray, type Kernels } from '../kernels.ts';
import type { FloatArray } from '../model.ts';
import type { Optimizer } from '../optimizers.ts';

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
  /** Begins a new fit, even if the one before has not ended. */
  restart(epoch: number): void;
  /** To be called when an epoch has ended and its row is written; `epoch` is the number of finished epochs. */
  epochEnd(epoch: number): void;
  /** To be called when the limit of epochs is reached. */
  finish(epoch: number): void;
}

export interface FitOptions {
  readonly callbacks: readonly CallbackSpec[];
  readonly kernels: Kernels;
  readonly parameters: FloatArray;
  readonly optimizer: Optimizer;
  /** Number of the next update. */
  readonly step: () => number;
  /** The newest value of a history key, or null. */
  readonly value: (key: string) => number | null;
}

export function createFit({ callbacks: specs, kernels, parameters, optimizer, step, value }: FitOptions): Fit {
  const keeps = specs.some((spec) => spec.name === 'early_stopping' && spec.restoreBestWeights);
  const kept = createArray(kernels.precision, keeps ? parameters.length : 0);
  let begun = 0; // epochs of the run before this fit
  let stopping = false;
  let end: FitEnd | null = null;

  const fitting: Fitting = {
    value,
    learningRate: () => optimizer.learningRate(step()),
    setLearningRate: optimizer.setLearningRate,
    round: kernels.round,
    keepWeights: () => kept.set(parameters),
    restoreWeights: () => parameters.set(kept),
    stop: () => {
      stopping = true;
    },
  };
  const callbacks = createCallbacks(specs, fitting);

  function begin(epoch: number): void {
    begun = epoch;
    stopping = false;
    end = null;
    for (const callback of callbacks) callback.fitBegin();
  }

  function finish(by: FitEnd['by'], epoch: number): void {
    if (end !== null) return;
    let restored: number | null = null;
    for (const callback of callbacks) {
      const own = callback.fitEnd();
      if (own !== null) restored = begun + own + 1;
    }
    end = { by, epoch, restored };
  }

  begin(0);
  return {
    get end() {
      return end;
    },
    goOn: (epoch) => {
      if (end !== null) begin(epoch);
    },
    restart: begin,
    epochEnd: (epoch) => {
      for (const callback of callbacks) callback.epochEnd(epoch - begun - 1);
      if (stopping) finish('earlyStopping', epoch);
    },
    finish: (epoch) => finish('epochs', epoch),
  };
}
