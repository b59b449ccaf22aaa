import { describe, expect, it } from 'vitest';
import { denseLayer, usualCallbacks, usualLayers, usualOptimizers } from '../../../src/document/defaults.ts';
import type { Experiment } from '../../../src/document/experiment.ts';
import { decodeLink, encodeLink } from '../../../src/document/link.ts';
import { writeNet } from '../../../src/document/link/net.ts';
import { longestLink } from '../../../src/document/link/pairs.ts';
import { openingExperiment } from '../../../src/document/opening.ts';
import type { Layer } from '../../../src/engine/specs/model.ts';
import { net } from '../net.ts';

const base = 'v=1&data=iris&net=4-3.softmax';

const opened = (link: string): Experiment => {
  const decoded = decodeLink(link);
  if (!decoded.ok) throw new Error(`${link}: ${JSON.stringify(decoded.error)}`);
  return decoded.experiment;
};

const refused = (link: string) => {
  const decoded = decodeLink(link);
  if (decoded.ok) throw new Error(`${link} opens`);
  return decoded.error;
};

/** The value of one key when the link is read and written again. */
const rewritten = (key: string, value: string): string | null =>
  new URLSearchParams(encodeLink(opened(`${base}&${key}=${value}`))).get(key);

describe('a layer in the link', () => {
  it.each<[string, Layer]>([
    ['Dropout:0.5', usualLayers.dropout],
    ['GaussianNoise:0.1', usualLayers.gaussian_noise],
    ['BatchNormalization', usualLayers.batch_normalization],
    [
      'BatchNormalization:momentum=0.9:epsilon=1e-7:nocenter:noscale:frozen',
      {
        type: 'batch_normalization',
        momentum: 0.9,
        epsilon: 1e-7,
        center: false,
        scale: false,
        trainable: false,
      },
    ],
    ['LayerNormalization', usualLayers.layer_normalization],
    ['LayerNormalization:epsilon=1e-7', { ...usualLayers.layer_normalization, epsilon: 1e-7 }],
    ['ReLU', usualLayers.re_lu],
    [
      'ReLU:max_value=6:negative_slope=0.1:threshold=1',
      { type: 're_lu', maxValue: 6, negativeSlope: 0.1, threshold: 1 },
    ],
    ['LeakyReLU', usualLayers.leaky_re_lu],
    ['LeakyReLU:0.01', { type: 'leaky_re_lu', negativeSlope: 0.01 }],
    ['PReLU', usualLayers.p_re_lu],
    [
      'PReLU:constant,-1e-7:frozen',
      { type: 'p_re_lu', alphaInitializer: { name: 'constant', value: -1e-7 }, trainable: false },
    ],
    ['ELU', usualLayers.elu],
    ['ELU:0.5', { type: 'elu', alpha: 0.5 }],
    ['Softmax', usualLayers.softmax],
    ['softmax', { type: 'activation', activation: 'softmax' }],
    ['relu', { type: 'activation', activation: 'relu' }],
    [
      '16.relu:nobias:he_normal',
      denseLayer(16, { activation: 'relu', useBias: false, kernelInitializer: 'he_normal' }),
    ],
    [
      '4:random_uniform,-0.1,0.1:bias=constant,-1',
      denseLayer(4, {
        kernelInitializer: { name: 'random_uniform', minval: -0.1, maxval: 0.1 },
        biasInitializer: { name: 'constant', value: -1 },
      }),
    ],
    [
      '4:variance_scaling,2,fan_avg,uniform:l1=1e-7:l2=0.01:bias_l1=0.1:bias_l2=0.2:frozen',
      denseLayer(4, {
        kernelInitializer: { name: 'variance_scaling', scale: 2, mode: 'fan_avg', distribution: 'uniform' },
        kernelRegularizer: { l1: 1e-7, l2: 0.01 },
        biasRegularizer: { l1: 0.1, l2: 0.2 },
        trainable: false,
      }),
    ],
  ])('%s', (text, layer) => {
    // Between two others, so that a minus read as the dash between layers, or the reverse, fails the test.
    const model = net(`4-${text}-3-softmax`);
    expect(model.layers).toEqual([layer, denseLayer(3), { type: 'activation', activation: 'softmax' }]);
    expect(writeNet(model)).toBe(`4-${text}-3-softmax`);
  });

  it('says in one way what can be said in two', () => {
    expect(writeNet(net('4-3:random_normal,0,0.05'))).toBe('4-3:random_normal');
    expect(writeNet(net('4-3:constant,0:bias=zeros:l2=0'))).toBe('4-3:constant');
    expect(writeNet(net('4-3:frozen:l2=0.1:zeros:nobias'))).toBe('4-3:nobias:zeros:l2=0.1:frozen');
    expect(writeNet(net('4-ReLU:threshold=0-LeakyReLU:0.3-ELU:1'))).toBe('4-ReLU-LeakyReLU-ELU');
    expect(writeNet(net('4-3:constant,-0'))).toBe('4-3:constant');
  });

  it.each([
    ['Dropout', { code: 'badLayer', index: 0, value: 'Dropout' }],
    ['Dropout:1', { code: 'outOfRange', value: '1' }],
    ['Dropout:0.5:0.5', { code: 'badLayer', index: 0 }],
    ['drop:0.5', { code: 'unknownName', value: 'drop' }],
    ['Softmax:1', { code: 'badLayer' }],
    ['Softmax:frozen', { code: 'badLayer' }],
    ['ReLU:max=6', { code: 'unknownName', value: 'max=', choices: ['max_value=', 'negative_slope=', 'threshold='] }],
    ['ReLU:max_value=-1', { code: 'outOfRange', value: '-1' }],
    ['BatchNormalization:epsilon=0', { code: 'outOfRange', value: '0' }],
    ['BatchNormalization:nocenter:nocenter', { code: 'badLayer' }],
    ['PReLU:glorot', { code: 'unknownName', value: 'glorot' }],
    ['relu:0.1', { code: 'badLayer' }],
    ['3:0.1', { code: 'badLayer' }],
    ['3:l2=', { code: 'badNumber', value: '' }],
    ['3:l2=x', { code: 'badNumber', value: 'x' }],
    ['3:l3=1', { code: 'unknownName', value: 'l3=' }],
    ['3:zeros,1', { code: 'badValue', value: 'zeros,1', example: 'zeros' }],
    ['3:variance_scaling', { code: 'badValue', value: 'variance_scaling' }],
    ['3:random_normal,1', { code: 'badValue', value: 'random_normal,1' }],
    ['3:variance_scaling,1,fan_in,normal', { code: 'unknownName', value: 'normal' }],
    ['3:bias=zeros:bias=ones', { code: 'badLayer' }],
  ])('is refused as %s', (text, error) => {
    expect(refused(`v=1&data=iris&net=4-${text}`)).toMatchObject(error);
  });
});

