import { activationLayer, denseLayer, usualLayers } from '../../../src/document/defaults.ts';
import type { Model } from '../../../src/engine/specs/model.ts';

const { dropout, gaussian_noise, batch_normalization, layer_normalization, p_re_lu } = usualLayers;

/** 3-4-sigmoid-Dropout-3-softmax */
export const dropping: Model = {
  inputs: 3,
  layers: [denseLayer(4), activationLayer('sigmoid'), dropout, denseLayer(3), activationLayer('softmax')],
};

/** A normalization before the function. */
export const normalizing: Model = {
  inputs: 3,
  layers: [denseLayer(4), batch_normalization, activationLayer('relu'), denseLayer(3, { activation: 'softmax' })],
};

/** All normalization, dropout, noise and PReLU layers. */
export const everything: Model = {
  inputs: 3,
  layers: [
    gaussian_noise,
    denseLayer(4),
    layer_normalization,
    p_re_lu,
    dropout,
    denseLayer(4, { activation: 'relu' }),
    batch_normalization,
    denseLayer(3),
    activationLayer('log_softmax'),
  ],
};

/** With blocks: 784-512-BatchNormalization-relu-Dropout-10 */
export const large: Model = {
  inputs: 784,
  layers: [denseLayer(512), batch_normalization, activationLayer('relu'), dropout, denseLayer(10)],
};
