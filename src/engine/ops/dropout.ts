import { createDraws } from '../draws.ts';
import type { DropoutOp } from '../layout.ts';
import { examples } from '../task.ts';
import type { OpContext, OpTasks } from './context.ts';
import { passOn } from './passOn.ts';

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
 * in Keras.
 */
export function dropoutTasks(op: DropoutOp, context: OpContext): OpTasks {
  const { kernels, x, y, dy, dx, noise } = context;
  const { units, ordinal, spec } = op;
  const { rate } = spec;
  if (noise === null || rate === 0) return passOn(units, context);
  const draws = createDraws(noise.seed, 'dropout', ordinal);
  const kept = new Uint8Array(context.capacity * units);
  const keep = kernels.round(1 - rate);
  return {
    forward: [
      {
        extent: examples,
        cost: () => 12 * units,
        run: (from, to) => {
          draws.begin(noise.iteration);
          const first = noise.row * units;
          for (let i = from * units; i < to * units; i++) {
            const is = drops(draws.word(first + i), rate) ? 0 : 1;
            kept[i] = is;
            y[i] = is === 1 ? x[i] / keep : 0;
          }
        },
      },
    ],
    // dx = 0 where it was dropped, else dy / (1 − rate)
    backward:
      dx === null
        ? []
        : [
            {
              extent: examples,
              cost: () => 2 * units,
              run: (from, to) => {
                for (let i = from * units; i < to * units; i++) dx[i] = kept[i] === 1 ? dy[i] / keep : 0;
              },
            },
          ],
    statistics: [],
  };
}
