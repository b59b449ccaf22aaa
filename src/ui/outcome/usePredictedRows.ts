import { useMemo } from 'react';
import type { Split } from '../../data/spec.ts';
import type { Experiment } from '../../document/experiment.ts';
import type { Moment } from '../../document/moment.ts';
import { examplesOf, keptExamples } from '../../state/examples.ts';
import { allFed } from '../plot/cloud.ts';
import { predictedClass } from './meaning.ts';
import { type Outputs, useOutputs } from './usePrediction.ts';

const timesASecond = 6;

/**
 * Outputs of the network for all examples, training first.
 * @param split those that are meant, where they are not all
 */
export function useRows(experiment: Experiment, hz = timesASecond, split: Split | null = null): Outputs | null {
  const rows = useMemo(() => split && allFed(split), [split]);
  const outputs = useOutputs(experiment, rows, hz);
  const { training, validation } = split ?? examplesOf(experiment);
  // For other rows than these the answer is on its way.
  if (outputs?.count !== training.count + validation.count) return null;
  return split === null && keptExamples(outputs.experiment) !== examplesOf(experiment) ? null : outputs;
}

/** The class that the network gives for each example, training first, and when. */
export interface PredictedRows {
  readonly classes: Int32Array;
  readonly moment: Moment;
}

export function usePredictedRows(experiment: Experiment, split?: Split): PredictedRows | null {
  const rows = useRows(experiment, timesASecond, split);
  return useMemo(() => {
    if (rows === null) return null;
    const { values, count, outputs, moment } = rows;
    const classes = Int32Array.from({ length: count }, (_, i) => predictedClass(values, i * outputs, outputs));
    return { classes, moment };
  }, [rows]);
}
