import { callbackProblems } from './callbackProblems.ts';
import type { Experiment } from '../experiment.ts';
import { mostInBatch, trainingRows } from '../fitRows.ts';
import { optimizerProblems } from './optimizerProblems.ts';
import type { Problem } from './problem.ts';

/** With fewer rows than this, one row is more than 20% of val_accuracy. */
const fewRows = 5;

/** Problems of `compile`'s optimizer and of `fit`. */
export function fitProblems(e: Experiment): Problem[] {
  return [...rowsProblems(e), ...optimizerProblems(e), ...callbackProblems(e)];
}

function rowsProblems(e: Experiment): Problem[] {
  const { batchSize, validationSplit } = e;
  const { samples } = e.data;
  if (samples === 0) return []; // the data have a problem
  const rows = trainingRows(e);
  const place = { kind: 'fit' } as const;
  const noSplit = { type: 'setValidationSplit', validationSplit: 0 } as const;
  const problems: Problem[] = [];
  if (Math.floor(samples * (1 - validationSplit)) === 0) {
    problems.push({ code: 'noTrainingRows', severity: 'warning', place, remedy: noSplit, samples, validationSplit });
  }
  if (validationSplit > 0 && samples - rows < fewRows) {
    const details = { rows: samples - rows, samples };
    problems.push({ code: 'smallValidation', severity: 'warning', place, remedy: noSplit, ...details });
  }
  if (batchSize > mostInBatch(e)) {
    const remedy = { type: 'setBatchSize', batchSize: rows } as const;
    problems.push({
      code: 'batchTooLarge',
      severity: 'warning',
      place,
      remedy,
      batchSize,
      rows,
      waits: e.rules === 'playground',
    });
  }
  return problems;
}
