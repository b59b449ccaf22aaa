import type { Say } from './contest.ts';
import { contestOfExecutors } from './executors.ts';
import type { Measure } from './measure.ts';
import { workloads } from './workloads.ts';

/** Examples that this project's two executors see in a second, in Node and in a worker of Chromium. */
export async function run(folder: URL, say: Say): Promise<Measure[]> {
  return contestOfExecutors(folder, workloads, say);
}
