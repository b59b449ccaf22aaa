import { toProbabilities } from '../../asking/answers.ts';
import type { Looked } from '../../asking/asker.ts';
import type { Through } from '../../asking/questions.ts';
import type { Experiment } from '../../document/experiment.ts';
import { createNetwork, runTasks } from '../../engine/network.ts';
import type { Outputs } from '../outcome/usePrediction.ts';

/** Multiply-adds that may be spent at once: a printer waits, but not for long. */
const most = 1e8;
/** Rows at a time. */
const capacity = 64;

/**
 * Outputs of the network for the finest of the rows that are quick enough, or for the coarsest; null where no network
 * could answer. A printer waits for no worker: this is computed on the page.
 *
 * @param look the network's numbers at this moment
 * @param levels each [rows, inputs], as inputs of the network, from coarse to fine
 */
export function answersNow(
  look: Looked | null,
  experiment: Experiment,
  levels: readonly Float32Array[],
  through: Through,
): Outputs | null {
  if (look === null) return null;
  const { inputs, outputs } = look.layout;
  const counts = levels.map((rows) => rows.length / inputs);
  if (!counts.every(Number.isInteger)) return null;
  const network = createNetwork(experiment, 'float32', capacity, { trainable: false });
  const cost = network.forward.reduce((sum, task) => sum + task.extent(1) * task.cost(1), 0);
  network.parameters.set(look.parameters);
  const level = Math.max(
    0,
    counts.findLastIndex((count) => count * cost <= most),
  );
  const rows = levels[level];
  const values = new Float32Array(counts[level] * outputs);
  const result = network.outputs.at(-1) ?? network.input;
  for (let start = 0; start < counts[level]; start += capacity) {
    const count = Math.min(capacity, counts[level] - start);
    network.input.set(rows.subarray(start * inputs, (start + count) * inputs));
    runTasks(network.forward, count);
    values.set(result.subarray(0, count * outputs), start * outputs);
  }
  toProbabilities(values, outputs, through);
  return { values, count: counts[level], outputs, level, moment: look.moment, experiment };
}
