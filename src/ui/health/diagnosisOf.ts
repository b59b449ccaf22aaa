import type { Experiment } from '../../document/experiment.ts';
import { diagnose } from '../../health/diagnose.ts';
import type { Diagnosis } from '../../health/finding.ts';
import type { History } from '../../run/history.ts';
import type { RunStatus } from '../../run/status.ts';
import type { Examination } from './examinations.ts';

/** The rows up to an epoch: the run may have gone on since. */
function upTo({ keys, count, epoch, value }: History, last: number): History {
  let rows = count;
  while (rows > 0 && epoch(rows - 1) > last) rows--;
  return { keys, count: rows, epoch, value };
}

/** What the doctor says of a run as it was examined. @param tuned changes of its optimizer on the way */
export function diagnosisOf(
  experiment: Experiment,
  history: History,
  tuned: RunStatus['tuned'],
  examination: Examination,
): Diagnosis {
  const { health, data, snapshot, moment } = examination;
  const failure = snapshot?.state.failure ?? null;
  const since = tuned.at(-1)?.epoch ?? 0;
  return diagnose({ experiment, history: upTo(history, moment.epoch), since, failure, data, health });
}
