import { toProbabilities } from '../../asking/answers.ts';
import type { Looked } from '../../asking/asker.ts';
import { createExamplePass } from '../../asking/example.ts';
import type { Through } from '../../asking/questions.ts';
import type { Experiment } from '../../document/experiment.ts';
import type { AskValues } from '../network/createMaps.ts';
import type { Outputs } from '../outcome/usePrediction.ts';

/** Multiply-adds that may be spent at once, about: a printer waits, but not for long. */
const most = 1e8;

/**
 * Passes the finest of the rows that are quick enough, or the coarsest, through the network. A browser prints what is
 * there when `beforeprint` returns and waits for no worker: this alone is computed on the page, row by row as the example
 * of the drawing is.
 *
 * @param look the network's numbers at this moment
 * @param levels each [rows, inputs], as inputs of the network, from coarse to fine
 * @param take is given all values of each row
 * @returns the level, and its number of rows; null where they are not for this network
 */
function passNow(
  look: Looked,
  experiment: Experiment,
  levels: readonly Float32Array[],
  take: (values: Float32Array) => void,
): { readonly level: number; readonly count: number } | null {
  const { inputs, parameters: cost } = look.layout;
  const counts = levels.map((rows) => rows.length / inputs);
  if (!counts.every(Number.isInteger)) return null;
  const level = Math.max(
    0,
    counts.findLastIndex((count) => count * cost <= most),
  );
  const pass = createExamplePass(experiment, experiment.seed);
  pass.load(look.parameters);
  for (let row = 0; row < counts[level]; row++) {
    const all = pass.values(levels[level].subarray(row * inputs, (row + 1) * inputs), 'inference', 0);
    if (all !== null) take(all);
  }
  return { level, count: counts[level] };
}

/** Outputs of the network for rows; null where no network could answer. */
export function answersNow(
  look: Looked | null,
  experiment: Experiment,
  levels: readonly Float32Array[],
  through: Through,
): Outputs | null {
  if (look === null) return null;
  const { outputs, valueCount } = look.layout;
  const rows: number[] = [];
  const passed = passNow(look, experiment, levels, (all) => rows.push(...all.subarray(valueCount - outputs)));
  if (passed === null) return null;
  const values = Float32Array.from(rows);
  toProbabilities(values, outputs, through);
  return { values, ...passed, outputs, moment: look.moment, experiment };
}

/** Asks the network for values at once. */
export const askNow =
  (look: Looked | null, experiment: Experiment): AskValues =>
  ({ levels, at }, listener) => {
    const rows: number[] = [];
    const passed = look && passNow(look, experiment, levels, (all) => rows.push(...at.map((place) => all[place])));
    if (look !== null && passed !== null) {
      const { moment, layout } = look;
      const network = { run: moment.run, experiment, layout };
      const result = Float32Array.from(rows);
      listener({ type: 'answer', kind: 'values', id: 0, level: passed.level, moment, network, result });
    }
    return () => undefined;
  };
