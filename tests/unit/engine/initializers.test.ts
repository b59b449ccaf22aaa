import { describe, expect, test } from 'vitest';
import { denseLayer, usualLayers } from '../../../src/document/defaults.ts';
import { initialize, type Shape } from '../../../src/engine/initialize.ts';
import { initializerNames, type InitializerSpec } from '../../../src/engine/specs/initializerSpecs.ts';
import { initializeParameters } from '../../../src/engine/initializeParameters.ts';
import { layOut, type VariableRole } from '../../../src/engine/layout.ts';
import type { Layer } from '../../../src/engine/specs/model.ts';
import { createRandom } from '../../../src/engine/random.ts';

function drawn(spec: InitializerSpec, shape: Shape, seed = 1): Float64Array {
  const out = new Float64Array(shape.reduce<number>((product, size) => product * size, 1));
  initialize(spec, createRandom(seed, 'weights'), shape, out);
  return out;
}

function moments(values: Float64Array): { mean: number; deviation: number; least: number; most: number } {
  const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
  const squares = values.reduce((sum, value) => sum + (value - mean) ** 2, 0);
  return { mean, deviation: Math.sqrt(squares / values.length), least: Math.min(...values), most: Math.max(...values) };
}

/** Properties that the numbers of a variable [100, 50] must have, by Keras's documentation. */
const expected: Readonly<Record<string, { spec: InitializerSpec; mean?: number; deviation: number; bound?: number }>> =
  {
    glorot_uniform: { spec: 'glorot_uniform', deviation: Math.sqrt(2 / 150), bound: Math.sqrt(6 / 150) },
    glorot_normal: { spec: 'glorot_normal', deviation: Math.sqrt(2 / 150) },
    he_uniform: { spec: 'he_uniform', deviation: Math.sqrt(2 / 100), bound: Math.sqrt(6 / 100) },
    he_normal: { spec: 'he_normal', deviation: Math.sqrt(2 / 100) },
    lecun_uniform: { spec: 'lecun_uniform', deviation: Math.sqrt(1 / 100), bound: Math.sqrt(3 / 100) },
    lecun_normal: { spec: 'lecun_normal', deviation: Math.sqrt(1 / 100) },
    random_uniform: { spec: 'random_uniform', deviation: 0.1 / Math.sqrt(12), bound: 0.05 },
    random_normal: { spec: 'random_normal', deviation: 0.05 },
    truncated_normal: { spec: 'truncated_normal', deviation: 0.05 * 0.8796, bound: 0.1 },
    'random_uniform from 1 to 3': {
      spec: { name: 'random_uniform', minval: 1, maxval: 3 },
      mean: 2,
      deviation: 2 / Math.sqrt(12),
      bound: 1,
    },
    'random_normal about 5': { spec: { name: 'random_normal', mean: 5, stddev: 2 }, mean: 5, deviation: 2 },
    'truncated_normal about −1': {
      spec: { name: 'truncated_normal', mean: -1, stddev: 0.5 },
      mean: -1,
      deviation: 0.5 * 0.8796,
      bound: 1,
    },
    'variance_scaling by fan_out, uniform': {
      spec: { name: 'variance_scaling', scale: 3, mode: 'fan_out', distribution: 'uniform' },
      deviation: Math.sqrt(3 / 50),
      bound: Math.sqrt(9 / 50),
    },
    'variance_scaling by fan_avg, untruncated': {
      spec: { name: 'variance_scaling', scale: 0.5, mode: 'fan_avg', distribution: 'untruncated_normal' },
      deviation: Math.sqrt(0.5 / 75),
    },
    orthogonal: { spec: 'orthogonal', deviation: Math.sqrt(1 / 100) },
  };

