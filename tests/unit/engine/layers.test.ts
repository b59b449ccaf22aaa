import { describe, expect, test } from 'vitest';
import { denseLayer, usualLayers } from '../../../src/document/defaults.ts';
import { initializeParameters } from '../../../src/engine/initializeParameters.ts';
import type { DropoutOp } from '../../../src/engine/layout.ts';
import type { BatchNormalizationLayer, Layer, Model } from '../../../src/engine/specs/model.ts';
import { type Network, type NetworkOptions, runTasks } from '../../../src/engine/network.ts';
import { isDropped } from '../../../src/engine/ops/dropout.ts';
import { createRandom } from '../../../src/engine/random.ts';
import type { Task } from '../../../src/engine/task.ts';
import { createParts, type Parts } from './parts.ts';

const { dropout, gaussian_noise, batch_normalization, layer_normalization, p_re_lu } = usualLayers;
const seed = 77;

/** A network of random weights on random inputs, x [rows, inputs] from a normal of mean 1 and deviation 3. */
function networkOf(model: Model, rows: number, options: NetworkOptions, precision: 'float32' | 'float64' = 'float32') {
  const network = createParts(model, precision, rows, { seed, ...options });
  initializeParameters(model, network.layout, 3, network.parameters);
  const random = createRandom(9, 'data');
  for (let i = 0; i < network.input.length; i++) network.input[i] = 1 + 3 * random.normal();
  return network;
}

function only(layer: Layer, units: number): Model {
  return { inputs: units, layers: [layer] };
}

/** Outputs of the last op. */
function outputOf({ outputs }: Network): number[] {
  return [...outputs[outputs.length - 1]];
}

/** Runs tasks in pieces of 1, 2 or 3 rows. */
function runInPieces(tasks: readonly Task[], rows: number, random = createRandom(4, 'data')): void {
  for (const task of tasks) {
    const extent = task.extent(rows);
    for (let from = 0; from < extent;) {
      const to = Math.min(extent, from + 1 + random.below(3));
      task.run(from, to, rows);
      from = to;
    }
  }
}

const everything: Model = {
  inputs: 5,
  layers: [
    batch_normalization,
    denseLayer(7, { kernelRegularizer: { l1: 0.01, l2: 0.02 } }),
    p_re_lu,
    { ...dropout, rate: 0.3 },
    layer_normalization,
    gaussian_noise,
    denseLayer(6, { activation: 'sparsemax', biasRegularizer: { l1: 0.1, l2: 0 } }),
    batch_normalization,
    denseLayer(3, { activation: 'log_softmax' }),
  ],
};

test('everything comes to the same bits, however finely it is cut', () => {
  const [whole, cut] = [1, 2].map(() => networkOf(everything, 9, { trainable: true }));
  for (const [network, run] of [
    [whole, runTasks],
    [cut, runInPieces],
  ] as const) {
    for (let iteration = 0; iteration < 3; iteration++) {
      network.begin(iteration);
      run(network.forward, 9);
      const last = network.outputs.length - 1;
      network.outputGradients[last].forEach((_, i, dy) => (dy[i] = Math.sin(i)));
      run(network.backward(last), 9);
      run(network.penalty.tasks, 9);
      run(network.penalty.gradientTasks, 9);
      run(network.statistics, 9);
    }
  }
  expect(cut.outputs).toEqual(whole.outputs);
  expect(cut.gradients).toEqual(whole.gradients);
  expect(cut.parameters).toEqual(whole.parameters);
  expect(cut.penalty.value).toBe(whole.penalty.value);
});

