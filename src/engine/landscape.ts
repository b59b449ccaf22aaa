import type { ExecutorName } from './executor.ts';
import { equip } from './executors.ts';
import type { FloatArray } from './floats.ts';
import { arraysOf } from './network.ts';
import type { RunSpec } from './specs/runSpec.ts';
import { compileRun } from './run/compile.ts';
import { placeRun } from './run/place.ts';

/** The loss of a run's training rows as a function of its parameters, as `keras.Model.evaluate` computes it. */
export interface Landscape {
  readonly executor: ExecutorName;
  /** Rows that a loss is the mean of. */
  readonly rows: number;
  /** Mean loss over the rows, and the penalty of regularizers, at these parameters [parameters]. */
  lossAt(parameters: FloatArray): number;
  /** The loss at parameters + t · direction, each rounded to the precision, for each t. */
  lossAlong(parameters: FloatArray, direction: FloatArray, ts: readonly number[]): Float64Array;
}

/** @throws RangeError when it is too large for the machine */
export function createLandscape(spec: RunSpec, executorName: ExecutorName = 'simd'): Landscape {
  const place = placeRun({ ...spec, metrics: [], callbacks: [] }, 0);
  const codes = [compileRun({ ...spec, metrics: [] }, place, spec.optimizer).evaluate];
  const { memory, start } = equip(place.plan, executorName, [codes]);
  place.fill(memory);
  const executor = start(codes, spec.seed);
  const { parameters } = arraysOf(place.network, memory);
  const { count: end } = place.training;
  const { capacity } = place.evaluator;

  function lossNow(): number {
    memory.cells[place.tally] = 0;
    executor.begin({ code: 0, start: 0, end, capacity, batches: Infinity, iteration: 0, numbers: null });
    executor.run(Infinity);
    return memory.cells[place.tally] / end;
  }

  return {
    executor: executor.name,
    rows: end,
    lossAt: (at) => {
      parameters.set(at);
      return lossNow();
    },
    lossAlong: (from, direction, ts) =>
      Float64Array.from(ts, (t) => {
        for (let i = 0; i < parameters.length; i++) parameters[i] = from[i] + t * direction[i];
        return lossNow();
      }),
  };
}
