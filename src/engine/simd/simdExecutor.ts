import { callCost, type Executor, type Job, type Status, stepsWithin } from '../executor.ts';
import type { Plan } from '../memory.ts';
import { type Code, read } from '../program.ts';
import { taskOf } from '../reference/tasks.ts';
import type { Machine } from '../reference/machine.ts';
import type { Task } from '../task.ts';
import { control, controlCells } from './control.ts';
import { createTwin, scratchBytes } from './twin.ts';

/** Where the twin has its own things in the memory of a run. */
export interface TwinPlace {
  /** Cell where the control block begins [controlCells]. */
  readonly control: number;
  /** Byte where what the products work in begins [scratchBytes]. */
  readonly scratch: number;
  /** Word where each code begins. */
  readonly codes: readonly number[];
}

/** Places what the twin needs. @param all codes that there may be, the longest of each among them */
export function placeTwin(plan: Plan, all: readonly (readonly Code[])[]): TwinPlace {
  const lengthOf = (index: number): number => Math.max(...all.map((codes) => codes[index].length));
  return {
    control: plan.place('control block', 'cells', controlCells),
    scratch: plan.place('scratch', 'bytes', scratchBytes),
    codes: all[0].map((_, index) => plan.place('code', 'words', lengthOf(index))),
  };
}

/** Results of `execute`. */
const statuses = ['used', 'done', 'loss', 'weights', 'reference'] as const;

/** Batches of a job that has no limit: as large as an int32 gets. */
const unlimited = 2 ** 31 - 1;

/**
 * The twin: whole batches by one call into WebAssembly. What it cannot do it hands to the reference, which works on the
 * same memory. Null where WebAssembly or its SIMD is missing or forbidden.
 */
export function createSimd(
  codes: readonly Code[],
  place: TwinPlace,
  machine: Omit<Machine, 'notFinite'>,
): Executor | null {
  const { memory } = machine;
  if (memory.wasm === null) return null;
  const twin = createTwin(memory.wasm);
  if (twin === null) return null;
  const { cells, words } = memory;
  const block = words.subarray(2 * place.control, 2 * (place.control + controlCells));
  const address = 8 * place.control;
  /** For each instruction, by its address in bytes, how the reference does it. */
  const tasks = new Map<number, { readonly task: Task; readonly length: number }>();
  const ends: number[] = [];
  let broken: 'loss' | 'weights' | null = null;
  const whole: Machine = {
    ...machine,
    notFinite: (what) => {
      broken = what;
    },
  };
  block[control.scratch] = place.scratch;
  block[control.seed] = machine.seed | 0;

  function load(index: number, code: Code): void {
    const from = place.codes[index];
    words.set(code, from);
    ends[index] = 4 * (from + code.length);
    for (const instruction of read(code)) {
      const length = 4 * code[instruction.at + 1];
      tasks.set(4 * (from + instruction.at), { task: lazily(() => taskOf(instruction, whole)), length });
    }
  }

  /** Lets the reference do a piece of the instruction at which the twin has stopped. */
  function help(): void {
    const found = tasks.get(block[control.pc]);
    if (found === undefined) throw new RangeError(`there is no instruction at ${block[control.pc]}`);
    const { task, length } = found;
    const rows = block[control.rows];
    const at = block[control.at];
    const steps = task.extent(rows);
    const cost = task.cost(rows);
    const left = cells[place.control + control.left];
    const to = Math.min(steps, at + stepsWithin(left, cost));
    task.run(at, to, rows);
    cells[place.control + control.left] = left - (to - at) * cost - callCost;
    block[control.at] = to >= steps ? 0 : to;
    if (to >= steps) block[control.pc] += length;
  }

  codes.forEach((code, index) => load(index, code));
  return {
    name: 'simd',
    replace: load,
    shuffle: (epoch, order, length) => twin.permute(4 * order, length, epoch, machine.seed, place.scratch),
    begin: ({ code, start, end, capacity, batches, iteration, numbers }: Job) => {
      broken = null;
      block[control.codeFrom] = 4 * place.codes[code];
      block[control.codeTo] = ends[code];
      block[control.start] = start;
      block[control.end] = end;
      block[control.capacity] = capacity;
      block[control.batches] = Math.min(batches, unlimited);
      block[control.done] = 0;
      block[control.isBetween] = 1;
      block[control.table] = numbers === null ? 0 : 8 * numbers.table;
      block[control.numbers] = numbers === null ? 0 : 8 * numbers.to;
      block[control.numbersLength] = numbers === null ? 0 : 8 * numbers.length;
      cells[place.control + control.iteration] = iteration;
    },
    cut: () => {
      block[control.batches] = block[control.done] + 1;
    },
    run: (work): Status => {
      for (let left = work; ; left = cells[place.control + control.left]) {
        const status = statuses[twin.execute(address, left)];
        if (status !== 'reference') return status;
        help();
        if (broken !== null) return broken;
      }
    },
    get left() {
      return cells[place.control + control.left];
    },
    get done() {
      return block[control.done];
    },
    get isBetween() {
      return block[control.isBetween] === 1;
    },
    get rows() {
      return block[control.rows];
    },
  };
}

/** A task that is made when it is first needed. */
function lazily(make: () => Task): Task {
  let made: Task | null = null;
  const task = (): Task => (made ??= make());
  return {
    extent: (rows) => task().extent(rows),
    cost: (rows) => task().cost(rows),
    run: (from, to, rows) => task().run(from, to, rows),
  };
}