describe('Dropout', () => {
  const rate = 0.3;
  const model = only({ ...dropout, rate }, 40);
  const rows = 250;

  test('drops a share of `rate`, and divides the others by 1 − rate', () => {
    const network = networkOf(model, rows, { trainable: true }, 'float64');
    network.begin(0);
    runTasks(network.forward, rows);
    const y = outputOf(network);
    const dropped = y.filter((value) => value === 0).length;
    // 10,000 draws: four deviations are 0.018
    expect(Math.abs(dropped / y.length - rate)).toBeLessThan(0.018);
    y.forEach((value, i) => {
      if (value !== 0) expect(value).toBe(network.input[i] / 0.7);
    });
  });

  test('a rate of 0 changes nothing, and one of nearly 1 drops nearly all', () => {
    const share = (of: number): number => {
      const network = networkOf(only({ ...dropout, rate: of }, 40), rows, { trainable: true });
      network.begin(3);
      runTasks(network.forward, rows);
      return outputOf(network).filter((value) => value === 0).length / (40 * rows);
    };
    expect(share(0)).toBe(0);
    expect(share(0.99)).toBeGreaterThan(0.985);
  });

  test('the gradient goes where the value went', () => {
    const network = networkOf({ inputs: 4, layers: [denseLayer(6), { ...dropout, rate }] }, 5, { trainable: true });
    network.begin(12);
    runTasks(network.forward, 5);
    network.outputGradients[1].fill(1);
    runTasks(network.backward(1), 5);
    const keep = Math.fround(0.7);
    const passed = [...network.outputs[1]].map((value) => (value === 0 ? 0 : Math.fround(1 / keep)));
    expect([...network.outputGradients[0]]).toEqual(passed);
    expect(new Set(passed).size).toBe(2);
  });

  test('in inference it lets everything through', () => {
    const network = networkOf(model, rows, { trainable: false });
    network.begin(5);
    runTasks(network.forward, rows);
    expect(outputOf(network)).toEqual([...network.input]);
  });

  /** Which values a network drops in an iteration, row by row. */
  function maskOf(network: Network, iteration: number, row = 0): boolean[] {
    network.begin(iteration, row);
    runTasks(network.forward, network.capacity);
    return outputOf(network).map((value) => value === 0);
  }

  test('each batch has another mask, each layer too, and each seed', () => {
    const network = networkOf({ inputs: 40, layers: [{ ...dropout, rate }] }, 5, { trainable: true });
    const first = maskOf(network, 0);
    expect(maskOf(network, 1)).not.toEqual(first);
    expect(maskOf(network, 0)).toEqual(first);
    expect(maskOf(networkOf(only({ ...dropout, rate }, 40), 5, { trainable: true, seed: 78 }), 0)).not.toEqual(first);
    const two = networkOf({ inputs: 40, layers: [dropout, dropout] }, 5, { trainable: true });
    two.begin(0);
    runTasks(two.forward, 5);
    const [one, other] = two.outputs.map((values) => [...values].map((value) => value === 0));
    expect(one).not.toEqual(other);
    expect(two.layout.ops.map((op) => (op.kind === 'dropout' ? op.ordinal : -1))).toEqual([0, 1]);
  });

  test('a layer put in front leaves the mask as it is', () => {
    const plain = maskOf(networkOf(only({ ...dropout, rate }, 6), 5, { trainable: true }), 8);
    const layers: Layer[] = [denseLayer(9), gaussian_noise, denseLayer(6), { ...dropout, rate }];
    expect(maskOf(networkOf({ inputs: 2, layers }, 5, { trainable: true }), 8)).toEqual(plain);
  });

  test('the page knows what is dropped without the network', () => {
    const layers: Layer[] = [dropout, denseLayer(7, { biasInitializer: 'ones' }), { ...dropout, rate }];
    const network = networkOf({ inputs: 5, layers }, 6, { trainable: true });
    const ops = network.layout.ops.map((op, index) => ({ op, index }));
    for (const iteration of [0, 1, 1000, 4294967295]) {
      network.begin(iteration);
      runTasks(network.forward, 6);
      for (const { op, index } of ops) {
        if (op.kind !== 'dropout') continue;
        const known = Array.from({ length: 6 * op.units }, (_, i) =>
          isDropped(op, seed, iteration, Math.floor(i / op.units), i % op.units),
        );
        expect([...network.outputs[index]].map((value) => value === 0)).toEqual(known);
      }
    }
  });

  test('one example of a batch is seen as it went through the batch', () => {
    const batch = networkOf({ inputs: 5, layers: [{ ...dropout, rate }, gaussian_noise] }, 6, { trainable: true });
    batch.begin(31);
    runTasks(batch.forward, 6);
    const one = networkOf({ inputs: 5, layers: [{ ...dropout, rate }, gaussian_noise] }, 1, {
      trainable: false,
      noisy: true,
    });
    for (let row = 0; row < 6; row++) {
      one.input.set(batch.input.subarray(row * 5, row * 5 + 5));
      one.begin(31, row);
      runTasks(one.forward, 1);
      expect(outputOf(one)).toEqual(outputOf(batch).slice(row * 5, row * 5 + 5));
    }
  });

  test('these masks stay for ever: every link with a Dropout rests on them', () => {
    const op: DropoutOp = { kind: 'dropout', layer: 0, units: 8, spec: { type: 'dropout', rate: 0.5 }, ordinal: 0 };
    const mask = (iteration: number, row: number): string =>
      Array.from({ length: 8 }, (_, unit) => (isDropped(op, 1, iteration, row, unit) ? '·' : '#')).join('');
    expect([mask(0, 0), mask(0, 1), mask(1, 0), mask(70000, 3)]).toEqual([
      '·#·##·##',
      '##··#·#·',
      '###·####',
      '··#··#··',
    ]);
  });
});

