import { infoOf, rowsKey } from '../../data/spec.ts';
import { knownTables, type Tables } from '../../data/tables.ts';
import { networkProblems } from './networkProblems.ts';
import { metricProblems } from './metricProblems.ts';
import { outputProblems } from './outputProblems.ts';
import { fitProblems } from './fitProblems.ts';
import type { Experiment } from '../experiment.ts';
import type { Problem } from './problem.ts';

/**
 * All errors and warnings of an experiment, from the data to `fit`; empty if there are none.
 * @param tables those that are here
 */
export function findProblems(e: Experiment, tables: Tables = knownTables): Problem[] {
  return [
    ...dataProblems(e, tables),
    ...networkProblems(e),
    ...outputProblems(e),
    ...metricProblems(e),
    ...fitProblems(e),
  ];
}

/** Whether it can be trained: no problem is an error. Call it before anything is allocated for a network. */
export function canTrain(e: Experiment, tables: Tables = knownTables): boolean {
  return findProblems(e, tables).every((problem) => problem.severity !== 'error');
}

function dataProblems({ data }: Experiment, tables: Tables): Problem[] {
  if (data.samples === 0) {
    return [{ code: 'noPoints', severity: 'error', place: { kind: 'data' }, remedy: { type: 'useOtherData' } }];
  }
  const key = rowsKey(data);
  if (key === null || tables.get(key) !== undefined) return [];
  const place = { kind: 'data' } as const;
  const title = infoOf(data).title ?? key;
  return [{ code: 'rowsMissing', severity: 'error', place, remedy: { type: 'useOtherData' }, title }];
}
