import type { Precision } from '../model.ts';
import type { LossName, LossOptions } from '../lossNames.ts';
import type { Network } from '../network.ts';
import type { Optimizer } from '../optimizers.ts';
import type { NotFinite, Rows } from '../run.ts';
import { examples, type Task } from '../task.ts';
import { type Cause, causeOf } from './cause.ts';
import { createBatch } from './batch.ts';
import type { Head } from './head.ts';
import type { Tally } from './tally.ts';
import { createUpdate } from './update.ts';

/** The batches of an epoch, one after the other. */
export interface Training {
  /** All tasks of a batch, from its examples to new weights. */
  readonly tasks: readonly Task[];
  /** Number of examples of the current batch. */
  readonly count: number;
  /** Goes to the first batch of the order. */
  begin(): void;
  /** Goes to the next batch; false if there is none. */
  next(): boolean;
  /** Restores the weights from before the batch. */
  undo(): void;
  /** Why the run stopped at the current batch. */
  cause(what: NotFinite['what']): Cause;
}

export interface TrainingOptions {
  readonly network: Network;
  readonly precision: Precision;
  readonly head: Head;
  readonly tally: Tally;
  readonly loss: LossName;
  readonly lossOptions: LossOptions;
  readonly optimizer: Optimizer;
  readonly rows: Rows;
  /** Indices into the rows. */
  readonly order: Int32Array;
  /** Number of the current batch, counted from 0 over the whole run. */
  readonly step: () => number;
  readonly onNotFinite: (what: NotFinite['what']) => void;
}

export function createTraining(options: TrainingOptions): Training {
  const { network, precision, head, tally, loss, lossOptions, optimizer, rows, order, step, onNotFinite } = options;
  const { layout, outputs, outputGradients, penalty } = network;
  const last = layout.ops.length - 1;
  const batch = createBatch(network, precision);
  const update = createUpdate(network, optimizer, precision, step, () => onNotFinite('weights'));
  let start = 0;
  let count = 0;

  function take(from: number): void {
    start = from;
    count = Math.min(network.capacity, order.length - from);
  }

  const lossTask: Task = {
    extent: examples,
    cost: () => 16 * layout.outputs,
    run: (from, to, many) => {
      if (from === 0) tally.addPenalty(penalty.value, many);
      for (let r = from; r < to; r++) {
        const offset = r * layout.outputs;
        tally.add(outputs[head.at], outputs[last], batch.targets, offset);
        head.gradient(outputs[last], batch.targets, offset, layout.outputs, 1 / many, outputGradients[head.at]);
      }
      // Once the sum is not finite it stays so: nothing after this batch may change the weights.
      if (!Number.isFinite(tally.loss)) onNotFinite('loss');
    },
  };

  return {
    tasks: [
      {
        extent: () => 1,
        cost: () => 1,
        run: () => network.begin(step()),
      },
      batch.gather(
        () => rows,
        (r) => order[start + r],
      ),
      ...network.forward,
      ...penalty.tasks,
      lossTask,
      ...network.backward(head.at),
      ...update.tasks,
    ],
    get count() {
      return count;
    },
    begin: () => take(0),
    next: () => {
      if (start + count >= order.length) return false;
      take(start + count);
      return true;
    },
    undo: update.undo,
    cause: (what) => causeOf({ what, network, loss, lossOptions, at: head.at, count, step: step() }),
  };
}
