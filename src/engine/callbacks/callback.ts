/** What a callback sees of the run, and what it may do to it. */
export interface Fitting {
  /** The newest value of a history key; null when the run has none of that name. */
  value(key: string): number | null;
  /** Of the next update, as the run's precision has it. */
  learningRate(): number;
  /** False where a schedule has the learning rate in hand. */
  setLearningRate(rate: number): boolean;
  /** Rounds a float64 to the precision of the run. */
  readonly round: (value: number) => number;
  /** Takes a copy of all weights, over the one before. */
  keepWeights(): void;
  /** Puts the copy back. */
  restoreWeights(): void;
  /** The fit ends with this epoch: `model.stop_training = True`. */
  stop(): void;
}

/** A callback at work. Epochs count from 0 within a fit, as Keras counts them. */
export interface Callback {
  /** A fit begins: what was counted in the one before is forgotten. */
  fitBegin(): void;
  epochEnd(epoch: number): void;
  /** The fit is over; answers the epoch whose weights were put back, or null. */
  fitEnd(): number | null;
}