describe('GaussianNoise', () => {
  const model = only({ ...gaussian_noise, stddev: 0.5 }, 40);

  test('adds normal numbers of its deviation in training', () => {
    const network = networkOf(model, 250, { trainable: true }, 'float64');
    network.begin(0);
    runTasks(network.forward, 250);
    const noise = outputOf(network).map((value, i) => value - network.input[i]);
    const mean = noise.reduce((sum, value) => sum + value, 0) / noise.length;
    const deviation = Math.sqrt(noise.reduce((sum, value) => sum + (value - mean) ** 2, 0) / noise.length);
    expect(Math.abs(mean)).toBeLessThan(0.02);
    expect(Math.abs(deviation - 0.5)).toBeLessThan(0.015);
    expect(noise.filter((value) => Math.abs(value) > 1).length / noise.length).toBeCloseTo(0.0455, 2);
  });

  test('is the same for the same batch and other for another', () => {
    const network = networkOf(model, 5, { trainable: true });
    const run = (iteration: number): number[] => {
      network.begin(iteration);
      runTasks(network.forward, 5);
      return outputOf(network);
    };
    const first = run(4);
    expect(run(5)).not.toEqual(first);
    expect(run(4)).toEqual(first);
  });

  test('is silent in inference', () => {
    const network = networkOf(model, 5, { trainable: false });
    runTasks(network.forward, 5);
    expect(outputOf(network)).toEqual([...network.input]);
  });
});

