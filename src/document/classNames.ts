import type { CallbackName } from '../engine/specs/callbacks.ts';
import { activationName, layerActivation } from '../engine/layerActivation.ts';
import type { Layer, LayerType } from '../engine/specs/model.ts';
import type { OptimizerName } from '../engine/specs/optimizers.ts';
import type { NotFinite } from '../engine/specs/run.ts';
import type { ScheduleName } from '../engine/specs/schedules.ts';

// Names of Keras's classes, wherever a person reads them: cards, menus, code, summary. The keys are Keras's own
// short names (`model.summary()`, `optimizer='adam'`).

/** `keras.layers`; Keras names a layer by the type itself: `dense`, `dense_1` … */
export const layerClassNames: Readonly<Record<LayerType, string>> = {
  dense: 'Dense',
  activation: 'Activation',
  re_lu: 'ReLU',
  leaky_re_lu: 'LeakyReLU',
  p_re_lu: 'PReLU',
  elu: 'ELU',
  softmax: 'Softmax',
  dropout: 'Dropout',
  gaussian_noise: 'GaussianNoise',
  batch_normalization: 'BatchNormalization',
  layer_normalization: 'LayerNormalization',
};

/** `keras.optimizers` */
export const optimizerClassNames: Readonly<Record<OptimizerName, string>> = {
  sgd: 'SGD',
  rmsprop: 'RMSprop',
  adam: 'Adam',
  adamw: 'AdamW',
  adagrad: 'Adagrad',
  adadelta: 'Adadelta',
  adamax: 'Adamax',
  nadam: 'Nadam',
};

/** `keras.optimizers.schedules` */
export const scheduleClassNames: Readonly<Record<ScheduleName, string>> = {
  exponential_decay: 'ExponentialDecay',
  cosine_decay: 'CosineDecay',
  piecewise_constant_decay: 'PiecewiseConstantDecay',
  inverse_time_decay: 'InverseTimeDecay',
};

/** `keras.callbacks` */
export const callbackClassNames: Readonly<Record<CallbackName, string>> = {
  early_stopping: 'EarlyStopping',
  reduce_lr_on_plateau: 'ReduceLROnPlateau',
  terminate_on_nan: 'TerminateOnNaN',
};

/** One word for a layer: the function that it applies (`relu`) or its class. */
function layerWord(layer: Layer): string {
  const activation = layerActivation(layer);
  const name = activation === null ? 'linear' : activationName(activation);
  return name === 'linear' ? layerClassNames[layer.type] : name;
}

/** One word for the layer that caused a failure; empty if no layer did. */
export function wordOfCause({ cause }: NotFinite, layers: readonly Layer[]): string {
  const layer = 'layer' in cause ? layers[cause.layer] : undefined;
  return layer === undefined ? '' : layerWord(layer);
}
