// The bundle of this file is a worker in a browser, in which an executor of this project trains.
import type { ExecutorName } from '../../src/engine/executor.ts';
import { createOwn, type Engine } from './own.ts';
import { stint } from './stint.mjs';
import type { Workload } from './workloads.ts';

/** The first message starts; each one after that asks for a stint. */
type Ask = { workload: Workload; executor: ExecutorName } | { milliseconds: number };

let engine: Engine;
let rows = 0;

async function answer(ask: Ask): Promise<object> {
  if ('milliseconds' in ask) return stint(engine, { rows, clock: () => performance.now(), ...ask });
  engine = createOwn(ask.workload, ask.executor);
  ({ rows } = ask.workload);
  return {};
}

self.addEventListener('message', ({ data }: MessageEvent<Ask>) => {
  answer(data).then(
    (said) => self.postMessage(said),
    (error: unknown) => self.postMessage({ failed: String(error) }),
  );
});
