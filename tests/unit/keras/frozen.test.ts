import { describe, expect, it } from 'vitest';
import { decodeLink } from '../../../src/document/link.ts';

// FROZEN: what links of version 1 leave out. Every link ever released is read with these values, so they are added to,
// never edited, even if Keras's own defaults change.

function read(net: string, more = '') {
  const decoded = decodeLink(`v=1&data=iris&net=4-${net}${more}`);
  if (!decoded.ok) throw new Error(JSON.stringify(decoded.error));
  return decoded.experiment;
}

const common = { schedule: null, weightDecay: 0, clip: null };
const adam = { learningRate: 0.001, ...common, beta1: 0.9, beta2: 0.999, epsilon: 1e-7 };

describe('a link of version 1', () => {
  it.each([
    { name: 'sgd', learningRate: 0.01, ...common, momentum: 0, nesterov: false },
    { name: 'rmsprop', learningRate: 0.001, ...common, rho: 0.9, momentum: 0, epsilon: 1e-7, centered: false },
    { name: 'adam', ...adam, amsgrad: false },
    { name: 'adamw', ...adam, weightDecay: 0.004, amsgrad: false },
    { name: 'adagrad', learningRate: 0.001, ...common, initialAccumulatorValue: 0.1, epsilon: 1e-7 },
    { name: 'adadelta', learningRate: 0.001, ...common, rho: 0.95, epsilon: 1e-7 },
    { name: 'adamax', ...adam },
    { name: 'nadam', ...adam },
  ])('leaves out of $name what it always has', (optimizer) => {
    expect(read('3', `&opt=${optimizer.name}`).optimizer).toEqual(optimizer);
  });

  it.each([
    ['cosine_decay=9', { name: 'cosine_decay', decaySteps: 9, alpha: 0, warmupTarget: null, warmupSteps: 0 }],
    ['exponential_decay=9,0.5', { name: 'exponential_decay', decaySteps: 9, decayRate: 0.5, staircase: false }],
    ['inverse_time_decay=9,2', { name: 'inverse_time_decay', decaySteps: 9, decayRate: 2, staircase: false }],
  ])('leaves out of %s what it always has', (text, schedule) => {
    expect(read('3', `&opt=sgd:0.1:${text}`).optimizer.schedule).toEqual(schedule);
  });

  it.each([
    [
      '3',
      {
        type: 'dense',
        units: 3,
        activation: 'linear',
        useBias: true,
        kernelInitializer: 'glorot_uniform',
        biasInitializer: 'zeros',
        kernelRegularizer: { l1: 0, l2: 0 },
        biasRegularizer: { l1: 0, l2: 0 },
        trainable: true,
      },
    ],
    ['ReLU', { type: 're_lu', maxValue: null, negativeSlope: 0, threshold: 0 }],
    ['LeakyReLU', { type: 'leaky_re_lu', negativeSlope: 0.3 }],
    ['PReLU', { type: 'p_re_lu', alphaInitializer: 'zeros', trainable: true }],
    ['ELU', { type: 'elu', alpha: 1 }],
    ['Softmax', { type: 'softmax' }],
    [
      'BatchNormalization',
      { type: 'batch_normalization', momentum: 0.99, epsilon: 0.001, center: true, scale: true, trainable: true },
    ],
    ['LayerNormalization', { type: 'layer_normalization', epsilon: 0.001, center: true, scale: true, trainable: true }],
  ])('leaves out of the layer %s what it always has', (text, layer) => {
    expect(read(text).layers).toEqual([layer]);
  });

  it.each([
    [
      'EarlyStopping:loss',
      {
        name: 'early_stopping',
        monitor: 'loss',
        minDelta: 0,
        patience: 0,
        mode: 'auto',
        baseline: null,
        restoreBestWeights: false,
        startFromEpoch: 0,
      },
    ],
    [
      'ReduceLROnPlateau:loss',
      {
        name: 'reduce_lr_on_plateau',
        monitor: 'loss',
        factor: 0.1,
        patience: 10,
        mode: 'auto',
        minDelta: 0.0001,
        cooldown: 0,
        minLr: 0,
      },
    ],
  ])('leaves out of %s what it always has', (text, callback) => {
    expect(read('3', `&cb=${text}`).callbacks).toEqual([callback]);
  });

  it.each(['huber', 'binary_crossentropy'])('leaves out of the loss %s what it always has', (loss) => {
    expect(read('3', `&loss=${loss}`).lossOptions).toEqual({ fromLogits: false, labelSmoothing: 0, delta: 1 });
  });

  it.each([
    ['random_uniform,-0.05,0.05', 'random_uniform'],
    ['random_normal,0,0.05', 'random_normal'],
    ['truncated_normal,0,0.05', 'truncated_normal'],
    ['orthogonal,1', 'orthogonal'],
    ['identity,1', 'identity'],
    ['constant,0', 'constant'],
    ['variance_scaling', undefined],
  ])('means by the name of %s what it always has', (text, name) => {
    if (name === undefined) expect(decodeLink(`v=1&data=iris&net=4-3:${text}`).ok).toBe(false);
    else expect(read(`3:${text}`).layers).toEqual(read(`3:${name}`).layers);
  });
});