describe.each(Object.entries(expected))('%s', (_, { spec, mean = 0, deviation, bound = Infinity }) => {
  test('has the mean, the deviation and the bounds that Keras gives it', () => {
    const found = moments(drawn(spec, [100, 50]));
    expect(Math.abs(found.mean - mean)).toBeLessThan((4 * deviation) / Math.sqrt(5000));
    expect(found.deviation / deviation).toBeGreaterThan(0.96);
    expect(found.deviation / deviation).toBeLessThan(1.04);
    expect(found.least).toBeGreaterThanOrEqual(mean - bound);
    expect(found.most).toBeLessThanOrEqual(mean + bound);
    if (bound !== Infinity) expect(found.most - mean).toBeGreaterThan(0.95 * bound);
  });
});

describe('initializers with arguments', () => {
  test('a name is the same as its default arguments', () => {
    const same: readonly [InitializerSpec, InitializerSpec][] = [
      ['random_uniform', { name: 'random_uniform', minval: -0.05, maxval: 0.05 }],
      ['random_normal', { name: 'random_normal', mean: 0, stddev: 0.05 }],
      ['truncated_normal', { name: 'truncated_normal', mean: 0, stddev: 0.05 }],
      ['orthogonal', { name: 'orthogonal', gain: 1 }],
      ['identity', { name: 'identity', gain: 1 }],
      ['constant', { name: 'constant', value: 0 }],
      ['zeros', 'constant'],
      ['glorot_uniform', { name: 'variance_scaling', scale: 1, mode: 'fan_avg', distribution: 'uniform' }],
      ['he_normal', { name: 'variance_scaling', scale: 2, mode: 'fan_in', distribution: 'truncated_normal' }],
    ];
    for (const [name, spec] of same) expect(drawn(name, [5, 3]), JSON.stringify(name)).toEqual(drawn(spec, [5, 3]));
  });

  test('a vector has its length for both fans, as in Keras', () => {
    const mode = (name: 'fan_in' | 'fan_out' | 'fan_avg'): InitializerSpec => ({
      name: 'variance_scaling',
      scale: 1,
      mode: name,
      distribution: 'uniform',
    });
    expect(drawn(mode('fan_out'), [7])).toEqual(drawn(mode('fan_in'), [7]));
    expect(drawn(mode('fan_avg'), [7])).toEqual(drawn(mode('fan_in'), [7]));
    expect(moments(drawn('glorot_uniform', [3000])).most).toBeLessThanOrEqual(Math.sqrt(6 / 6000));
  });

  test('identity puts the gain on the diagonal, wide or tall', () => {
    expect([...drawn({ name: 'identity', gain: 2 }, [2, 3])]).toEqual([2, 0, 0, 0, 2, 0]);
    expect([...drawn('identity', [3, 2])]).toEqual([1, 0, 0, 1, 0, 0]);
  });

  test('constant, zeros and ones', () => {
    expect([...drawn({ name: 'constant', value: 0.3 }, [2])]).toEqual([0.3, 0.3]);
    expect([...drawn('ones', [1, 2])]).toEqual([1, 1]);
    expect([...drawn('zeros', [2])]).toEqual([0, 0]);
  });

  test('orthogonal and identity refuse a vector, as Keras does', () => {
    expect(() => drawn('orthogonal', [3])).toThrow(RangeError);
    expect(() => drawn({ name: 'identity', gain: 2 }, [3])).toThrow(RangeError);
  });
});

