import type { Experiment } from '../../document/experiment.ts';
import { diagnose } from '../../health/diagnose.ts';
import type { Diagnosis } from '../../health/finding.ts';
import type { History } from '../../run/history.ts';
import type { Examination } from './examinations.ts';

/** The rows up to an epoch: the run may have gone on since. */
function upTo({ keys, count, epoch, value }: History, last: number): History {
  let rows = count;
  while (rows > 0 && epoch(rows - 1) > last) rows--;
  return { keys, count: rows, epoch, value };
}

/** What the doctor says of a run as it was examined. */
export function diagnosisOf(experiment: Experiment, history: History, examination: Examination): Diagnosis {
  const { health, data, snapshot, moment } = examination;
  const failure = snapshot?.state.failure ?? null;
  return diagnose({ experiment, history: upTo(history, moment.epoch), failure, data, health });
}
