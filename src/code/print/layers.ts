import { layerClassNames } from '../../document/classNames.ts';
import { usualLayers } from '../../document/defaults.ts';
import type { ActivationName } from '../../engine/activations.ts';
import type { InitializerSpec } from '../../engine/specs/initializers.ts';
import type { DenseLayer, Layer } from '../../engine/specs/model.ts';
import type { Dialect } from './dialect.ts';
import { initializer, regularizer } from './initializers.ts';
import {
  type Argument,
  bool,
  type Call,
  type Expression,
  float,
  int,
  keyword,
  number,
  positional,
  unless,
} from './python.ts';

/** `keras.layers.Dense(4, activation="relu")`; what is Keras's default is left out. */
export function layerCall(layer: Layer, dialect: Dialect, ...more: readonly Argument[]): Call {
  return dialect.make('layers', layerClassNames[layer.type], [...layerArguments(layer, dialect), ...more]);
}

function layerArguments(layer: Layer, dialect: Dialect): readonly Argument[] {
  const usual = usualLayers;
  switch (layer.type) {
    case 'dense':
      return denseArguments(layer, dialect);
    case 'activation':
      return [positional(activation(layer.activation, dialect))];
    case 're_lu':
      return [
        ...(layer.maxValue === null ? [] : [keyword('max_value', float(layer.maxValue))]),
        ...unless('negative_slope', layer.negativeSlope, usual.re_lu.negativeSlope),
        ...unless('threshold', layer.threshold, usual.re_lu.threshold),
      ];
    case 'leaky_re_lu': {
      const key = dialect.name === 'keras2017' ? 'alpha' : 'negative_slope';
      return unless(key, layer.negativeSlope, usual.leaky_re_lu.negativeSlope);
    }
    case 'p_re_lu': {
      const { alphaInitializer } = usual.p_re_lu;
      return [
        ...unlessInitialized('alpha_initializer', layer.alphaInitializer, alphaInitializer, dialect),
        ...frozen(layer),
      ];
    }
    case 'elu':
      return unless('alpha', layer.alpha, usual.elu.alpha);
    case 'softmax':
      return [];
    case 'dropout':
      return [positional(number(layer.rate))];
    case 'gaussian_noise':
      return [positional(number(layer.stddev))];
    case 'batch_normalization':
      return [
        ...unless('momentum', layer.momentum, usual.batch_normalization.momentum),
        ...unless('epsilon', layer.epsilon, usual.batch_normalization.epsilon),
        ...scaled(layer),
        ...frozen(layer),
      ];
    case 'layer_normalization':
      return [
        ...unless('epsilon', layer.epsilon, usual.layer_normalization.epsilon),
        ...scaled(layer),
        ...frozen(layer),
      ];
  }
}

function denseArguments(layer: DenseLayer, dialect: Dialect): readonly Argument[] {
  const { dense } = usualLayers;
  return [
    positional(int(layer.units)),
    ...(layer.activation === 'linear' ? [] : [keyword('activation', activation(layer.activation, dialect))]),
    ...(layer.useBias ? [] : [keyword('use_bias', bool(false))]),
    ...unlessInitialized('kernel_initializer', layer.kernelInitializer, dense.kernelInitializer, dialect),
    ...unlessInitialized('bias_initializer', layer.biasInitializer, dense.biasInitializer, dialect),
    ...regularizer('kernel_regularizer', layer.kernelRegularizer, dialect),
    ...regularizer('bias_regularizer', layer.biasRegularizer, dialect),
    ...frozen(layer),
  ];
}

/** A string, but `step`, which Keras has not: the program defines it. */
function activation(name: ActivationName, dialect: Dialect): Expression {
  if (name === 'step') return name;
  dialect.word(name);
  if (name === 'sparsemax' && dialect.name === 'keras3') dialect.note(sparsemaxNote);
  return dialect.text(name);
}

const sparsemaxNote = 'sparsemax: Keras up to 3.15.1 takes too large a threshold where more than one output is not 0';

function unlessInitialized(
  key: string,
  spec: InitializerSpec,
  usual: InitializerSpec,
  dialect: Dialect,
): readonly Argument[] {
  return spec === usual ? [] : [keyword(key, initializer(spec, dialect))];
}

function scaled({ center, scale }: { readonly center: boolean; readonly scale: boolean }): readonly Argument[] {
  return [...(center ? [] : [keyword('center', bool(false))]), ...(scale ? [] : [keyword('scale', bool(false))])];
}

function frozen({ trainable }: { readonly trainable: boolean }): readonly Argument[] {
  return trainable ? [] : [keyword('trainable', bool(false))];
}
