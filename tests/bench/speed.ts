import { contest } from './contest.ts';
import type { Measure } from './measure.ts';
import { inNode } from './node.ts';
import { workloads } from './workloads.ts';

/** Examples that this project's two executors see in a second. */
export async function run(folder: URL): Promise<Measure[]> {
  const engines = new Map([
    ['ts', inNode(folder, 'ts')],
    ['simd', inNode(folder, 'simd')],
  ]);
  const measures: Measure[] = [];
  for (const workload of workloads) measures.push(...(await contest(workload, engines)));
  return measures;
}