describe('BatchNormalization', () => {
  const rows = 50;
  const units = 3;
  const momentum = 0.9;
  const layer: BatchNormalizationLayer = { ...batch_normalization, momentum };

  const column = (values: ArrayLike<number>, unit: number): number[] =>
    Array.from({ length: rows }, (_, r) => values[r * units + unit]);
  const mean = (values: readonly number[]): number => values.reduce((sum, value) => sum + value, 0) / values.length;
  const biased = (values: readonly number[]): number => mean(values.map((value) => (value - mean(values)) ** 2));

  test('in training each unit of a batch has mean 0 and variance 1, but for epsilon', () => {
    const network = networkOf(only(layer, units), rows, { trainable: true }, 'float64');
    runTasks(network.forward, rows);
    for (let unit = 0; unit < units; unit++) {
      const variance = biased(column(network.input, unit));
      const y = column(network.outputs[0], unit);
      expect(Math.abs(mean(y))).toBeLessThan(1e-12);
      expect(biased(y)).toBeCloseTo(variance / (variance + 0.001), 12);
    }
  });

  test('its statistics move as in Keras: moving·momentum + batch·(1 − momentum), the variance biased', () => {
    const network = networkOf(only(layer, units), rows, { trainable: true }, 'float64');
    const [means, variances] = [6, 9].map((from) => network.parameters.subarray(from, from + units));
    let [movingMean, movingVariance] = [0, 1];
    for (let batch = 0; batch < 4; batch++) {
      runTasks(network.forward, rows);
      expect(means[1]).toBe(movingMean); // only after the loss of the batch is known to be finite
      runTasks(network.statistics, rows);
      const values = column(network.input, 1);
      movingMean = movingMean * momentum + mean(values) * (1 - momentum);
      movingVariance = movingVariance * momentum + biased(values) * (1 - momentum);
      expect(means[1]).toBeCloseTo(movingMean, 12);
      expect(variances[1]).toBeCloseTo(movingVariance, 10);
      movingMean = means[1];
    }
  });

  test('a batch of one example has variance 0: what comes out is beta', () => {
    const network = networkOf(only(layer, units), 1, { trainable: true });
    network.parameters.set([0.5, -2, 7], 3); // beta
    runTasks(network.forward, 1);
    expect(outputOf(network)).toEqual([0.5, -2, 7]);
  });

  test('in inference it goes by the moving statistics, and leaves them alone', () => {
    const network = networkOf(only(layer, units), rows, { trainable: false }, 'float64');
    network.parameters.set([2, 2, 2, 1, 1, 1, 10, 20, 30, 4, 9, 16]); // gamma, beta, mean, variance
    runTasks(network.forward, rows);
    expect(network.statistics).toEqual([]);
    for (let i = 0; i < rows * units; i++) {
      const unit = i % units;
      const normal = (network.input[i] - [10, 20, 30][unit]) / Math.sqrt([4, 9, 16][unit] + 0.001);
      expect(network.outputs[0][i]).toBeCloseTo(2 * normal + 1, 12);
    }
  });

  test('has its statistics among the parameters', () => {
    const trained = networkOf(only(layer, units), rows, { trainable: true });
    const shown = networkOf(only(layer, units), 1, { trainable: false });
    shown.parameters.set(trained.parameters);
    runTasks(shown.forward, 1);
    const before = outputOf(shown);
    runTasks(trained.forward, rows);
    runTasks(trained.statistics, rows);
    shown.parameters.set(trained.parameters);
    runTasks(shown.forward, 1);
    expect(outputOf(shown)).not.toEqual(before);
  });

  test('frozen, it works in training as in inference', () => {
    const frozen = { ...layer, trainable: false };
    const training = networkOf(only(frozen, units), rows, { trainable: true });
    const inference = networkOf(only(frozen, units), rows, { trainable: false });
    runTasks(training.forward, rows);
    runTasks(inference.forward, rows);
    expect(training.outputs).toEqual(inference.outputs);
    expect(training.statistics).toEqual([]);
    expect(training.layout.variables.every(({ trainable }) => !trainable)).toBe(true);
  });

  test('without scale and center it still goes by the batch', () => {
    const bare = { ...layer, scale: false, center: false };
    const network = networkOf(only(bare, units), rows, { trainable: true }, 'float64');
    runTasks(network.forward, rows);
    expect(Math.abs(mean(column(network.outputs[0], 0)))).toBeLessThan(1e-12);
    expect(network.layout.parameters).toBe(2 * units);
    runTasks(network.statistics, rows);
    expect(network.parameters[0]).toBeCloseTo(0.1 * mean(column(network.input, 0)), 12);
  });
});

