import { splitIndex } from '../data/load.ts';
import type { Experiment } from './experiment.ts';

/** Updates of the weights in one epoch: ⌈training rows / batch size⌉, ≥ 1. */
export function batchesPerEpoch({ data, validationSplit, batchSize }: Experiment): number {
  return Math.ceil(splitIndex(data.samples, validationSplit) / batchSize);
}

/** Number of updates up to the limit of epochs; a schedule of the learning rate counts its steps in updates. */
export function totalSteps(e: Experiment): number {
  return e.epochs * batchesPerEpoch(e);
}

/** Whether any row is held back for validation: a very small split holds back none. */
export function hasValidation({ data, validationSplit }: Experiment): boolean {
  return splitIndex(data.samples, validationSplit) < data.samples;
}