describe('an optimizer in the link', () => {
  it.each([
    'rmsprop:0.001',
    'rmsprop:0.01:rho=0.5:momentum=0.9:epsilon=0.001:centered',
    'adam:0.001:amsgrad',
    'adam:0.001:0.8:0.999:1e-8:amsgrad',
    'adamw:0.001',
    'adamw:0.001:weight_decay=0',
    'adagrad:0.1:initial_accumulator_value=0:epsilon=1e-8',
    'adadelta:1:rho=0.9',
    'adamax:0.001:0.8',
    'nadam:0.001',
    'sgd:0.1:clipnorm=1',
    'sgd:0.1:clipvalue=0.5',
    'sgd:0.1:0:nesterov:weight_decay=0.01:global_clipnorm=2:exponential_decay=1000,0.9',
    'sgd:0.01:exponential_decay=100,0.5,staircase',
    'sgd:0.01:inverse_time_decay=1,0.001',
    'sgd:0.01:cosine_decay=500',
    'sgd:0.01:cosine_decay=500,0.1',
    'sgd:0.01:cosine_decay=500,0,0.1,50',
    'sgd:0.01:piecewise_constant_decay=100,0.001,200,1e-7',
  ])('%s is written as it was read', (opt) => {
    expect(rewritten('opt', opt)).toBe(opt);
  });

  it('leaves out what is Keras’s default', () => {
    expect(rewritten('opt', 'rmsprop')).toBe('rmsprop:0.001');
    expect(rewritten('opt', 'adamw:0.001:weight_decay=0.004')).toBe('adamw:0.001');
    expect(rewritten('opt', 'sgd:0.01:cosine_decay=500,0')).toBe('sgd:0.01:cosine_decay=500');
    expect(opened(`${base}&opt=nadam`).optimizer).toEqual(usualOptimizers.nadam);
  });

  it.each([
    ['sgd:0.1:clipnorm=1:clipvalue=1', { code: 'badValue', key: 'opt' }],
    ['sgd:0.1:clipnorm=0', { code: 'outOfRange', value: '0' }],
    ['sgd:0.1:rho=0.9', { code: 'unknownName', value: 'rho=' }],
    ['adamax:0.1:amsgrad', { code: 'unknownName', value: 'amsgrad' }],
    ['rmsprop:0.1:0.9', { code: 'badValue', value: 'rmsprop:0.1:0.9' }],
    ['sgd:0.1:cosine_decay=1:exponential_decay=1,0.9', { code: 'badValue', key: 'opt' }],
    ['sgd:0.1:exponential_decay=1000', { code: 'badValue', key: 'opt', value: '1000' }],
    ['sgd:0.1:exponential_decay=1000,0.9,steps', { code: 'badValue' }],
    ['sgd:0.1:exponential_decay=0,0.9', { code: 'outOfRange', value: '0' }],
    ['sgd:0.1:cosine_decay=10,0,0.1', { code: 'badValue' }],
    ['sgd:0.1:piecewise_constant_decay=200,0.1,100,0.01', { code: 'badValue' }],
    ['sgd:0.1:piecewise_constant_decay=200', { code: 'badValue' }],
    [`sgd:0.1:piecewise_constant_decay=${Array(43).fill('1').join()}`, { code: 'badValue' }],
  ])('is refused as %s', (opt, error) => {
    expect(refused(`${base}&opt=${opt}`)).toMatchObject(error);
  });
});

