import { initialize, type Shape } from './initialize.ts';
import type { InitializerSpec } from './specs/initializerSpecs.ts';
import type { Layout, Variable, VariableRole } from './layout.ts';
import type { Layer, Model } from './specs/model.ts';
import type { FloatArray } from './floats.ts';
import { createRandom, type Stream } from './random.ts';

/** Random stream of each kind of variable that has an initializer argument. */
const streams = { kernel: 'weights', bias: 'biases', alpha: 'alphas' } as const satisfies Partial<
  Record<VariableRole, Stream>
>;

/**
 * Draws the initial weights from a seed, by each variable's initializer. Kernels, biases and slopes each have a stream,
 * and each Dense or PReLU has a substream of it, so that adding a layer after it does not change its weights.
 */
export function initializeParameters(model: Model, layout: Layout, seed: number, parameters: FloatArray): void {
  for (const variable of layout.variables) {
    const { layer, role, offset, length } = variable;
    const out = parameters.subarray(offset, offset + length);
    const spec = initializerOf(model.layers[layer], role);
    switch (role) {
      case 'kernel':
      case 'bias':
      case 'alpha': {
        const random = createRandom(seed, streams[role], ordinalOf(model, layer));
        initialize(spec, random, shapeOf(variable), out);
        break;
      }
      case 'gamma':
      case 'moving_variance':
        out.fill(1);
        break;
      case 'beta':
      case 'moving_mean':
        out.fill(0);
        break;
    }
  }
}

function initializerOf(layer: Layer, role: VariableRole): InitializerSpec {
  if (layer.type === 'dense') return role === 'kernel' ? layer.kernelInitializer : layer.biasInitializer;
  return layer.type === 'p_re_lu' ? layer.alphaInitializer : 'zeros';
}

/** Number of layers of the same type before a layer. */
function ordinalOf({ layers }: Model, layer: number): number {
  return layers.slice(0, layer).filter(({ type }) => type === layers[layer].type).length;
}

function shapeOf({ shape }: Variable): Shape {
  return shape.length === 2 ? [shape[0], shape[1]] : [shape[0]];
}
