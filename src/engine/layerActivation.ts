import type { ActivationName } from './activations.ts';
import type { EluLayer, Layer, LeakyReluLayer, ReluLayer } from './model.ts';

/** A function by its Keras name, or one with arguments, which only a layer of its own can have. */
export type ActivationSpec = ActivationName | ReluLayer | LeakyReluLayer | EluLayer;

/** What a layer applies to what it makes; null for a layer that is no function without memory (PReLU, Dropout …). */
export function layerActivation(layer: Layer): ActivationSpec | null {
  switch (layer.type) {
    case 'dense':
    case 'activation':
      return layer.activation;
    case 're_lu':
    case 'leaky_re_lu':
    case 'elu':
      return layer;
    case 'softmax':
      return 'softmax';
    case 'p_re_lu':
    case 'dropout':
    case 'gaussian_noise':
    case 'batch_normalization':
    case 'layer_normalization':
      return null;
  }
}

/** The name of the function without its arguments: `relu` for `ReLU(max_value=6)`. */
export function activationName(spec: ActivationSpec): ActivationName {
  if (typeof spec === 'string') return spec;
  switch (spec.type) {
    case 're_lu':
      return 'relu';
    case 'leaky_re_lu':
      return 'leaky_relu';
    case 'elu':
      return 'elu';
  }
}