describe('a loss in the link', () => {
  it('has its options behind it, only as far as they are not the default', () => {
    for (const loss of [
      'binary_crossentropy:logits:smooth=0.1',
      'categorical_crossentropy:logits',
      'sparse_categorical_crossentropy:logits',
      'huber:2',
      'huber',
    ]) {
      expect(rewritten('loss', loss)).toBe(loss);
    }
    expect(rewritten('loss', 'huber:1')).toBe('huber');
    expect(rewritten('loss', 'categorical_crossentropy:smooth=0')).toBeNull();
    expect(opened(`${base}&loss=binary_crossentropy:logits:smooth=0.1`).lossOptions).toEqual({
      fromLogits: true,
      labelSmoothing: 0.1,
      delta: 1,
    });
  });

  it.each([
    ['mean_squared_error:logits', { code: 'badValue', key: 'loss', example: 'mean_squared_error' }],
    ['sparse_categorical_crossentropy:smooth=0.1', { code: 'unknownName', value: 'smooth=', choices: ['logits'] }],
    ['huber:0', { code: 'outOfRange', value: '0' }],
    ['huber:1:2', { code: 'badValue', example: 'huber:1.5' }],
    ['binary_crossentropy:smooth=1', { code: 'outOfRange', value: '1' }],
  ])('is refused as %s', (loss, error) => {
    expect(refused(`${base}&loss=${loss}`)).toMatchObject(error);
  });
});

describe('fit in the link', () => {
  it.each([
    'EarlyStopping:val_loss',
    'EarlyStopping:val_accuracy:min_delta=0.01:patience=5:mode=max:baseline=-0.5:restore_best_weights:start_from_epoch=3',
    'ReduceLROnPlateau:loss:factor=0.5:patience=3:mode=min:min_delta=0:cooldown=2:min_lr=1e-7',
    'EarlyStopping:loss:patience=3,ReduceLROnPlateau:loss,TerminateOnNaN',
  ])('has the callbacks %s', (cb) => {
    expect(rewritten('cb', cb)).toBe(cb);
  });

  it('has them in one order, whatever theirs was', () => {
    expect(rewritten('cb', 'TerminateOnNaN,EarlyStopping:loss')).toBe('EarlyStopping:loss,TerminateOnNaN');
    expect(opened(`${base}&cb=EarlyStopping:val_loss`).callbacks).toEqual([usualCallbacks.early_stopping]);
    expect(rewritten('metrics', 'auc,accuracy')).toBe('accuracy,auc');
  });

  it('says when the rows are not shuffled', () => {
    expect(opened(`${base}&shuffle=0`).shuffle).toBe(false);
    expect(rewritten('shuffle', '0')).toBe('0');
    expect(rewritten('shuffle', '1')).toBeNull();
    expect(refused(`${base}&shuffle=no`)).toMatchObject({ code: 'unknownName', choices: ['0', '1'] });
  });

  it.each([
    ['', { code: 'unknownName', key: 'cb', value: '' }],
    ['ModelCheckpoint', { code: 'unknownName', value: 'ModelCheckpoint' }],
    ['EarlyStopping', { code: 'badValue', value: 'EarlyStopping' }],
    ['EarlyStopping:patience=5', { code: 'badValue' }],
    ['EarlyStopping:val-loss', { code: 'badValue' }],
    ['EarlyStopping:loss:patience=1.5', { code: 'badNumber', integer: true }],
    ['EarlyStopping:loss:factor=0.5', { code: 'unknownName', value: 'factor=' }],
    ['ReduceLROnPlateau:loss:factor=1', { code: 'outOfRange' }],
    ['ReduceLROnPlateau:loss:mode=up', { code: 'unknownName', choices: ['auto', 'min', 'max'] }],
    ['TerminateOnNaN:loss', { code: 'badValue', example: 'TerminateOnNaN' }],
    ['EarlyStopping:loss,EarlyStopping:val_loss', { code: 'badValue', key: 'cb' }],
  ])('refuses the callbacks “%s”', (cb, error) => {
    expect(refused(`${base}&cb=${cb}`)).toMatchObject(error);
  });
});

it('the longest link there can be opens, percent-encoded too', () => {
  const x = 1.2345678901234567e-11; // no number takes more characters
  const layer = denseLayer(1024, {
    activation: 'hard_sigmoid',
    useBias: false,
    kernelInitializer: {
      name: 'variance_scaling',
      scale: 1.2345678901234567,
      mode: 'fan_avg',
      distribution: 'untruncated_normal',
    },
    biasInitializer: {
      name: 'variance_scaling',
      scale: 1.2345678901234567,
      mode: 'fan_avg',
      distribution: 'untruncated_normal',
    },
    kernelRegularizer: { l1: x, l2: x },
    biasRegularizer: { l1: x, l2: x },
    trainable: false,
  });
  const e: Experiment = { ...openingExperiment, layers: Array<Layer>(40).fill(layer) };
  const encoded = encodeURIComponent(encodeLink(e));
  expect(encoded.length).toBeLessThan(longestLink - 2000); // and the rest of an experiment
  expect(opened(encoded)).toEqual(e);
});
