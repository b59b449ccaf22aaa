import type { Loss } from '../losses.ts';
import type { MetricName } from '../metricFacts.ts';
import { metrics as registry } from '../metrics.ts';
import type { FloatArray } from '../model.ts';

/** Loss and metrics over the examples seen so far in an epoch or an evaluation. */
export interface Tally {
  /** `loss`, then the metrics. */
  readonly names: readonly string[];
  /** Sum of the loss, including the penalty of regularizers. */
  readonly loss: number;
  reset(): void;
  /** Adds an example: its rows of the loss's input (`from`), of the outputs and of the targets, at `offset`. */
  add(from: FloatArray, outputs: FloatArray, targets: FloatArray, offset: number): void;
  /** Adds the penalty of regularizers to the mean loss of `examples` examples. */
  addPenalty(penalty: number, examples: number): void;
  /** Writes the results of `names` over `examples` examples, from out[offset] on. */
  write(examples: number, out: Float64Array, offset: number): void;
}

export function createTally(
  { value }: Pick<Loss, 'value'>,
  metricNames: readonly MetricName[],
  units: number,
  round: (value: number) => number,
): Tally {
  const metrics = metricNames.map((name) => registry[name](units, round));
  let loss = 0;
  return {
    names: ['loss', ...metricNames],
    get loss() {
      return loss;
    },
    reset: () => {
      loss = 0;
      for (const metric of metrics) metric.reset();
    },
    add: (from, outputs, targets, offset) => {
      loss += value(from, targets, offset, units);
      for (let m = 0; m < metrics.length; m++) metrics[m].add(outputs, targets, offset);
    },
    addPenalty: (penalty, examples) => {
      loss += penalty * examples;
    },
    write: (examples, out, offset) => {
      out[offset] = loss / examples;
      for (let m = 0; m < metrics.length; m++) out[offset + 1 + m] = metrics[m].result();
    },
  };
}
