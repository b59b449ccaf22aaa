import { splitIndex } from '../data/load.ts';
import type { Experiment } from './experiment.ts';

/** Rows that train; those behind them validate. */
export function trainingRows({ data, validationSplit }: Pick<Experiment, 'data' | 'validationSplit'>): number {
  return splitIndex(data.samples, validationSplit, data.type);
}

/** A larger batch has a warning. Points are drawn one after the other: with the first few any batch is larger. */
export function mostInBatch(e: Pick<Experiment, 'data' | 'validationSplit'>): number {
  return e.data.type === 'points' ? Infinity : trainingRows(e);
}

/** Updates of the weights in one epoch: ⌈training rows / batch size⌉, ≥ 1. */
export function batchesPerEpoch(e: Experiment): number {
  return Math.ceil(trainingRows(e) / e.batchSize);
}

/** Number of updates up to the limit of epochs; a schedule of the learning rate counts its steps in updates. */
export function totalSteps(e: Experiment): number {
  return e.epochs * batchesPerEpoch(e);
}

/** Whether any row is held back for validation: a very small split holds back none. */
export function hasValidation(e: Experiment): boolean {
  return trainingRows(e) < e.data.samples;
}
