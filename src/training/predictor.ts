import type { Model } from '../engine/specs/model.ts';
import { createNetwork, runTasks } from '../engine/network.ts';

/** The forward pass of a model over parameters that somebody else trains. */
export interface Predictor {
  readonly outputs: number;
  /** Takes a copy of the parameters [layout.parameters] that later predictions use. */
  load(parameters: Float32Array): void;
  /**
   * Predicts rows [from, to) of x [count, inputs] into the same rows of out [count, outputs]. Allocates nothing.
   */
  predict(x: Float32Array, from: number, to: number, out: Float32Array): void;
  /** Multiply-adds of one row, about: for keeping within a time. */
  readonly cost: number;
}

const capacity = 64;

export function createPredictor(model: Model): Predictor {
  const network = createNetwork(model, 'float32', capacity, { trainable: false });
  const { inputs, outputs, ops } = network.layout;
  const result = ops.length === 0 ? network.input : network.outputs[ops.length - 1];
  return {
    outputs,
    cost: network.forward.reduce((sum, task) => sum + task.extent(1) * task.cost(1), 0),
    load: (parameters) => network.parameters.set(parameters),
    predict: (x, from, to, out) => {
      for (let start = from; start < to; start += capacity) {
        const rows = Math.min(capacity, to - start);
        for (let i = 0; i < rows * inputs; i++) network.input[i] = x[start * inputs + i];
        runTasks(network.forward, rows);
        for (let j = 0; j < rows * outputs; j++) out[start * outputs + j] = result[j];
      }
    },
  };
}
