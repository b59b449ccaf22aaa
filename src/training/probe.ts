import { createKernels } from '../engine/kernels.ts';
import type { FloatArray, Model } from '../engine/model.ts';
import { createNetwork } from '../engine/network.ts';

/** The forward pass of one example through parameters that are being trained. */
export interface Probe {
  /** Whose activations are asked for; what does not fit the inputs is nobody's. */
  set(x: readonly number[]): void;
  /** Writes the activations of that example into out [layout.valueCount]; false when there is none. */
  write(out: Float32Array): boolean;
}

/** The parameters stay where they are: each `write` sees them as they are then. */
export function createProbe(model: Model, parameters: FloatArray): Probe {
  const network = createNetwork(model, createKernels('float32'), 1, { trainable: false, parameters });
  const { layout, input, outputs, forward } = network;
  let there = false;
  return {
    set: (x) => {
      there = x.length === layout.inputs;
      if (there) input.set(x);
    },
    write: (out) => {
      if (!there) return false;
      for (const task of forward) task.run(0, 1, 1);
      out.set(input, 0);
      outputs.forEach((values, op) => out.set(values, layout.values[op]));
      return true;
    },
  };
}
