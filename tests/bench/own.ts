// This project's engine as a contestant: the bundle of this file runs in a process of Node or in a browser's worker.
import type { ExecutorName } from '../../src/engine/executor.ts';
import { createRun } from '../../src/engine/run.ts';
import { specOf, type Workload } from './workloads.ts';

/** What takes part in a contest. */
export interface Engine {
  train(epochs: number): void | Promise<void>;
  /** Loss over all examples. */
  loss(): number;
}

export function createOwn(workload: Workload, executor: ExecutorName): Engine {
  const run = createRun(specOf(workload), executor);
  if (run.executor !== executor) throw new Error(`The executor ${executor} cannot be had here.`);
  const epoch = (): void => {
    while (run.advance(1e9, 1024) !== 'epoch') if (run.failure !== null) throw new Error('The run is not finite.');
  };
  epoch(); // the evaluation of the initial weights
  const train = (epochs: number): void => {
    for (let i = 0; i < epochs; i++) epoch();
  };
  return { train, loss: () => run.row[0] };
}
