import type { Task } from '../task.ts';

/** Tasks done one after the other, in pieces as small as one likes. */
export interface Work {
  /** What is to be done next, for so many examples. */
  begin(tasks: readonly Task[], rows: number): void;
  /** Does a piece of about so many multiply-adds of the task at hand; answers what it came to. */
  piece(budget: number): number;
  /** Whether all is done. */
  readonly done: boolean;
}

/** What a task call costs beside its arithmetic, in multiply-adds: keeps the count honest for tiny networks. */
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
