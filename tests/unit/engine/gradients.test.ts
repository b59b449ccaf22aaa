import { describe, expect, test } from 'vitest';
import { denseLayer, usualLayers } from '../../../src/document/defaults.ts';
import { activationNames, activations, type ActivationName } from '../../../src/engine/activations.ts';
import { activationFunction } from '../../../src/engine/layerActivation.ts';
import { losses } from '../../../src/engine/createLoss.ts';
import { losses as kerasLosses } from '../../../src/keras/losses.ts';
import { lossNames, type LossName, usualLossOptions } from '../../../src/engine/specs/lossSpecs.ts';
import type { EluLayer, Layer, LeakyReluLayer, ReluLayer } from '../../../src/engine/specs/model.ts';
import { createRandom } from '../../../src/engine/random.ts';
import { assemble, worstError } from './differences.ts';

const anyOutput = activationNames.filter((name) => name !== 'step');

/** Outputs for which each loss is defined: some losses take a logarithm and need probabilities or rates. */
function outputsOf(loss: LossName): readonly ActivationName[] {
  switch (losses[loss].outputs) {
    case 'any':
      return anyOutput;
    case 'positive':
      return ['softmax', 'sigmoid', 'softplus', 'squareplus', 'exponential'];
    case 'probability':
      return ['softmax', 'sigmoid'];
  }
}

const dense = (units: number, activation: ActivationName, useBias = true): Layer =>
  denseLayer(units, { activation, useBias });

const reluLayers: readonly ReluLayer[] = [
  { type: 're_lu', maxValue: null, negativeSlope: 0, threshold: 0 },
  { type: 're_lu', maxValue: 0.6, negativeSlope: 0, threshold: 0 },
  { type: 're_lu', maxValue: null, negativeSlope: 0.25, threshold: 0 },
  { type: 're_lu', maxValue: null, negativeSlope: 0.25, threshold: 0.3 },
  { type: 're_lu', maxValue: 0.9, negativeSlope: 0.1, threshold: 0.2 },
  { type: 're_lu', maxValue: 6, negativeSlope: 0.1, threshold: 0 },
];
const leakyLayers: readonly LeakyReluLayer[] = [{ type: 'leaky_re_lu', negativeSlope: 0.3 }];
const eluLayers: readonly EluLayer[] = [
  { type: 'elu', alpha: 1 },
  { type: 'elu', alpha: 0.4 },
  { type: 'elu', alpha: 2 },
];
const withArguments = [...reluLayers, ...leakyLayers, ...eluLayers];

const { p_re_lu, dropout, gaussian_noise, batch_normalization, layer_normalization } = usualLayers;
const named: Readonly<Record<string, Layer>> = {
  PReLU: p_re_lu,
  'PReLU with slopes of 0.4': { ...p_re_lu, alphaInitializer: { name: 'constant', value: 0.4 } },
  Dropout: { ...dropout, rate: 0.4 },
  GaussianNoise: { ...gaussian_noise, stddev: 0.3 },
  BatchNormalization: batch_normalization,
  'BatchNormalization without scale': { ...batch_normalization, scale: false },
  'BatchNormalization without center': { ...batch_normalization, center: false },
  'BatchNormalization without either': { ...batch_normalization, center: false, scale: false, epsilon: 0.1 },
  'BatchNormalization that is frozen': { ...batch_normalization, trainable: false },
  LayerNormalization: layer_normalization,
  'LayerNormalization without scale': { ...layer_normalization, scale: false },
  'LayerNormalization without center': { ...layer_normalization, center: false, epsilon: 0.1 },
  'LayerNormalization that is frozen': { ...layer_normalization, trainable: false },
  Softmax: { type: 'softmax' },
  ...Object.fromEntries(withArguments.map((layer) => [JSON.stringify(layer), layer])),
};