describe('LayerNormalization', () => {
  test('each example has mean 0 and variance 1 over its units, in training and inference alike', () => {
    const model = only(layer_normalization, 20);
    const [training, inference] = [true, false].map((trainable) => networkOf(model, 4, { trainable }, 'float64'));
    runTasks(training.forward, 4);
    runTasks(inference.forward, 4);
    expect(training.outputs).toEqual(inference.outputs);
    for (let r = 0; r < 4; r++) {
      const y = [...training.outputs[0].subarray(r * 20, r * 20 + 20)];
      expect(Math.abs(y.reduce((sum, value) => sum + value, 0) / 20)).toBeLessThan(1e-12);
      expect(y.reduce((sum, value) => sum + value * value, 0) / 20).toBeCloseTo(1, 3);
    }
  });
});

describe('what is frozen', () => {
  const layers = (first: boolean, second: boolean): Layer[] => [
    denseLayer(4, { activation: 'tanh', trainable: first }),
    denseLayer(3, { trainable: second }),
  ];

  function gradientsOf(model: Model): Parts {
    const network = networkOf(model, 6, { trainable: true });
    runTasks(network.forward, 6);
    network.outputGradients[network.outputs.length - 1].fill(0.5);
    runTasks(network.backward(network.outputs.length - 1), 6);
    return network;
  }

  test('has no gradient, and changes none of the others', () => {
    const all = gradientsOf({ inputs: 2, layers: layers(true, true) }).gradients;
    const behind = gradientsOf({ inputs: 2, layers: layers(false, true) }).gradients;
    const front = gradientsOf({ inputs: 2, layers: layers(true, false) }).gradients;
    expect(behind).toEqual(all.map((g, i) => (i < 12 ? 0 : g)));
    expect(front).toEqual(all.map((g, i) => (i < 12 ? g : 0)));
    expect(all.every((g) => g !== 0)).toBe(true);
  });

  test('lets the backward pass end at the first layer that learns', () => {
    const kinds = (model: Model): number => networkOf(model, 6, { trainable: true }).backward(2).length;
    expect(kinds({ inputs: 2, layers: layers(true, true) })).toBe(4); // dW and db, dx, f′, dW and db
    expect(kinds({ inputs: 2, layers: layers(false, true) })).toBe(1);
    expect(kinds({ inputs: 2, layers: layers(true, false) })).toBe(3);
    expect(kinds({ inputs: 2, layers: layers(false, false) })).toBe(0);
  });
});

describe('penalties', () => {
  const l1l2 = { l1: 0.5, l2: 0.25 };
  const regularized = { kernelRegularizer: l1l2, biasRegularizer: { l1: 0, l2: 2 } };

  test('are l1·Σ|w| + l2·Σw² of every regularized variable that is trained', () => {
    const layers = [denseLayer(2, regularized), denseLayer(1, { ...regularized, trainable: false }), denseLayer(1)];
    const network = networkOf({ inputs: 1, layers }, 1, { trainable: true });
    network.parameters.set([-1, 2, 3, 0, 100, 100, 100, 100, 100]);
    runTasks(network.penalty.tasks, 1);
    expect(network.penalty.value).toBe(0.5 * 3 + 0.25 * 5 + 2 * 9);
  });

  test('add l1·sign(w) + 2·l2·w to the gradients, and nothing of sign where w is 0', () => {
    const network = networkOf({ inputs: 1, layers: [denseLayer(3, regularized)] }, 1, { trainable: true });
    network.parameters.set([-1, 0, 2, 1, 0, -3]);
    network.gradients.set([10, 10, 10, 10, 10, 10]);
    runTasks(network.penalty.gradientTasks, 1);
    expect([...network.gradients]).toEqual([9, 10, 11.5, 14, 10, -2]);
  });

  test('are 0 and no work where nothing is regularized', () => {
    const network = networkOf({ inputs: 1, layers: [denseLayer(3)] }, 1, { trainable: true });
    expect([network.penalty.value, network.penalty.tasks, network.penalty.gradientTasks]).toEqual([0, [], []]);
  });
});
