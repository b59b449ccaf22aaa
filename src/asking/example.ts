import type { Behaviour } from '../document/moment.ts';
import type { FloatArray } from '../engine/floats.ts';
import type { Layout } from '../engine/layout.ts';
import { createNetwork, type Network, runTasks } from '../engine/network.ts';
import { isDropped } from '../engine/ops/dropout.ts';
import type { Model } from '../engine/specs/model.ts';

/** The forward pass of one example. */
export interface ExamplePass {
  readonly layout: Layout;
  /** Takes a copy of the parameters [layout.parameters]. */
  load(parameters: FloatArray): void;
  /**
   * Values of one example x [inputs] as `layout.values` says; null when it does not fit the inputs.
   *
   * In training Dropout drops and GaussianNoise adds what they do to the first example of batch `iteration`, counted
   * from the start of the run; BatchNormalization, which needs the whole batch, goes by its moving statistics in both.
   */
  values(x: ArrayLike<number>, behaviour: Behaviour, iteration: number): Float32Array | null;
  /** Units that each Dropout leaves out of that example, by the layer's index [units], 1 for dropped. */
  dropped(iteration: number): ReadonlyMap<number, Uint8Array>;
}

/** @param seed that of the run */
export function createExamplePass(model: Model, seed: number): ExamplePass {
  const inference = createNetwork(model, 'float32', 1, { trainable: false });
  const { layout } = inference;
  let noisy: Network | null = null;
  let masks: { readonly iteration: number; readonly dropped: ReadonlyMap<number, Uint8Array> } | null = null;

  return {
    layout,
    load: (parameters) => inference.parameters.set(parameters),
    values: (x, behaviour, iteration) => {
      if (x.length !== layout.inputs) return null;
      let network = inference;
      if (behaviour === 'training') {
        network = noisy ??= createNetwork(model, 'float32', 1, { trainable: false, noisy: true, seed });
        network.parameters.set(inference.parameters);
        network.begin(iteration);
      }
      network.input.set(x);
      runTasks(network.forward, 1);
      const out = new Float32Array(layout.valueCount);
      out.set(network.input);
      network.outputs.forEach((values, op) => out.set(values, layout.values[op]));
      return out;
    },
    dropped: (iteration) => {
      if (masks?.iteration !== iteration) {
        const dropped = new Map<number, Uint8Array>();
        for (const op of layout.ops) {
          if (op.kind !== 'dropout') continue;
          const isOut = (_: unknown, unit: number): number => Number(isDropped(op, seed, iteration, 0, unit));
          dropped.set(op.layer, Uint8Array.from({ length: op.units }, isOut));
        }
        masks = { iteration, dropped };
      }
      return masks.dropped;
    },
  };
}
