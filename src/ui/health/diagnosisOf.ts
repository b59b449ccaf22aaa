import type { Experiment } from '../../document/experiment.ts';
import { diagnose } from '../../health/diagnose.ts';
import type { Diagnosis } from '../../health/finding.ts';
import type { History } from '../../run/history.ts';
import type { RunStatus } from '../../run/status.ts';
import type { Examination } from './examinations.ts';

/** The rows from an epoch to another. */
function between({ keys, count, epoch, value }: History, first: number, last: number): History {
  let [from, to] = [0, count];
  while (to > 0 && epoch(to - 1) > last) to--;
  while (from < to - 1 && epoch(from) < first) from++;
  return { keys, count: to - from, epoch: (row) => epoch(from + row), value: (row, key) => value(from + row, key) };
}

/**
 * What the doctor says of a run as it was examined; the run may have gone on since. Of one whose optimizer was changed on
 * the way only what came then tells of the optimizer that it has.
 */
export function diagnosisOf(
  experiment: Experiment,
  history: History,
  tuned: RunStatus['tuned'],
  examination: Examination,
): Diagnosis {
  const { health, data, snapshot, moment } = examination;
  const failure = snapshot?.state.failure ?? null;
  const since = tuned.at(-1)?.epoch ?? 0;
  return diagnose({ experiment, history: between(history, since, moment.epoch), failure, data, health });
}
