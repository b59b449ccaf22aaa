// What a multiply-add costs while one thing grows and all else stays.
import type { ExecutorName } from '../../src/engine/executor.ts';
import type { Measure } from './measure.ts';
import { createOwn } from './own.ts';
import { stint } from './stint.mjs';
import { multiplyAdds, type Workload } from './workloads.ts';

const base = { optimizer: 'sgd', batch: 32, rows: 64 } as const;
const hidden = (units: number, layers: number): Pick<Workload, 'inputs' | 'layers'> => ({
  inputs: units,
  layers: [...Array.from({ length: layers }, () => [units, 'relu'] as const), [Math.min(units, 10), 'softmax']],
});

const widths = [16, 32, 64, 128, 256, 512, 1024];
const depths = [1, 2, 4, 8, 16];
const batches = [1, 4, 16, 64, 256, 1024];

const grown: readonly Workload[] = [
  ...widths.map((width) => ({ name: `width ${width}, 2 hidden layers, batch 32`, ...base, ...hidden(width, 2) })),
  ...depths.map((depth) => ({ name: `depth ${depth}, width 64, batch 32`, ...base, ...hidden(64, depth) })),
  ...batches.map((batch) => ({
    name: `batch ${batch}, width 64, 2 hidden layers`,
    ...base,
    ...hidden(64, 2),
    batch,
    rows: Math.max(64, batch),
  })),
];

const clock = (): number => {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1000;
};

/** Nanoseconds of the processor, the best of a few short stints. */
async function nanoseconds(workload: Workload, executor: ExecutorName): Promise<number> {
  const engine = createOwn(workload, executor);
  const { rows } = workload;
  await stint(engine, { rows, milliseconds: 100, clock });
  let best = 0;
  for (let i = 0; i < 4; i++) best = Math.max(best, (await stint(engine, { rows, milliseconds: 50, clock })).rate);
  return 1e9 / best / multiplyAdds(workload);
}

export async function run(): Promise<Measure[]> {
  const measures: Measure[] = [];
  for (const workload of grown) {
    for (const column of ['ts', 'simd'] as const) {
      const value = await nanoseconds(workload, column);
      measures.push({ name: workload.name, column, value, unit: 'ns per multiply-add' });
    }
  }
  return measures;
}
