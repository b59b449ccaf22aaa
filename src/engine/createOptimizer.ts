import type { FloatArray, Round } from './floats.ts';
import type { Variable } from './layout.ts';
import type { Element, Memory } from './memory.ts';
import { emitClip } from './optimizers/clipper.ts';
import { memo, numberCells, ownCount, type Rule } from './optimizers/rule.ts';
import { loopNames, rules } from './optimizers/rules.ts';
import type { OptimizerSpec } from './specs/optimizerSpecs.ts';
import type { Writer } from './program.ts';
import { scheduledRate } from './scheduledRate.ts';

/** An optimizer with its slots, all of whose state is in a memory. */
export interface Optimizer {
  readonly spec: OptimizerSpec;
  /** Views of the memory. */
  readonly slots: readonly SlotValues[];
  /** Updates done with these slots. */
  readonly updates: number;
  /**
   * Learning rate of the update at `step`, a batch counted from 0 over the whole run, in the precision of the run.
   */
  learningRate(step: number): number;
  /** Sets the learning rate, like `optimizer.learning_rate = …`; with a schedule it refuses (false), as Keras does. */
  setLearningRate(rate: number): boolean;
  /**
   * Changes the numbers and keeps the slots. A learning rate that was set stays unless the new spec has another one.
   * Its instructions are other ones then.
   * @throws RangeError if the two need different slots (see `canTune`)
   */
  tune(spec: OptimizerSpec): void;
  /**
   * Writes the numbers of the next updates, `count` of them from `step` on, into the table; each batch then needs its
   * row at `numbers`.
   */
  prepare(step: number, count: number): void;
  /** To be called when `count` of the updates that were last prepared have been begun. */
  begun(count: number): void;
}

/** What an optimizer keeps of each parameter: `velocity`, `momentum` … [parameters] */
export interface SlotValues {
  readonly name: string;
  readonly values: FloatArray;
}

/** Numbers of an update. */
export const rowLength = numberCells.own + ownCount;

/** Updates whose numbers are computed at a time, at most. */
export const tableRows = 64;

/** Addresses of an optimizer. */
export interface OptimizerPlace {
  readonly parameters: number;
  readonly gradients: number;
  /** Of each slot, in the order of the rule. */
  readonly slots: readonly number[];
  readonly squares: number;
  /** Numbers of the current update [rowLength], and of the next ones [tableRows, rowLength]. */
  readonly numbers: number;
  readonly table: number;
  /** Updates done, the rate that was set or NaN, the number that the rule keeps. */
  readonly counters: number;
  readonly length: number;
}

function ruleOf({ name }: OptimizerSpec): Rule<OptimizerSpec> {
  return rules[name];
}

/** Key of an optimizer's slots: specs with the same key have the same slots with the same initial values. */
function slotsOf(spec: OptimizerSpec): string {
  const slots = ruleOf(spec).slots(spec);
  return [spec.name, ...slots.map(({ name, value }) => `${name} ${value}`)].join(', ');
}

/**
 * Whether one optimizer can be changed into the other during training. Numbers, the clip and the numbers of the same
 * schedule may change, but not the kind of schedule, and nothing that needs other slots.
 */
export function canTune(from: OptimizerSpec, to: OptimizerSpec): boolean {
  return slotsOf(from) === slotsOf(to) && from.schedule?.name === to.schedule?.name;
}

/** Places slots and counters, which are part of the state. */
export function placeOptimizer(
  spec: OptimizerSpec,
  arenas: Pick<OptimizerPlace, 'parameters' | 'gradients' | 'length'>,
  variables: readonly Variable[],
  place: (name: string, element: Element, length: number) => number,
): OptimizerPlace {
  return {
    ...arenas,
    slots: ruleOf(spec)
      .slots(spec)
      .map(({ name }) => place(name, 'floats', arenas.length)),
    squares: place('squares of gradients', 'floats', variables.length),
    numbers: place('numbers of the update', 'cells', rowLength),
    table: place('numbers of the next updates', 'cells', tableRows * rowLength),
    counters: place('optimizer', 'cells', 3),
  };
}

