// Where the time of a batch goes: each instruction of the training program of W1–W6 alone, repeated until the call costs
// nothing, with the work that it counts for: multiply-adds, in which other operations are counted by what they cost.
import { createKernels } from '../../src/engine/kernels.ts';
import { initializeParameters } from '../../src/engine/initializeParameters.ts';
import { arraysOf } from '../../src/engine/network.ts';
import { createOptimizer, rowLength } from '../../src/engine/createOptimizer.ts';
import { type Code, type Instruction, read } from '../../src/engine/program.ts';
import { compileRun } from '../../src/engine/run/compile.ts';
import { placeRun } from '../../src/engine/run/place.ts';
import { createSimd, placeTwin } from '../../src/engine/simd/simdExecutor.ts';
import type { Measure } from './measure.ts';
import { specOf, titleOf, type Workload, workloads } from './workloads.ts';

/** Batches that a call does at most, and calls of which the fastest counts. */
const most = 32;
const rounds = 40;

/** Work that an instruction counts for with so many rows. */
function workOf({ extent, cost, costPerRow }: Instruction, rows: number): number {
  return (extent < 0 ? rows : extent) * (cost + costPerRow * rows);
}

/** `dense inputs=3 units=4` */
function nameOf({ opcode, operands }: Instruction): string {
  const sizes = ['inputs', 'units'].filter((name) => name in operands).map((name) => `${name}=${operands[name]}`);
  return [opcode, ...sizes].join(' ');
}

/** Nanoseconds of each instruction and, first, of a whole batch. */
function nanoseconds(
  workload: Workload,
): readonly { readonly name: string; readonly ns: number; readonly work: number }[] {
  const spec = specOf(workload);
  const place = placeRun(spec, 2);
  const { train } = compileRun(spec, place, spec.optimizer);
  const instructions = read(train);
  const alone = instructions.map(({ at }, i) => train.slice(at, instructions[i + 1]?.at ?? train.length));
  const works = instructions.map((each) => workOf(each, workload.batch));
  const whole = works.reduce((sum, work) => sum + work, 0);
  const times = works.map((work) => Math.max(1, Math.min(64, Math.round(20_000 / (work + 100)))));
  const codes: Code[] = [train, ...alone.map((code, i) => repeat(code, times[i]))];

  const twin = placeTwin(place.plan, [codes]);
  const memory = place.plan.allocate(true);
  place.fill(memory);
  initializeParameters(spec.model, place.network.layout, spec.seed, arraysOf(place.network, memory).parameters);
  for (let row = 0; row < workload.rows; row++) memory.words[place.order + row] = row;
  const optimizer = createOptimizer(spec.optimizer, place.optimizer, memory, Math.fround);
  const executor = createSimd(codes, twin, { memory, kernels: createKernels('float32'), seed: spec.seed });
  if (executor === null) return [];
  const { table, numbers } = place.optimizer;
  const batches = Math.min(most, Math.floor(workload.rows / workload.batch));
  const call = (code: number): void => {
    optimizer.prepare(0, batches);
    const rows = { start: 0, end: workload.rows, capacity: workload.batch, batches, iteration: 0 };
    executor.begin({ code, ...rows, numbers: { table, to: numbers, length: rowLength } });
    if (executor.run(Infinity) !== 'done') throw new Error(`${workload.name} is not finite`);
  };
  const best = codes.map(() => Infinity);
  for (let round = 0; round < rounds; round++) {
    for (const [code] of codes.entries()) {
      const begun = performance.now();
      call(code);
      best[code] = Math.min(best[code], performance.now() - begun);
    }
  }
  return codes.map((_, i) => ({
    name: i === 0 ? titleOf(workload) : `  ${i}. ${nameOf(instructions[i - 1])}`,
    ns: (best[i] * 1e6) / batches / (i === 0 ? 1 : times[i - 1]),
    work: i === 0 ? whole : works[i - 1],
  }));
}

function repeat(code: Code, times: number): Code {
  const all = new Int32Array(code.length * times);
  for (let i = 0; i < times; i++) all.set(code, i * code.length);
  return all;
}

export async function run(): Promise<Measure[]> {
  return Promise.resolve(
    workloads.flatMap((workload) => {
      const parts = nanoseconds(workload);
      return parts.flatMap(({ name, ns, work }): Measure[] => {
        const measure = (column: string, value: number): Measure => ({ name, column, value, unit: workload.name });
        return [
          measure('µs', ns / 1000),
          measure('% of it', (100 * ns) / parts[0].ns),
          measure('work', work),
          measure('work a ns', work / ns),
        ];
      });
    }),
  );
}
