import type { Task } from '../task.ts';

/** Tasks done one after the other, in pieces of any size. */
export interface Work {
  /** Sets the tasks to be done next, for `rows` examples. */
  begin(tasks: readonly Task[], rows: number): void;
  /** Does about `budget` multiply-adds of the current task; returns the number done. */
  piece(budget: number): number;
  /** Whether all is done. */
  readonly done: boolean;
}

/** Overhead of a task call, in multiply-adds: keeps the count realistic for tiny networks. */
const callCost = 30;

export function createWork(): Work {
  let tasks: readonly Task[] = [];
  let rows = 0;
  let task = 0;
  let at = 0;
  return {
    begin: (next, count) => {
      tasks = next;
      rows = count;
      task = 0;
      at = 0;
    },
    piece: (budget) => {
      const current = tasks[task];
      const extent = current.extent(rows);
      const cost = current.cost(rows);
      // An even number of rows keeps the kernels' two-row tiles whole.
      const many = Math.max(2, 2 * Math.floor(budget / (2 * cost)));
      const from = at;
      const to = Math.min(extent, from + many);
      current.run(from, to, rows);
      at = to;
      if (at >= extent) {
        task++;
        at = 0;
      }
      return (to - from) * cost + callCost;
    },
    get done() {
      return task >= tasks.length;
    },
  };
}
