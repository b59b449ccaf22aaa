import { toProbabilities } from '../../asking/answers.ts';
import type { Looked } from '../../asking/asker.ts';
import { createExamplePass } from '../../asking/example.ts';
import type { Through } from '../../asking/questions.ts';
import type { Experiment } from '../../document/experiment.ts';
import type { Outputs } from '../outcome/usePrediction.ts';

/** Multiply-adds that may be spent at once, about: a printer waits, but not for long. */
const most = 1e8;

/**
 * Outputs of the network for the finest of the rows that are quick enough, or for the coarsest; null where no network
 * could answer. A browser prints what is there when `beforeprint` returns and waits for no worker: this alone is
 * computed on the page, row by row as the example of the drawing is.
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
  const { inputs, outputs, parameters: cost, valueCount } = look.layout;
  const counts = levels.map((rows) => rows.length / inputs);
  if (!counts.every(Number.isInteger)) return null;
  const level = Math.max(
    0,
    counts.findLastIndex((count) => count * cost <= most),
  );
  const pass = createExamplePass(experiment, experiment.seed);
  pass.load(look.parameters);
  const values = new Float32Array(counts[level] * outputs);
  for (let row = 0; row < counts[level]; row++) {
    const all = pass.values(levels[level].subarray(row * inputs, (row + 1) * inputs), 'inference', 0);
    if (all !== null) values.set(all.subarray(valueCount - outputs), row * outputs);
  }
  toProbabilities(values, outputs, through);
  return { values, count: counts[level], outputs, level, moment: look.moment, experiment };
}
