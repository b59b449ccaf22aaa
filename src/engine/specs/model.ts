import type { ActivationName } from '../activations.ts';
import type { InitializerSpec } from './initializerSpecs.ts';
import type { Regularizer } from './regularizerSpec.ts';

/** `keras.layers.Dense(units, activation=…, use_bias=…, kernel_initializer=…, …)`. */
export interface DenseLayer {
  readonly type: 'dense';
  /** Width of the layer, an integer ≥ 1. */
  readonly units: number;
  /** Fused activation; `linear` is Keras's `activation=None`. */
  readonly activation: ActivationName;
  readonly useBias: boolean;
  readonly kernelInitializer: InitializerSpec;
  readonly biasInitializer: InitializerSpec;
  readonly kernelRegularizer: Regularizer;
  readonly biasRegularizer: Regularizer;
  /** False: the layer is frozen, `layer.trainable = False`. */
  readonly trainable: boolean;
}

/** `keras.layers.Activation(activation)`. */
export interface ActivationLayer {
  readonly type: 'activation';
  readonly activation: ActivationName;
}

/** `keras.layers.ReLU(max_value=None, negative_slope=0, threshold=0)`. */
export interface ReluLayer {
  readonly type: 're_lu';
  /** ≥ 0, or null for none. */
  readonly maxValue: number | null;
  /** ≥ 0. */
  readonly negativeSlope: number;
  /** ≥ 0. */
  readonly threshold: number;
}

/** `keras.layers.LeakyReLU(negative_slope=0.3)`. */
export interface LeakyReluLayer {
  readonly type: 'leaky_re_lu';
  /** ≥ 0. */
  readonly negativeSlope: number;
}

/** `keras.layers.PReLU(alpha_initializer='zeros')`: each unit has its own slope, which is learned. */
export interface PReluLayer {
  readonly type: 'p_re_lu';
  readonly alphaInitializer: InitializerSpec;
  readonly trainable: boolean;
}

/** `keras.layers.ELU(alpha=1.0)`. */
export interface EluLayer {
  readonly type: 'elu';
  /** ≥ 0. */
  readonly alpha: number;
}

/** `keras.layers.Softmax()`. */
export interface SoftmaxLayer {
  readonly type: 'softmax';
}

/** `keras.layers.Dropout(rate)`: in training each value is 0 with probability `rate`, else divided by 1 − rate. */
export interface DropoutLayer {
  readonly type: 'dropout';
  /** 0 ≤ rate < 1. */
  readonly rate: number;
}

/** `keras.layers.GaussianNoise(stddev)`: in training a normal number of this standard deviation is added. */
export interface GaussianNoiseLayer {
  readonly type: 'gaussian_noise';
  /** ≥ 0. */
  readonly stddev: number;
}

/** `keras.layers.BatchNormalization(momentum=0.99, epsilon=0.001, center=True, scale=True)`. */
export interface BatchNormalizationLayer {
  readonly type: 'batch_normalization';
  /** 0 … 1. */
  readonly momentum: number;
  /** > 0. */
  readonly epsilon: number;
  readonly center: boolean;
  readonly scale: boolean;
  /** False: as in Keras, it normalizes by the moving statistics in training too, and does not change them. */
  readonly trainable: boolean;
}

/** `keras.layers.LayerNormalization(epsilon=0.001, center=True, scale=True)`, over the units of one example. */
export interface LayerNormalizationLayer {
  readonly type: 'layer_normalization';
  /** > 0. */
  readonly epsilon: number;
  readonly center: boolean;
  readonly scale: boolean;
  readonly trainable: boolean;
}

/** A layer that is a function with arguments. */
export type FunctionLayer = ReluLayer | LeakyReluLayer | EluLayer;

/** One Keras layer; `type` is the name that Keras gives it in `model.summary()`. */
export type Layer =
  | DenseLayer
  | ActivationLayer
  | FunctionLayer
  | PReluLayer
  | SoftmaxLayer
  | DropoutLayer
  | GaussianNoiseLayer
  | BatchNormalizationLayer
  | LayerNormalizationLayer;

export type LayerType = Layer['type'];

/** `keras.Sequential([keras.Input((inputs,)), …layers])`. */
export interface Model {
  readonly inputs: number;
  readonly layers: readonly Layer[];
}
