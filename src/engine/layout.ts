import type { ActivationName } from './activations.ts';
import type { Model } from './model.ts';

/** y = x·kernel + bias. Offsets are into the parameter arena. */
export interface DenseOp {
  readonly kind: 'dense';
  /** Index into `model.layers`. */
  readonly layer: number;
  readonly inputs: number;
  readonly units: number;
  /** Where the kernel [inputs, units] begins, row-major. */
  readonly kernel: number;
  /** Where the bias [units] begins; −1 without one. */
  readonly bias: number;
}

/** y = f(x), the fused activation of a Dense or an Activation layer. */
export interface ActivationOp {
  readonly kind: 'activation';
  readonly layer: number;
  readonly activation: ActivationName;
  readonly units: number;
}

export type Op = DenseOp | ActivationOp;

/** A model taken apart into single operations, and where everything lies in the arenas. */
export interface Layout {
  readonly inputs: number;
  readonly ops: readonly Op[];
  /** Length of the parameter arena: kernel, then bias, Dense by Dense. */
  readonly parameters: number;
  /** Where the output of each op begins in the arena of one example's activations; the input comes first, at 0. */
  readonly values: readonly number[];
  /** Length of that arena. */
  readonly valueCount: number;
  readonly outputs: number;
}

/** Lays out a model. A linear activation does nothing and becomes no op when it is fused, an op when it is a layer. */
export function layOut(model: Model): Layout {
  const ops: Op[] = [];
  const values: number[] = [];
  let parameters = 0;
  let width = model.inputs;
  let valueCount = width;
  const push = (op: Op): void => {
    ops.push(op);
    values.push(valueCount);
    valueCount += op.units;
    width = op.units;
  };
  model.layers.forEach((layer, index) => {
    switch (layer.type) {
      case 'dense': {
        const kernel = parameters;
        parameters += width * layer.units;
        const bias = layer.useBias ? parameters : -1;
        if (layer.useBias) parameters += layer.units;
        push({ kind: 'dense', layer: index, inputs: width, units: layer.units, kernel, bias });
        if (layer.activation !== 'linear') {
          push({ kind: 'activation', layer: index, activation: layer.activation, units: layer.units });
        }
        break;
      }
      case 'activation':
        push({ kind: 'activation', layer: index, activation: layer.activation, units: width });
        break;
    }
  });
  return { inputs: model.inputs, ops, parameters, values, valueCount, outputs: width };
}
