import type { Experiment } from '../document/experiment.ts';
import type { Layer } from '../engine/model.ts';

/** A model as far as its program has come. */
export interface Stage {
  /** Null: not even the input is there. */
  readonly inputs: number | null;
  readonly layers: readonly Layer[];
  readonly compiled: boolean;
  readonly fitted: boolean;
}

/**
 * The model after so many lines: 0 is `Sequential()`, then each line adds a layer, then come `compile` and `fit`; null
 * when nothing is missing any more. The first layer brings the input with it, as `Dense(4, input_dim=3)` does.
 */
export function stageOf({ inputs, layers }: Experiment, lines: number): Stage | null {
  if (lines >= layers.length + 2) return null;
  const compiled = lines > layers.length;
  return { inputs: lines === 0 ? null : inputs, layers: layers.slice(0, lines), compiled, fitted: false };
}
