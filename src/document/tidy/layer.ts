import type { Layer } from '../../engine/specs/model.ts';
import type { Regularizer } from '../../engine/specs/regularizers.ts';
import { clamp, clampInteger } from '../clamp.ts';
import { usualLayers } from '../defaults.ts';
import { limits } from '../limits.ts';
import { tidyInitializer } from './initializer.ts';

/** A layer with its numbers within the limits; NaN becomes Keras's default. */
export function tidyLayer(layer: Layer): Layer {
  switch (layer.type) {
    case 'dense':
      return {
        ...layer,
        units: clampInteger(layer.units, limits.units, usualLayers.dense.units),
        kernelInitializer: tidyInitializer(layer.kernelInitializer),
        biasInitializer: tidyInitializer(layer.biasInitializer),
        kernelRegularizer: tidyRegularizer(layer.kernelRegularizer),
        biasRegularizer: tidyRegularizer(layer.biasRegularizer),
      };
    case 'activation':
    case 'softmax':
      return layer;
    case 're_lu': {
      const maxValue = layer.maxValue === null ? null : clamp(layer.maxValue, limits.level, Number.NaN);
      return {
        ...layer,
        maxValue: Number.isNaN(maxValue) ? null : maxValue,
        negativeSlope: clamp(layer.negativeSlope, limits.slope, usualLayers.re_lu.negativeSlope),
        threshold: clamp(layer.threshold, limits.level, usualLayers.re_lu.threshold),
      };
    }
    case 'leaky_re_lu':
      return {
        ...layer,
        negativeSlope: clamp(layer.negativeSlope, limits.slope, usualLayers.leaky_re_lu.negativeSlope),
      };
    case 'p_re_lu':
      return { ...layer, alphaInitializer: tidyInitializer(layer.alphaInitializer) };
    case 'elu':
      return { ...layer, alpha: clamp(layer.alpha, limits.slope, usualLayers.elu.alpha) };
    case 'dropout':
      return { ...layer, rate: clamp(layer.rate, limits.rate, usualLayers.dropout.rate) };
    case 'gaussian_noise':
      return { ...layer, stddev: clamp(layer.stddev, limits.stddev, usualLayers.gaussian_noise.stddev) };
    case 'batch_normalization': {
      const usual = usualLayers.batch_normalization;
      return {
        ...layer,
        momentum: clamp(layer.momentum, limits.movingMomentum, usual.momentum),
        epsilon: clamp(layer.epsilon, limits.epsilon, usual.epsilon),
      };
    }
    case 'layer_normalization':
      return { ...layer, epsilon: clamp(layer.epsilon, limits.epsilon, usualLayers.layer_normalization.epsilon) };
  }
}

function tidyRegularizer({ l1, l2 }: Regularizer): Regularizer {
  return { l1: clamp(l1, limits.penalty, 0), l2: clamp(l2, limits.penalty, 0) };
}
