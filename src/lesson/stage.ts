import type { Experiment } from '../document/experiment.ts';
import type { Layer } from '../engine/specs/model.ts';

/** A model that is built up to some line of its program. */
export interface Stage {
  /** Null: the input is not yet defined. */
  readonly inputs: number | null;
  readonly layers: readonly Layer[];
  readonly compiled: boolean;
  readonly fitted: boolean;
}

/**
 * Returns the model after a number of lines. 0 is `Sequential()`, each further line adds a layer, then follow `compile`
 * and `fit`. Null if the program is complete. The first layer includes the input, like `Dense(4, input_dim=3)`.
 */
export function stageOf({ inputs, layers }: Experiment, lines: number): Stage | null {
  if (lines >= layers.length + 2) return null;
  const compiled = lines > layers.length;
  return { inputs: lines === 0 ? null : inputs, layers: layers.slice(0, lines), compiled, fitted: false };
}
