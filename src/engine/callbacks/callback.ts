import type { Round } from '../floats.ts';

/** Interface of the run for a callback: what it can read and change. */
export interface Fitting {
  /** The newest value of a history key; null if the run has no such key. */
  value(key: string): number | null;
  /** Learning rate of the next update, in the precision of the run. */
  learningRate(): number;
  /** Sets the learning rate; returns false if a schedule controls it. */
  setLearningRate(rate: number): boolean;
  /** Rounds a float64 to the precision of the run. */
  readonly round: Round;
  /** Copies all weights over the copy made before. */
  keepWeights(): void;
  /** Restores the weights from the copy. */
  restoreWeights(): void;
  /** Ends the fit with this epoch: `model.stop_training = True`. */
  stop(): void;
}

/** A callback of a run. Epochs count from 0 within a fit, as in Keras. */
export interface Callback {
  /** Begins a fit and resets the counters. */
  fitBegin(): void;
  epochEnd(epoch: number): void;
  /** Ends the fit; returns the epoch whose weights were restored, or null. */
  fitEnd(): number | null;
}
