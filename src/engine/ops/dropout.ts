import { createDraws } from '../draws.ts';
import type { DropoutOp } from '../layout.ts';
import { registers } from '../program/registers.ts';
import type { Steps } from '../reference/machine.ts';
import type { OpCode, Place } from './context.ts';
import { passOnCode } from './passOn.ts';

/** Whether a word of the stream means that the value is dropped; the probability of this is `rate`. */
function drops(word: number, rate: number): boolean {
  return word < rate * 4294967296; // rate·2³², exact
}

/**
 * Whether a Dropout drops `unit` of the example at index `row` of a batch, `iteration` batches after the start of a run
 * with this seed. The page uses it to draw what a training network drops.
 */
export function isDropped(op: DropoutOp, seed: number, iteration: number, row: number, unit: number): boolean {
  const draws = createDraws(seed, 'dropout', op.ordinal);
  draws.begin(iteration);
  return drops(draws.word(row * op.units + unit), op.spec.rate);
}

/**
 * y = 0 if the value is dropped, else x / (1 − rate), so that the mean of y is x. Srivastava et al. 2014, inverted as
 * in Keras. dx = 0 where it was dropped, else dy / (1 − rate).
 */
export function dropoutCode({ units, ordinal, spec: { rate } }: DropoutOp, place: Place): OpCode {
  const { x, y, dy, dx, noisy, capacity } = place;
  if (!noisy || rate === 0) return passOnCode(units, place);
  const constants = place.constants(rate, 1 - rate);
  const mask = place.own('mask', 'bytes', capacity * units);
  return {
    forward: (w) => w.emit('dropout', { ordinal, constants, x, y, mask, units }, { extent: 'rows', cost: 12 * units }),
    backward: (w) => {
      if (dx >= 0) w.emit('dropoutInput', { constants, mask, dy, dx, units }, { extent: 'rows', cost: 2 * units });
    },
  };
}

export const dropoutSteps = {
  dropout: ({ ordinal, constants, x, y, mask, units }, { memory, kernels, seed }) => {
    const { floats: f, cells, bytes } = memory;
    const draws = createDraws(seed, 'dropout', ordinal);
    const rate = cells[constants];
    const keep = kernels.round(cells[constants + 1]);
    return (from, to) => {
      draws.begin(cells[registers.iteration]);
      const first = cells[registers.row] * units;
      for (let i = from * units; i < to * units; i++) {
        const is = drops(draws.word(first + i), rate) ? 0 : 1;
        bytes[mask + i] = is;
        f[y + i] = is === 1 ? f[x + i] / keep : 0;
      }
    };
  },
  dropoutInput: ({ constants, mask, dy, dx, units }, { memory: { floats: f, cells, bytes }, kernels }) => {
    const keep = kernels.round(cells[constants + 1]);
    return (from, to) => {
      for (let i = from * units; i < to * units; i++) f[dx + i] = bytes[mask + i] === 1 ? f[dy + i] / keep : 0;
    };
  },
} satisfies Partial<Steps>;