describe('orthogonal', () => {
  const shapes = [
    [4, 4],
    [7, 3],
    [3, 7],
    [1, 5],
    [64, 40],
  ] as const;

  /** Σₖ a[i, k]·a[j, k] over the shorter side. */
  function gram(a: Float64Array, [rows, columns]: readonly [number, number], i: number, j: number): number {
    let sum = 0;
    if (rows <= columns) for (let k = 0; k < columns; k++) sum += a[i * columns + k] * a[j * columns + k];
    else for (let k = 0; k < rows; k++) sum += a[k * columns + i] * a[k * columns + j];
    return sum;
  }

  test.each(shapes)('the shorter side of a [%d, %d] is orthogonal, and as long as the gain', (...shape) => {
    const a = drawn({ name: 'orthogonal', gain: 1.5 }, shape);
    for (let i = 0; i < Math.min(...shape); i++) {
      for (let j = 0; j <= i; j++) {
        expect(Math.abs(gram(a, shape, i, j) - (i === j ? 2.25 : 0))).toBeLessThan(1e-14);
      }
    }
  });

  test('is the Q of the normal matrix that was drawn, with a positive diagonal of R', () => {
    const [rows, columns] = [6, 4];
    const normal = drawn({ name: 'random_normal', mean: 0, stddev: 1 }, [rows, columns]);
    const q = drawn('orthogonal', [rows, columns]);
    // R = Qᵀ·A is upper triangular, its diagonal positive: there is only one such Q.
    for (let i = 0; i < columns; i++) {
      for (let j = 0; j <= i; j++) {
        let r = 0;
        for (let k = 0; k < rows; k++) r += q[k * columns + i] * normal[k * columns + j];
        if (i === j) expect(r).toBeGreaterThan(0);
        else expect(Math.abs(r)).toBeLessThan(1e-13);
      }
    }
  });
});

describe('initial parameters', () => {
  const { p_re_lu, batch_normalization, layer_normalization } = usualLayers;

  /** The numbers of each variable of a network, by layer and role. */
  function parametersOf(layers: readonly Layer[], seed = 5): (layer: number, role: VariableRole) => number[] {
    const model = { inputs: 3, layers };
    const layout = layOut(model);
    const parameters = new Float64Array(layout.parameters).fill(Number.NaN);
    initializeParameters(model, layout, seed, parameters);
    expect(parameters.some(Number.isNaN)).toBe(false);
    return (layer, role) => {
      const variable = layout.variables.find((one) => one.layer === layer && one.role === role);
      if (variable === undefined) throw new Error(`layer ${layer} has no ${role}`);
      return [...parameters.subarray(variable.offset, variable.offset + variable.length)];
    };
  }

  test('normalizations begin as the identity: gamma 1, beta 0, moving mean 0, moving variance 1', () => {
    const of = parametersOf([batch_normalization, layer_normalization]);
    for (const layer of [0, 1]) {
      expect(of(layer, 'gamma')).toEqual([1, 1, 1]);
      expect(of(layer, 'beta')).toEqual([0, 0, 0]);
    }
    expect(of(0, 'moving_mean')).toEqual([0, 0, 0]);
    expect(of(0, 'moving_variance')).toEqual([1, 1, 1]);
  });

  test('what other layers draw changes no kernel', () => {
    const plain = parametersOf([denseLayer(4), denseLayer(2)]);
    const slopes = { ...p_re_lu, alphaInitializer: 'random_normal' } as const;
    const dressed = parametersOf([
      batch_normalization,
      denseLayer(4, { biasInitializer: 'random_normal', kernelRegularizer: { l1: 1, l2: 1 } }),
      slopes,
      layer_normalization,
      denseLayer(2, { biasInitializer: 'random_uniform', trainable: false }),
    ]);
    expect(dressed(1, 'kernel')).toEqual(plain(0, 'kernel'));
    expect(dressed(4, 'kernel')).toEqual(plain(1, 'kernel'));
    expect(dressed(1, 'bias').every((value) => value !== 0)).toBe(true);
  });

  test('kernels, biases and slopes are drawn apart, and apart from layer to layer', () => {
    const drawing = { kernelInitializer: 'random_normal', biasInitializer: 'random_normal' } as const;
    const slopes = { ...p_re_lu, alphaInitializer: 'random_normal' } as const;
    const of = parametersOf([denseLayer(3, drawing), slopes, denseLayer(3, drawing), slopes]);
    const all = [of(0, 'kernel'), of(0, 'bias'), of(1, 'alpha'), of(2, 'kernel'), of(2, 'bias'), of(3, 'alpha')].flat();
    expect(new Set(all).size).toBe(all.length);
  });

  test('an initializer of every name makes a kernel', () => {
    for (const kernelInitializer of initializerNames) {
      expect(parametersOf([denseLayer(2, { kernelInitializer })])(0, 'kernel')).toHaveLength(6);
    }
  });
});
