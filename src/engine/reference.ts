import { callCost, type Executor, type Job, stepsWithin } from './executor.ts';
import type { Code } from './program.ts';
import { registers } from './program/registers.ts';
import { createRandom } from './random.ts';
import { permute } from './shuffle.ts';
import type { Task } from './task.ts';
import type { Machine } from './reference/machine.ts';
import { tasksOf } from './reference/tasks.ts';

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
  const random = createRandom(machine.seed, 'order'); // one for all epochs: its arrays would be garbage after each
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
      random.begin(epoch);
      permute(random, machine.memory.words.subarray(order, order + length));
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
