import type { ExecutorName } from '../../../src/engine/executor.ts';
import { createRun } from '../../../src/engine/run.ts';
import { randomRun } from '../../unit/engine/randomRuns.ts';

/** What random runs come to on an executor: of each the fingerprint after three epochs, and its last row. */
export function courses(executor: ExecutorName, count: number): string[] {
  return Array.from({ length: count }, (_, number) => {
    const run = createRun(randomRun(number), executor);
    while (run.epoch < 3 && run.failure === null) run.advance(1e6, 9);
    return `${run.executor} ${run.fingerprint()} ${run.row.join(' ')} ${run.failure?.what ?? ''}`;
  });
}
