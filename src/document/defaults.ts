import type { ActivationName } from '../engine/activations.ts';
import type { ActivationLayer, DenseLayer } from '../engine/model.ts';
import type { OptimizerName, OptimizerSpec } from '../engine/optimizers.ts';

/** `Dense(units)` with Keras's own defaults for what is not said. */
export function denseLayer(units: number, overrides: Partial<Omit<DenseLayer, 'type' | 'units'>> = {}): DenseLayer {
  return {
    type: 'dense',
    units,
    activation: 'linear',
    useBias: true,
    kernelInitializer: 'glorot_uniform',
    ...overrides,
  };
}

/** `Activation(activation)`. */
export function activationLayer(activation: ActivationName): ActivationLayer {
  return { type: 'activation', activation };
}

/** `SGD()` or `Adam()` with Keras's default values. */
export function defaultOptimizer(name: OptimizerName): OptimizerSpec {
  switch (name) {
    case 'sgd':
      return { name: 'sgd', learningRate: 0.01, momentum: 0, nesterov: false };
    case 'adam':
      return { name: 'adam', learningRate: 0.001, beta1: 0.9, beta2: 0.999, epsilon: 1e-7 };
  }
}
