import { printKeras } from '../../../../src/code/keras.ts';
import type { Experiment } from '../../../../src/document/experiment.ts';
import { dataExperiments } from './dataExperiments.ts';

/** A program as far as its data go. */
export function dataProgram(e: Experiment): string {
  const { text, spans } = printKeras(e, 'keras3');
  return text.slice(0, spans.find(({ part }) => part.kind === 'data')?.to);
}

/** For the script beside this file. */
export const programs: readonly string[] = dataExperiments.map(dataProgram);
