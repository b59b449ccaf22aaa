import { useMemo } from 'react';
import type { Experiment } from '../../document/experiment.ts';
import type { Moment } from '../../document/moment.ts';
import { examplesOf } from '../../state/examples.ts';
import { allFed } from '../plot/cloud.ts';
import { predictedClass } from './meaning.ts';
import { useOutputs } from './usePrediction.ts';

/** The class that the network gives for each example, training first, and when. */
export interface PredictedRows {
  readonly classes: Int32Array;
  readonly moment: Moment;
}

const timesASecond = 6;

export function usePredictedRows(experiment: Experiment): PredictedRows | null {
  const split = examplesOf(experiment);
  const rows = useMemo(() => allFed(split), [split]);
  const outputs = useOutputs(experiment, rows, timesASecond);
  return useMemo(() => {
    // For other rows than these the answer is on its way.
    if (outputs === null || outputs.count !== split.training.count + split.validation.count) return null;
    const classes = Int32Array.from({ length: outputs.count }, (_, i) =>
      predictedClass(outputs.values, i * outputs.outputs, outputs.outputs),
    );
    return { classes, moment: outputs.moment };
  }, [outputs, split]);
}
