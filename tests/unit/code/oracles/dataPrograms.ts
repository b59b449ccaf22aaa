import { printKeras } from '../../../../src/code/keras.ts';
import { lateNames } from '../../../../src/data/datasets.ts';
import { makeLateKnown } from '../../../../src/data/lateSets.ts';
import type { Experiment } from '../../../../src/document/experiment.ts';
import { dataExperiments } from './dataExperiments.ts';

/** A program up to the end of its data part. */
export function dataProgram(e: Experiment): string {
  const { text, spans } = printKeras(e, 'keras3');
  return text.slice(0, spans.find(({ part }) => part.kind === 'data')?.to);
}

await makeLateKnown(lateNames);

/** Programs for the script beside this file. */
export const programs: readonly string[] = dataExperiments.map(dataProgram);
