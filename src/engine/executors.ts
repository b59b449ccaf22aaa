import type { Executor, ExecutorName } from './executor.ts';
import { createKernels } from './kernels.ts';
import type { Memory, Plan } from './memory.ts';
import type { Code } from './program.ts';
import { createReference } from './reference.ts';
import { createSimd, placeTwin } from './simd/simdExecutor.ts';

/** A memory, and the executor that is to work on it. */
export interface Equipped {
  readonly memory: Memory;
  /** Starts the executor: once the constants are in the memory. @param seed of the draws of Dropout and GaussianNoise */
  start(codes: readonly Code[], seed: number): Executor;
}

/**
 * Allocates what is planned, for an executor.
 *
 * @param name `simd` where that can be had, in float32; its bits are those of `ts`
 * @param all codes that there may be, the longest of each among them
 * @throws RangeError when it is more than the machine can have
 */
export function equip(plan: Plan, name: ExecutorName, all: readonly (readonly Code[])[]): Equipped {
  const isSimd = name === 'simd' && plan.precision === 'float32';
  const place = isSimd ? placeTwin(plan, all) : null;
  const memory = plan.allocate(isSimd);
  const kernels = createKernels(plan.precision);
  return {
    memory,
    start: (codes, seed) => {
      const machine = { memory, kernels, seed };
      return (place === null ? null : createSimd(codes, place, machine)) ?? createReference(codes, machine);
    },
  };
}
