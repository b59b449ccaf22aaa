import type { Experiment } from './experiment.ts';
import type { Layer } from '../engine/specs/model.ts';

/** A model that is built up to some line of its program, shown in place of the experiment's. The run goes on untouched. */
export interface Stage {
  /** Width of the input; null before anything says it. */
  readonly inputs: number | null;
  readonly layers: readonly Layer[];
  /** Whether `compile` has brought loss and optimizer. */
  readonly compiled: boolean;
  /** Whether `fit` has been called. */
  readonly fitted: boolean;
}

/**
 * Returns the model after a number of lines. 0 is `Sequential()`, each further line adds a layer, then follow `compile`
 * and `fit`. Null if the program is complete. The first layer includes the input, like `Dense(4, input_dim=3)`.
 */
export function stageAfter({ inputs, layers }: Experiment, lines: number): Stage | null {
  if (lines >= layers.length + 2) return null;
  const compiled = lines > layers.length;
  return { inputs: lines === 0 ? null : inputs, layers: layers.slice(0, lines), compiled, fitted: false };
}
