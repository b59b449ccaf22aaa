import { describe, expect, it } from 'vitest';
import { defaultOptimizer, denseLayer, usualCallbacks, usualLayers } from '../../../../src/document/defaults.ts';
import { kerasName } from '../../../../src/keras/argument.ts';
import { changedArguments } from '../../../../src/ui/controls/changed.ts';

describe('kerasName', () => {
  it.each([
    ['useBias', 'use_bias'],
    ['kernelInitializer', 'kernel_initializer'],
    ['beta1', 'beta_1'],
    ['initialAccumulatorValue', 'initial_accumulator_value'],
    ['minLr', 'min_lr'],
    ['rate', 'rate'],
    ['l1', 'l1'],
  ])('writes %s as %s', (key, name) => {
    expect(kerasName(key)).toBe(name);
  });
});

describe('changedArguments', () => {
  it('finds nothing where all is as usual', () => {
    expect(changedArguments(usualLayers.batch_normalization, usualLayers.batch_normalization)).toEqual([]);
    expect(changedArguments({ ...usualCallbacks.early_stopping }, usualCallbacks.early_stopping)).toEqual([]);
  });

  it('names what is not as usual, also deep inside, in Keras’s words', () => {
    const layer = denseLayer(8, {
      useBias: false,
      kernelInitializer: { name: 'constant', value: 2 },
      kernelRegularizer: { l1: 0, l2: 0.01 },
    });
    expect(changedArguments(layer, denseLayer(8))).toEqual(['use_bias', 'kernel_initializer', 'kernel_regularizer']);
    const adam = { ...defaultOptimizer('adam'), beta1: 0.8 };
    expect(changedArguments(adam, defaultOptimizer('adam'))).toEqual(['beta_1']);
  });

  it('leaves out what is seen anyway', () => {
    expect(changedArguments({ ...usualLayers.dense, units: 9, useBias: false }, usualLayers.dense, ['units'])).toEqual([
      'use_bias',
    ]);
  });
});
