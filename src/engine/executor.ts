import type { Code } from './program.ts';

/** `ts`: the reference, `simd`: the faster twin in WebAssembly. */
export type ExecutorName = 'ts' | 'simd';

/** Why an executor has come back: the work is used up, the job is done, or a number was not finite. */
export type Status = 'used' | 'done' | 'loss' | 'weights';

/** A code, done once for each of several batches, one after the other. */
export interface Job {
  readonly code: number;
  /** Index of the first row of the first batch; each batch begins where the one before has ended. */
  readonly start: number;
  /** Where the rows end. */
  readonly end: number;
  /** Rows of a batch; the last one may be smaller. */
  readonly capacity: number;
  /** Batches, fewer if the rows end before. */
  readonly batches: number;
  /** Number of the first batch, counted from the start of the run; each next one has the next number. */
  readonly iteration: number;
  /** Cells that are copied before each batch: `length` from `table` + batch · `length` to `to`; null: none. */
  readonly numbers: { readonly table: number; readonly to: number; readonly length: number } | null;
}

/**
 * Does codes on a memory, in pieces of any size. The codes it does are those that it was made with, by their index.
 */
export interface Executor {
  readonly name: ExecutorName;
  /** Takes another code in place of one. It must not be longer than the place that it was given. */
  replace(index: number, code: Code): void;
  /** Writes the order of an epoch: a random one of 0 … length − 1, from the word at an address on. */
  shuffle(epoch: number, order: number, length: number): void;
  begin(job: Job): void;
  /** Ends the job with the batch that has been begun. */
  cut(): void;
  /** Goes on with the job for about `work` multiply-adds, at most to its end. */
  run(work: number): Status;
  /** Work that the last `run` has left. */
  readonly left: number;
  /** Batches of the job that are done. */
  readonly done: number;
  /** Whether no batch has been begun that is not done. */
  readonly isBetween: boolean;
  /** Rows of the current batch. */
  readonly rows: number;
}

/** Overhead of a task call, in multiply-adds: keeps the count realistic for tiny networks. */
export const callCost = 30;

/** An even number of rows keeps the kernels' two-row tiles whole. */
export const stepsWithin = (work: number, cost: number): number => Math.max(2, 2 * Math.floor(work / (2 * cost)));
