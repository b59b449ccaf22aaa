import type { Precision } from '../model.ts';
import type { Network } from '../network.ts';
import type { Penalty } from '../penalty.ts';
import type { Rows } from '../run.ts';
import { examples, type Task } from '../task.ts';
import { createBatch } from './batch.ts';
import type { Head } from './head.ts';
import type { Tally } from './tally.ts';

/** The loss and the metrics of the current weights, as in `keras.Model.evaluate`. */
export interface Evaluation {
  readonly tasks: readonly Task[];
  /** Number of current examples. */
  readonly count: number;
  /** Number of examples to evaluate. */
  readonly examples: number;
  begin(rows: Rows): void;
  /** Goes to the next examples; false if there are none. */
  next(): boolean;
}

export interface EvaluationOptions {
  /** The network in inference: no dropout, no noise, normalization by the moving statistics. */
  readonly evaluator: Network;
  /** The penalty of the same parameters. */
  readonly penalty: Penalty;
  readonly precision: Precision;
  readonly head: Head;
  readonly tally: Tally;
}

const noRows: Rows = { count: 0, x: new Float64Array(0), y: new Float64Array(0) };

export function createEvaluation({ evaluator, penalty, precision, head, tally }: EvaluationOptions): Evaluation {
  const { layout, outputs } = evaluator;
  const last = layout.ops.length - 1;
  const batch = createBatch(evaluator, precision);
  let rows = noRows;
  let start = 0;
  let count = 0;

  function take(from: number): void {
    start = from;
    count = Math.min(evaluator.capacity, rows.count - from);
  }

  /** Runs a task only for the first rows: the weights do not change, so the penalty is the same for all rows. */
  const once = (task: Task): Task => ({ ...task, extent: (many) => (start === 0 ? task.extent(many) : 0) });

  return {
    tasks: [
      ...penalty.tasks.map(once),
      batch.gather(
        () => rows,
        (r) => start + r,
      ),
      ...evaluator.forward,
      {
        extent: examples,
        cost: () => 16 * layout.outputs,
        run: (from, to, many) => {
          if (from === 0) tally.addPenalty(penalty.value, many);
          for (let r = from; r < to; r++) {
            tally.add(outputs[head.at], outputs[last], batch.targets, r * layout.outputs);
          }
        },
      },
    ],
    get count() {
      return count;
    },
    get examples() {
      return rows.count;
    },
    begin: (next) => {
      rows = next;
      take(0);
    },
    next: () => {
      if (start + count >= rows.count) return false;
      take(start + count);
      return true;
    },
  };
}
