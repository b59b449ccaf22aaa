import type { Code } from './program.ts';
import type { Machine } from './reference/step.ts';
import { createRandom } from './random.ts';
import { permute } from './shuffle.ts';
import { registers } from './program/registers.ts';
import { tasksOf } from './reference.ts';
import type { Task } from './task.ts';

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

const idle: Job = { code: 0, start: 0, end: 0, capacity: 0, batches: 0, iteration: 0, numbers: null };

/** The reference: every instruction in TypeScript, in the precision of the memory. */
export function createReference(codes: readonly Code[], machine: Omit<Machine, 'notFinite'>): Executor {
  const { cells } = machine.memory;
  let broken: 'loss' | 'weights' | null = null;
  const prepare = (code: Code): Task[] =>
    tasksOf(code, {
      ...machine,
      notFinite: (what) => {
        broken = what;
      },
    });
  const prepared = codes.map(prepare);
  let job = idle;
  let tasks: readonly Task[] = [];
  let left = 0;
  let done = 0;
  let isBetween = true;
  let start = 0;
  let rows = 0;
  let task = 0;
  let at = 0;

  function beginBatch(): void {
    rows = Math.min(job.capacity, job.end - start);
    cells[registers.start] = start;
    cells[registers.iteration] = job.iteration + done;
    if (job.numbers !== null) {
      const { table, to, length } = job.numbers;
      const from = table + done * length;
      for (let i = 0; i < length; i++) cells[to + i] = cells[from + i];
    }
    task = 0;
    at = 0;
    isBetween = false;
  }

  function piece(): void {
    const { extent, cost, run } = tasks[task];
    const steps = extent(rows);
    const each = cost(rows);
    const to = Math.min(steps, at + stepsWithin(left, each));
    run(at, to, rows);
    left -= (to - at) * each + callCost;
    at = to;
    if (at >= steps) {
      task++;
      at = 0;
    }
  }

  return {
    name: 'ts',
    replace: (index, code) => {
      prepared[index] = prepare(code);
    },
    shuffle: (epoch, order, length) => {
      permute(createRandom(machine.seed, 'order', epoch), machine.memory.words.subarray(order, order + length));
    },
    begin: (next) => {
      job = next;
      tasks = prepared[next.code];
      broken = null;
      done = 0;
      ({ start } = next);
      isBetween = true;
    },
    cut: () => {
      job = { ...job, batches: done + 1 };
    },
    run: (work) => {
      left = work;
      while (done < job.batches && start < job.end) {
        if (left <= 0) return 'used';
        if (isBetween) beginBatch();
        while (task < tasks.length) {
          if (left <= 0) return 'used';
          piece();
          if (broken !== null) return broken;
        }
        isBetween = true;
        start += rows;
        done++;
      }
      return 'done';
    },
    get left() {
      return left;
    },
    get done() {
      return done;
    },
    get isBetween() {
      return isBetween;
    },
    get rows() {
      return rows;
    },
  };
}
