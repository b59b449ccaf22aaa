import type { Model } from '../engine/specs/model.ts';
import type { FloatArray } from '../engine/floats.ts';
import { createNetwork, runTasks } from '../engine/network.ts';

/** Which example of which batch one is looked at as. */
export interface Moment {
  /** Batches since the start of the run, an integer in [0, 2³²). */
  readonly iteration: number;
  /** Place of the example in its batch. */
  readonly row: number;
}

/** The forward pass of one example through parameters that are being trained. */
export interface Probe {
  /** Sets the example whose activations are asked for; one that does not fit the inputs counts as none. */
  set(x: readonly number[]): void;
  /**
   * Writes the activations of that example into out [layout.valueCount]; false when there is none.
   *
   * Without `moment` as in inference. With it as in training at that moment: Dropout drops and GaussianNoise adds what
   * they do to that example of that batch; BatchNormalization, which needs the whole batch, goes by its moving
   * statistics in both.
   */
  write(out: Float32Array, moment?: Moment): boolean;
}

/**
 * The parameters stay where they are: each `write` sees them as they are then. `seed` is that of the run.
 */
export function createProbe(model: Model, parameters: FloatArray, seed: number): Probe {
  const inference = createNetwork(model, 'float32', 1, { trainable: false });
  const noisy = createNetwork(model, 'float32', 1, { trainable: false, noisy: true, seed });
  const { layout } = inference;
  const x = new Float32Array(layout.inputs);
  let there = false;
  return {
    set: (values) => {
      there = values.length === layout.inputs;
      if (there) x.set(values);
    },
    write: (out, moment) => {
      if (!there) return false;
      const { parameters: own, input, outputs, forward, begin } = moment === undefined ? inference : noisy;
      if (moment !== undefined) begin(moment.iteration, moment.row);
      own.set(parameters);
      input.set(x);
      runTasks(forward, 1);
      out.set(x, 0);
      outputs.forEach((values, op) => out.set(values, layout.values[op]));
      return true;
    },
  };
}
