import { createPredictor } from '../../training/predictor.ts';
import type { Outputs, Source } from '../../state/predictions.ts';

/** Multiply-adds that may be spent at once: a printer waits, but not for long. */
const most = 1e8;

/**
 * Outputs of the network for the finest of the rows that are quick enough, or for the coarsest; null
 * where no network could answer.
 *
 * @param source the network at this moment
 * @param levels each [rows, inputs], as inputs of the network, from coarse to fine
 */
export function answersNow(source: Source | null, levels: readonly Float32Array[]): Outputs | null {
  if (source === null) return null;
  const { model, parameters, epoch, batch } = source;
  const counts = levels.map((rows) => rows.length / model.inputs);
  if (!counts.every(Number.isInteger)) return null;
  const predictor = createPredictor(model);
  predictor.load(parameters);
  const level = Math.max(
    0,
    counts.findLastIndex((count) => count * predictor.cost <= most),
  );
  const count = counts[level];
  const values = new Float32Array(count * predictor.outputs);
  predictor.predict(levels[level], 0, count, values);
  return { values, count, outputs: predictor.outputs, level, epoch, batch };
}
