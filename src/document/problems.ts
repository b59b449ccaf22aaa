import { networkProblems } from './networkProblems.ts';
import { metricProblems } from './metricProblems.ts';
import { outputProblems } from './outputProblems.ts';
import { fitProblems } from './fitProblems.ts';
import type { Experiment } from './experiment.ts';
import type { Problem } from './problem.ts';

/** All errors and warnings of an experiment, from the inputs to `fit`; empty if there are none. */
export function findProblems(e: Experiment): Problem[] {
  return [...networkProblems(e), ...outputProblems(e), ...metricProblems(e), ...fitProblems(e)];
}

/** Whether it can be trained: no problem is an error. Call it before anything is allocated for a network. */
export function canTrain(e: Experiment): boolean {
  return findProblems(e).every((problem) => problem.severity !== 'error');
}
