import { useMemo } from 'react';
import type { Layer } from '../../engine/specs/model.ts';
import { useApp, useExperiment } from '../useWorkspace.ts';

/** The model that the drawing shows: the experiment's, or one half built; `inputs` null before anything says them. */
export interface DrawnModel {
  readonly inputs: number | null;
  readonly layers: readonly Layer[];
}

/** Keeps its identity while the model is the same: a change of the seed, the loss or the like leaves the picture. */
export function useDrawnModel(): DrawnModel {
  const inputs = useExperiment((e) => e.inputs);
  const layers = useExperiment((e) => e.layers);
  const staged = useApp(({ view }) => view.staged);
  return useMemo(() => staged ?? { inputs, layers }, [staged, inputs, layers]);
}
