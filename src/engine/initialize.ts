import { type InitializerName, initializers } from './initializers.ts';
import type { Layout } from './layout.ts';
import type { FloatArray, Model } from './model.ts';
import { createRandom } from './random.ts';

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
