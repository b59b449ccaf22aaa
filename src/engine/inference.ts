import type { ExecutorName } from './executor.ts';
import { equip } from './executors.ts';
import type { Layout } from './layout.ts';
import { createPlan } from './memory.ts';
import type { Model } from './specs/model.ts';
import type { FloatArray } from './floats.ts';
import { arraysOf, placeNetwork } from './network.ts';
import { codeOf, read } from './program.ts';
import { registerCount } from './program/registers.ts';

/** The forward pass of a model in inference, for many rows, in float32. Nothing is allocated after it is made. */
export interface Inference {
  readonly layout: Layout;
  readonly executor: ExecutorName;
  /** Multiply-adds of one row, about. */
  readonly cost: number;
  /** Takes a copy of the parameters [layout.parameters] that what follows is computed with. */
  load(parameters: FloatArray): void;
  /** Outputs of rows [from, to) of x [count, inputs] into the same rows of out [count, outputs]. */
  predict(x: FloatArray, from: number, to: number, out: FloatArray): void;
  /**
   * All values of rows [from, to) of x [count, inputs] into the same rows of out [count, layout.valueCount]: the input,
   * then every op's output, at `layout.values`.
   */
  values(x: FloatArray, from: number, to: number, out: FloatArray): void;
}

/** Rows at a time. */
const capacity = 256;

export function createInference(model: Model, executorName: ExecutorName = 'simd'): Inference {
  const plan = createPlan('float32');
  plan.place('registers', 'cells', registerCount);
  const place = placeNetwork(model, capacity, plan, { trainable: false });
  const codes = [codeOf(place.forward)];
  const { memory, start } = equip(plan, executorName, [codes]);
  place.fill(memory);
  const executor = start(codes, 0); // nothing is drawn in inference
  const { layout, parameters, input, outputs } = arraysOf(place, memory);
  const { inputs, values, valueCount } = layout;

  /** The forward pass of rows [from, to) of x, in parts; `take` gets the first row and the number of each part. */
  function forward(x: FloatArray, from: number, to: number, take: (row: number, rows: number) => void): void {
    for (let row = from; row < to; row += capacity) {
      const rows = Math.min(capacity, to - row);
      input.set(x.subarray(row * inputs, (row + rows) * inputs));
      executor.begin({ code: 0, start: 0, end: rows, capacity, batches: 1, iteration: 0, numbers: null });
      executor.run(Infinity);
      take(row, rows);
    }
  }

  return {
    layout,
    executor: executor.name,
    cost: read(codes[0]).reduce((sum, { extent, cost }) => sum + (extent < 0 ? cost : 0), 0),
    load: (from) => parameters.set(from),
    predict: (x, from, to, out) => {
      const result = outputs.at(-1) ?? input;
      const width = layout.outputs;
      forward(x, from, to, (row, rows) => out.set(result.subarray(0, rows * width), row * width));
    },
    values: (x, from, to, out) => {
      forward(x, from, to, (row, rows) => {
        for (let r = 0; r < rows; r++) {
          const first = (row + r) * valueCount;
          for (let i = 0; i < inputs; i++) out[first + i] = input[r * inputs + i];
          outputs.forEach((of, k) => {
            const { units } = layout.ops[k];
            for (let j = 0; j < units; j++) out[first + values[k] + j] = of[r * units + j];
          });
        }
      });
    },
  };
}
