import { type ActivationName, activations } from './activations.ts';
import { type InitializerName, initializers } from './initializers.ts';
import { createArray, type Kernels, type MatrixView } from './kernels.ts';
import { activationName, type ActivationSpec } from './layerActivation.ts';
import { layOut, type Layout } from './layout.ts';
import type { FloatArray, Model } from './model.ts';
import { createRandom } from './random.ts';
import { softmaxGradientRow, softmaxRow } from './softmax.ts';

/**
 * One piece of work over rows [from, to), which may be done in several calls. The `rows` argument of each
 * function is the number of examples at hand, at most the network's `capacity`.
 */
export interface Task {
  /** How many rows there are to do. */
  readonly extent: (rows: number) => number;
  /** Multiply-adds a row, about. */
  readonly cost: (rows: number) => number;
  readonly run: (from: number, to: number, rows: number) => void;
}

/** A model with its buffers: made once, then nothing is allocated. */
export interface Network {
  readonly layout: Layout;
  readonly capacity: number;
  /** The parameter arena. */
  readonly parameters: FloatArray;
  readonly gradients: FloatArray;
  /** What goes in [capacity, inputs]. */
  readonly input: FloatArray;
  /** What comes out of each op [capacity, op.units]. */
  readonly outputs: readonly FloatArray[];
  /** ∂loss/∂output of each op, of the same shapes. */
  readonly outputGradients: readonly FloatArray[];
  readonly forward: readonly Task[];
  /** From op `last` down to the first; the loss has put its gradient into `outputGradients[last]`. */
  backward(last: number): readonly Task[];
}

function pointwise(spec: ActivationSpec): Exclude<ActivationName, 'softmax'> {
  return activationName(spec) as Exclude<ActivationName, 'softmax'>;
}

const examples = (rows: number): number => rows;

function view(array: FloatArray, offset: number, rowStep: number, columnStep: number): MatrixView {
  return { array, offset, rowStep, columnStep };
}

/**
 * Builds a network of zeros. `parameters` may be given to share an arena made elsewhere with the same layout.
 * Without `trainable` no gradients are kept and `backward` must not be asked for.
 */
export function createNetwork(
  model: Model,
  kernels: Kernels,
  capacity: number,
  options: { readonly trainable: boolean; readonly parameters?: FloatArray },
): Network {
  const layout = layOut(model);
  const make = (length: number): FloatArray => createArray(kernels.precision, length);
  const parameters = options.parameters ?? make(layout.parameters);
  const gradients = make(options.trainable ? layout.parameters : 0);
  const input = make(capacity * layout.inputs);
  const outputs = layout.ops.map((op) => make(capacity * op.units));
  const outputGradients = layout.ops.map((op) => make(options.trainable ? capacity * op.units : 0));
  const inputOf = (op: number): FloatArray => (op === 0 ? input : outputs[op - 1]);

  const forward = layout.ops.map((op, index): Task => {
    const x = inputOf(index);
    const y = outputs[index];
    switch (op.kind) {
      case 'dense': {
        // y = x · kernel + bias
        const a = view(x, 0, op.inputs, 1);
        const b = view(parameters, op.kernel, op.units, 1);
        const out = view(y, 0, op.units, 1);
        const bias = op.bias < 0 ? null : parameters;
        return {
          extent: examples,
          cost: () => op.inputs * op.units,
          run: (from, to) => kernels.multiply(a, b, bias, op.bias, out, from, to, op.inputs, op.units),
        };
      }
      case 'activation': {
        const { units } = op;
        const cost = (): number => 8 * units;
        if (op.activation === 'softmax') {
          return {
            extent: examples,
            cost,
            run: (from, to) => {
              for (let r = from; r < to; r++) softmaxRow(x, r * units, units, y);
            },
          };
        }
        const { f } = activations[pointwise(op.activation)];
        return {
          extent: examples,
          cost,
          run: (from, to) => {
            for (let i = from * units; i < to * units; i++) y[i] = f(x[i]);
          },
        };
      }
      case 'p_re_lu':
      case 'dropout':
      case 'gaussian_noise':
      case 'batch_normalization':
      case 'layer_normalization':
        throw new RangeError(`${op.kind} is not there yet`);
    }
  });

  function backward(last: number): readonly Task[] {
    const tasks: Task[] = [];
    for (let index = last; index >= 0; index--) {
      const op = layout.ops[index];
      const dy = outputGradients[index];
      const x = inputOf(index);
      const y = outputs[index];
      const dx = index > 0 ? outputGradients[index - 1] : null;
      switch (op.kind) {
        case 'dense': {
          const { inputs, units } = op;
          // dW = xᵀ · dy, the sum over the examples ascending; its rows are the inputs
          const xTransposed = view(x, 0, 1, inputs);
          const dyView = view(dy, 0, units, 1);
          const dW = view(gradients, op.kernel, units, 1);
          tasks.push({
            extent: () => inputs,
            cost: (rows) => rows * units,
            run: (from, to, rows) => kernels.multiply(xTransposed, dyView, null, 0, dW, from, to, rows, units),
          });
          // db = Σ dy over the examples
          if (op.bias >= 0) {
            tasks.push({
              extent: () => 1,
              cost: (rows) => rows * units,
              run: (_from, _to, rows) => kernels.columnSums(dy, rows, units, gradients, op.bias),
            });
          }
          // dx = dy · Wᵀ
          if (dx !== null) {
            const wTransposed = view(parameters, op.kernel, 1, units);
            const dxView = view(dx, 0, inputs, 1);
            tasks.push({
              extent: examples,
              cost: () => inputs * units,
              run: (from, to) => kernels.multiply(dyView, wTransposed, null, 0, dxView, from, to, units, inputs),
            });
          }
          break;
        }
        case 'activation': {
          if (dx === null) break;
          const { units } = op;
          if (op.activation === 'softmax') {
            tasks.push({
              extent: examples,
              cost: () => 4 * units,
              run: (from, to) => {
                for (let r = from; r < to; r++) softmaxGradientRow(y, dy, r * units, units, dx);
              },
            });
          } else {
            const { derivative } = activations[pointwise(op.activation)];
            // dx = dy · f′(x)
            tasks.push({
              extent: examples,
              cost: () => 8 * units,
              run: (from, to) => {
                for (let i = from * units; i < to * units; i++) dx[i] = dy[i] * derivative(x[i], y[i]);
              },
            });
          }
          break;
        }
        case 'p_re_lu':
        case 'dropout':
        case 'gaussian_noise':
        case 'batch_normalization':
        case 'layer_normalization':
          throw new RangeError(`${op.kind} is not there yet`);
      }
    }
    return tasks;
  }

  return { layout, capacity, parameters, gradients, input, outputs, outputGradients, forward, backward };
}

/**
 * Initial weights from a seed: kernels by each layer's initializer, biases zero, as in Keras. Each Dense draws from
 * a substream of its own, so that a layer added behind it changes nothing in it.
 */
export function initializeParameters(model: Model, layout: Layout, seed: number, parameters: FloatArray): void {
  parameters.fill(0);
  let dense = 0;
  for (const op of layout.ops) {
    if (op.kind !== 'dense') continue;
    const layer = model.layers[op.layer];
    if (layer.type !== 'dense') continue;
    const kernel = parameters.subarray(op.kernel, op.kernel + op.inputs * op.units);
    initializers[layer.kernelInitializer as InitializerName](
      createRandom(seed, 'weights', dense),
      op.inputs,
      op.units,
      kernel,
    );
    dense++;
  }
}
