import { useMemo } from 'react';
import type { Experiment } from '../../document/experiment.ts';
import { examplesOf } from '../../state/examples.ts';
import { allFed } from '../charts/cloud.ts';
import { predictedClass } from './answer.ts';
import { priorities, useOutputs } from './usePrediction.ts';

/** The class that the network gives for each example, training first, and after which epoch; null before. */
export interface PredictedRows {
  readonly classes: Int32Array;
  readonly epoch: number;
  /** Batches done since that epoch. */
  readonly batch: number;
}

const timesASecond = 6;

export function usePredictedRows(experiment: Experiment): PredictedRows | null {
  const split = examplesOf(experiment);
  const rows = useMemo(() => allFed(split), [split]);
  const outputs = useOutputs(rows, priorities.rows, timesASecond);
  return useMemo(() => {
    if (outputs === null || outputs.count !== split.training.count + split.validation.count) return null;
    const classes = Int32Array.from({ length: outputs.count }, (_, i) =>
      predictedClass(outputs.values, i * outputs.outputs, outputs.outputs),
    );
    return { classes, epoch: outputs.epoch, batch: outputs.batch };
  }, [outputs, split]);
}
