// What a multiply-add costs while one thing grows and all else stays.
import type { Say } from './contest.ts';
import { contestOfExecutors } from './executors.ts';
import type { Measure } from './measure.ts';
import { multiplyAdds, titleOf, type Workload } from './workloads.ts';

const base = { inputs: 64, optimizer: 'sgd', batch: 32, rows: 64 } as const;
const relu = (units: number, layers: number): Workload['layers'] => [
  ...Array.from({ length: layers }, () => [units, 'relu'] as const),
  [10, 'softmax'],
];

const widths = [16, 32, 64, 128, 256, 512, 1024];
const depths = [1, 2, 4, 8, 16];
const batches = [1, 4, 16, 64, 256, 1024];

const grown: readonly Workload[] = [
  ...widths.map((w) => ({ ...base, name: `width ${w}: 64-${w}-10, batch 32`, layers: relu(w, 1) })),
  ...widths.map((w) => ({ ...base, name: `width ${w}: ${w}-${w}-${w}-10, batch 32`, inputs: w, layers: relu(w, 2) })),
  ...depths.map((d) => ({ ...base, name: `depth ${d}: 64-${d} × 64-10, batch 32`, layers: relu(64, d) })),
  ...batches.map((b) => ({
    ...base,
    name: `batch ${b}: 64-64-64-10`,
    layers: relu(64, 2),
    batch: b,
    rows: Math.max(64, b),
  })),
];

export async function run(folder: URL, say: Say): Promise<Measure[]> {
  const measures: Measure[] = [];
  const ofTitle = new Map(grown.map((workload) => [titleOf(workload), workload]));
  for (const rate of await contestOfExecutors(folder, grown, say)) {
    const workload = ofTitle.get(rate.name);
    if (workload === undefined) continue;
    const value = 1e9 / rate.value / multiplyAdds(workload);
    measures.push({ ...rate, name: workload.name, value, unit: 'ns per multiply-add' });
  }
  return measures;
}