/** The trainable weights, in as few pieces as possible. */
function spansOf(trainable: readonly Variable[]): { offset: number; length: number }[] {
  const all: { offset: number; length: number }[] = [];
  for (const { offset, length } of trainable) {
    const last = all.at(-1);
    if (last !== undefined && last.offset + last.length === offset) last.length += length;
    else all.push({ offset, length });
  }
  return all;
}

/** Writes the clipping of the gradients, the decay of the weights and their update; frozen weights do not change. */
export function emitUpdate(
  w: Writer,
  spec: OptimizerSpec,
  place: OptimizerPlace,
  variables: readonly Variable[],
): void {
  const { parameters, gradients, slots, numbers } = place;
  const trainable = variables.filter((variable) => variable.trainable);
  emitClip(w, spec.clip, trainable, place);
  for (const { offset, length: extent } of spansOf(trainable)) {
    const span = { w: parameters + offset, dw: gradients + offset, numbers };
    if (spec.weightDecay > 0) w.emit('decay', { w: span.w, numbers }, { extent, cost: 3 });
    const places = slots.map((slot) => slot + offset);
    const [loop, a = -1, b = -1, c = -1] = ruleOf(spec).update(spec, places);
    w.emit('update', { kind: loopNames.indexOf(loop), ...span, a, b, c }, { extent, cost: 8 });
  }
}

/** Specs that `tune` may lead to, those with the longest codes among them. */
export function longest(spec: OptimizerSpec): OptimizerSpec[] {
  return (['norm', 'global_norm'] as const).map((by) => ({ ...spec, weightDecay: 1, clip: { by, limit: 1 } }));
}

/** Creates an optimizer on its place in a memory. */
export function createOptimizer(
  first: OptimizerSpec,
  place: OptimizerPlace,
  { floats, cells }: Pick<Memory, 'floats' | 'cells'>,
  round: Round,
): Optimizer {
  const { slots, table, counters, length } = place;
  const rule = ruleOf(first);
  const [updates, set, kept] = [counters, counters + 1, counters + 2];
  const own = new Float64Array(ownCount);
  let spec = first;
  let before = 0; // updates before those that are prepared

  /** The rate in float64; stored values are rounded. */
  function exactRate(step: number): number {
    if (!Number.isNaN(cells[set])) return cells[set];
    return spec.schedule === null ? spec.learningRate : scheduledRate(spec.schedule, spec.learningRate, step);
  }

  rule.slots(first).forEach(({ value }, index) => floats.fill(value, slots[index], slots[index] + length));
  cells[updates] = 0;
  cells[set] = Number.NaN; // no rate
  cells[kept] = 1;

  return {
    get spec() {
      return spec;
    },
    slots: rule.slots(first).map(({ name }, index) => ({
      name,
      values: floats.subarray(slots[index], slots[index] + length),
    })),
    get updates() {
      return cells[updates];
    },
    learningRate: (step) => round(exactRate(step)),
    setLearningRate: (rate) => {
      if (spec.schedule !== null) return false;
      cells[set] = round(rate);
      return true;
    },
    tune: (next) => {
      if (!canTune(spec, next)) {
        throw new RangeError(`${slotsOf(spec)} cannot become ${slotsOf(next)} while it trains`);
      }
      if (next.learningRate !== spec.learningRate) cells[set] = Number.NaN;
      spec = next;
    },
    prepare: (step, count) => {
      before = cells[updates];
      own[memo] = cells[kept];
      for (let i = 0, row = table; i < count; i++, row += rowLength) {
        const rate = exactRate(step + i);
        rule.numbers(own, spec, rate, before + i + 1);
        cells[row + numberCells.learningRate] = round(rate);
        cells[row + numberCells.weightDecay] = round(spec.weightDecay);
        cells[row + numberCells.limit] = round(spec.clip?.limit ?? 0);
        for (let k = 0; k < memo; k++) cells[row + numberCells.own + k] = round(own[k]);
        cells[row + numberCells.own + memo] = own[memo];
      }
    },
    begun: (count) => {
      if (count === 0) return;
      cells[updates] = before + count;
      cells[kept] = cells[table + (count - 1) * rowLength + numberCells.own + memo];
    },
  };
}
