import type { ActivationName } from './activations.ts';
import type { InitializerName } from './initializers.ts';

/** `keras.layers.Dense(units, activation=…, use_bias=…, kernel_initializer=…)`. */
export interface DenseLayer {
  readonly type: 'dense';
  /** Width of the layer, an integer ≥ 1. */
  readonly units: number;
  /** Fused activation; `linear` is Keras's `activation=None`. */
  readonly activation: ActivationName;
  readonly useBias: boolean;
  readonly kernelInitializer: InitializerName;
}

/** `keras.layers.Activation(activation)`. */
export interface ActivationLayer {
  readonly type: 'activation';
  readonly activation: ActivationName;
}

export type Layer = DenseLayer | ActivationLayer;

/** `keras.Sequential([keras.Input((inputs,)), …layers])`. */
export interface Model {
  readonly inputs: number;
  readonly layers: readonly Layer[];
}

/** `float32` is what Keras computes in; `float64` is for checks. */
export type Precision = 'float32' | 'float64';

export type FloatArray = Float32Array | Float64Array;