describe('gradients agree with central differences to 1e-6', () => {
  for (const loss of lossNames) {
    for (const output of outputsOf(loss)) {
      // Each hidden activation is tested with one output, and each output with one hidden activation. Testing all pairs
      // would add nothing, since the chain rule joins them at one array.
      test(`${output} into ${loss}, every hidden activation`, () => {
        for (const [index, hidden] of anyOutput.entries()) {
          const random = createRandom(1000 + index, 'data', lossNames.indexOf(loss));
          const layers = [
            dense(1 + random.below(5), hidden, random.below(2) === 1),
            { type: 'activation', activation: 'tanh' } as const,
            dense(2 + random.below(3), output),
          ];
          const one = { model: { inputs: 1 + random.below(4), layers }, loss, rows: 1 + random.below(6), random };
          expect(worstError(one), `${hidden} → ${output}`).toBeLessThan(1e-6);
        }
      });
    }
  }

  for (const [index, [name, layer]] of Object.entries(named).entries()) {
    for (const loss of ['mean_squared_error', 'categorical_crossentropy'] as const) {
      test(`${name} within a network, with ${loss}`, () => {
        const random = createRandom(2000 + index, 'data');
        const output = dense(3, loss === 'mean_squared_error' ? 'linear' : 'softmax');
        const layers = [dense(4, 'linear'), layer, dense(4, 'tanh'), output];
        expect(worstError({ model: { inputs: 3, layers }, loss, rows: 5, random })).toBeLessThan(1e-6);
      });
    }

    test(`${name} as the first layer and as the last`, () => {
      const random = createRandom(3000 + index, 'data');
      const first = { inputs: 3, layers: [layer, dense(2, 'tanh')] };
      expect(worstError({ model: first, loss: 'mean_squared_error', rows: 4, random })).toBeLessThan(1e-6);
      const last = { inputs: 3, layers: [dense(4, 'linear'), layer] };
      expect(worstError({ model: last, loss: 'mean_squared_error', rows: 4, random })).toBeLessThan(1e-6);
    });
  }

  test('everything in one network', () => {
    const random = createRandom(7, 'data');
    const between = Object.values(named).flatMap((layer) => [dense(3, 'linear'), layer]);
    const layers = [...between.slice(0, 24), dense(2, 'softmax')];
    const one = { model: { inputs: 3, layers }, loss: 'categorical_crossentropy' as const, rows: 4, random };
    expect(worstError(one)).toBeLessThan(1e-6);
  });

  for (const [l1, l2] of [
    [0.03, 0],
    [0, 0.05],
    [0.02, 0.04],
  ]) {
    for (const loss of lossNames) {
      test(`L1L2(${l1}, ${l2}) on kernel and bias, with ${loss}`, () => {
        const random = createRandom(4000, 'data', lossNames.indexOf(loss));
        const regularizer = { l1, l2 };
        const regularized = { kernelRegularizer: regularizer, biasRegularizer: regularizer };
        const layers = [
          denseLayer(3, { activation: 'tanh', ...regularized }),
          denseLayer(3, { activation: outputsOf(loss)[0], kernelRegularizer: regularizer }),
        ];
        expect(worstError({ model: { inputs: 2, layers }, loss, rows: 4, random })).toBeLessThan(1e-6);
      });
    }
  }

  for (const loss of lossNames) {
    const changes = { fromLogits: true, labelSmoothing: 0.2, delta: 0.4 } as const;
    for (const argument of kerasLosses[loss].takes ?? []) {
      test(`${loss} with ${argument} ${changes[argument]}`, () => {
        const random = createRandom(6000, 'data', lossNames.indexOf(loss));
        const outputs = argument === 'fromLogits' ? (['linear', 'tanh'] as const) : outputsOf(loss);
        for (const output of outputs) {
          const model = { inputs: 2, layers: [dense(3, 'tanh'), dense(3, output)] };
          const options = { ...usualLossOptions, [argument]: changes[argument] };
          expect(worstError({ model, loss, options, rows: 4, random }), output).toBeLessThan(1e-6);
        }
      });
    }
  }

  test('frozen layers in front, between and behind', () => {
    for (const frozen of [0, 1, 2]) {
      const random = createRandom(5000 + frozen, 'data');
      const layers = [0, 1, 2].map((index) =>
        denseLayer(3, { activation: 'tanh', trainable: index !== frozen, kernelRegularizer: { l1: 0, l2: 0.1 } }),
      );
      const one = { model: { inputs: 2, layers }, loss: 'mean_squared_error' as const, rows: 4, random };
      expect(worstError(one)).toBeLessThan(1e-6);
    }
  });

  test('nothing passes back through a step', () => {
    const random = createRandom(5, 'data');
    const { network, backward } = assemble({
      model: { inputs: 2, layers: [dense(3, 'step'), dense(2, 'softmax')] },
      loss: 'categorical_crossentropy',
      rows: 4,
      random,
    });
    backward();
    expect([...network.gradients.subarray(0, 9)].every((g) => g === 0)).toBe(true);
    expect(network.gradients.subarray(9).some((g) => g !== 0)).toBe(true);
  });

  test('a softmax over one unit has no gradient at all', () => {
    const random = createRandom(6, 'data');
    const { network, backward } = assemble({
      model: { inputs: 2, layers: [dense(1, 'softmax')] },
      loss: 'categorical_crossentropy',
      rows: 4,
      random,
    });
    backward();
    expect([...network.gradients]).toEqual([0, 0, 0]);
  });
});

describe('activations', () => {
  const functions = [
    ...Object.entries(activations),
    ...withArguments.map((layer) => [JSON.stringify(layer), activationFunction(layer)] as const),
  ];
  for (const [name, { f, derivative, kinks, passesGradient, range }] of functions) {
    test(`${name}: the derivative is the slope`, () => {
      let steepest = 0;
      for (let x = -6.03; x < 6; x += 0.1) {
        if (kinks.some((kink) => Math.abs(kink - x) < 0.01)) continue;
        const h = 1e-4;
        const slope = (8 * (f(x + h) - f(x - h)) - (f(x + 2 * h) - f(x - 2 * h))) / (12 * h);
        expect(Math.abs(derivative(x, f(x)) - slope)).toBeLessThan(1e-9 * Math.max(1, Math.abs(slope)));
        steepest = Math.max(steepest, Math.abs(slope));
      }
      expect(passesGradient).toBe(steepest > 0);
    });

    test(`${name}: its values fill the range that it says, to two digits`, () => {
      const values = Array.from({ length: 20001 }, (_, i) => f((i - 10000) / 10));
      const within = (value: number): string => (Math.abs(value) > 50 ? String(Math.sign(value)) : value.toFixed(1));
      const [low, high] = range.map((end) => (Math.abs(end) === Infinity ? String(Math.sign(end)) : end.toFixed(1)));
      expect([within(Math.min(...values)), within(Math.max(...values))]).toEqual([low, high]);
      expect(Math.min(...values)).toBeGreaterThanOrEqual(range[0] - 0.005);
      expect(Math.max(...values)).toBeLessThanOrEqual(range[1]);
    });

    test(`${name}: NaN stays NaN, so that a run notices`, () => {
      expect(f(Number.NaN)).toBeNaN();
    });
  }
});
