import { describe, expect, test } from 'vitest';
import { denseLayer, usualCallbacks, usualLayers } from '../../../src/document/defaults.ts';
import { usualLossOptions, type LossName } from '../../../src/engine/specs/lossSpecs.ts';
import type { Model } from '../../../src/engine/specs/model.ts';
import type { Precision } from '../../../src/engine/floats.ts';
import type { SgdSpec } from '../../../src/engine/optimizers/sgd.ts';
import { createRandom } from '../../../src/engine/random.ts';
import { createRun, type Run } from '../../../src/engine/run.ts';
import type { Rows, RunSpec } from '../../../src/engine/specs/runSpec.ts';
import { net } from '../net.ts';

const sgd: SgdSpec = {
  name: 'sgd',
  learningRate: 0.1,
  schedule: null,
  weightDecay: 0,
  clip: null,
  momentum: 0,
  nesterov: false,
};

function rowsOf(count: number, { inputs }: Model, classes: number, precision: Precision, seed = 1): Rows {
  const random = createRandom(seed, 'data');
  const Values = precision === 'float32' ? Float32Array : Float64Array;
  const x = new Values(count * inputs).map(() => random.normal());
  const y = new Values(count * classes);
  for (let r = 0; r < count; r++) {
    if (classes === 1) y[r] = Number(x[r * inputs] > 0);
    else y[r * classes + random.below(classes)] = 1;
  }
  return { count, x, y };
}

function specOf(text: string, classes: number, patch: Partial<RunSpec> = {}): RunSpec {
  const model = net(text);
  const precision = patch.precision ?? 'float32';
  const loss: LossName = classes === 1 ? 'binary_crossentropy' : 'categorical_crossentropy';
  return {
    model,
    loss,
    lossOptions: usualLossOptions,
    optimizer: sgd,
    metrics: ['accuracy'],
    batchSize: 8,
    shuffle: true,
    callbacks: [],
    seed: 1,
    precision,
    training: rowsOf(37, model, classes, precision),
    validation: rowsOf(11, model, classes, precision, 2),
    ...patch,
  };
}

function fit(run: Run, epochs: number, work = 1e9): number[][] {
  const rows: number[][] = [];
  while (run.epoch < epochs) if (run.advance(work) === 'epoch') rows.push([...run.row]);
  return rows;
}

describe('a run', () => {
  test('goes the same way bit for bit however finely it is sliced', () => {
    const prints = [1e9, 1000, 37, 1].map((work) => {
      const run = createRun(
        specOf('3-5-tanh-4.relu-3.softmax', 3, { optimizer: { ...sgd, momentum: 0.9, nesterov: true } }),
      );
      return JSON.stringify(fit(run, 3, work)) + run.fingerprint();
    });
    expect(new Set(prints).size).toBe(1);
  });

  test('begins with the evaluation of the initial weights as epoch 0', () => {
    const run = createRun(specOf('3-3.softmax', 3));
    const before = run.fingerprint();
    while (run.advance(100) !== 'epoch');
    expect(run.epoch).toBe(0);
    expect(run.keys).toEqual(['loss', 'accuracy', 'val_loss', 'val_accuracy']);
    expect(run.row[0]).toBeGreaterThan(0);
    expect(run.fingerprint()).toBe(before);
  });

  test('counts batches, the last one short', () => {
    const run = createRun(specOf('3-3.softmax', 3));
    expect(run.batches).toBe(5);

    while (run.advance(1e9) !== 'epoch');
    const seen: number[] = [];
    while (run.epoch === 0) {
      run.advance(1e9);
      seen.push(run.batch);
    }
    expect(seen).toEqual([1, 2, 3, 4, 0]);
  });

  test('goes through every example once an epoch, in another order each time', () => {
    const run = createRun(specOf('3-3.softmax', 3));
    fit(run, 1);
    const first = [...run.order];
    fit(run, 2);
    expect([...run.order]).not.toEqual(first);
    expect([...run.order].sort((a, b) => a - b)).toEqual(Array.from({ length: 37 }, (_, i) => i));
  });

  test('reports the mean training loss over the epoch while the weights were changing, as Keras does', () => {
    // With a learning rate of 0 the weights stand still: the running mean is the evaluated loss of epoch 0.
    const still = createRun(
      specOf('3-4-sigmoid-3.softmax', 3, { optimizer: { ...sgd, learningRate: 0 }, precision: 'float64' }),
    );
    const [initial] = fit(still, 1);
    const rows = fit(still, 3);
    expect(rows[0][0]).toBeCloseTo(initial[0], 12);
    // With one that learns, the epoch's mean lies between the loss at its beginning and at its end.
    const learning = createRun(
      specOf('3-4-sigmoid-3.softmax', 3, { optimizer: { ...sgd, learningRate: 0.01 }, precision: 'float64' }),
    );
    const all = fit(learning, 2);
    expect(all[1][0]).toBeLessThan(initial[0]);
  });

  test('learns to separate what can be separated', () => {
    const run = createRun(
      specOf('2-8.tanh-1.sigmoid', 1, {
        optimizer: {
          name: 'adam',
          learningRate: 0.02,
          schedule: null,
          weightDecay: 0,
          clip: null,
          beta1: 0.9,
          beta2: 0.999,
          epsilon: 1e-7,
          amsgrad: false,
        },
      }),
    );
    const rows = fit(run, 150);
    expect(rows[rows.length - 1][1]).toBe(1);
  });

  test('without validation has no val_ keys', () => {
    const spec = specOf('3-3.softmax', 3);
    const none = { count: 0, x: new Float32Array(0), y: new Float32Array(0) };
    expect(createRun({ ...spec, validation: none }).keys).toEqual(['loss', 'accuracy']);
  });

  test('stops at the first loss that is not finite and keeps the last finite weights', () => {
    const spec = specOf('3-6.relu-3', 3, { loss: 'mean_squared_error', optimizer: { ...sgd, learningRate: 500 } });
    const run = createRun(spec);
    let progress = run.advance(50);
    for (let i = 0; i < 1e5 && progress !== 'notFinite'; i++) progress = run.advance(50);
    expect(progress).toBe('notFinite');
    expect(run.failure?.epoch).toBeGreaterThanOrEqual(1);
    expect([...run.network.parameters].every(Number.isFinite)).toBe(true);
    const kept = run.fingerprint();
    expect(run.advance(1e6)).toBe('notFinite');
    expect(run.fingerprint()).toBe(kept);
  });

  test('a weight that overflows though the loss did not is caught as well', () => {
    const spec = specOf('3-3', 3, {
      loss: 'mean_squared_error',
      optimizer: { ...sgd, learningRate: 1e38 },
      batchSize: 37,
    });
    const run = createRun({ ...spec, training: { ...spec.training, x: spec.training.x.map((x) => x * 100) } });
    while (run.failure === null) run.advance(1e6);
    expect(run.failure).toEqual({ what: 'weights', epoch: 1, batch: 1, cause: { type: 'growth' } });
    expect([...run.network.parameters].every((w) => Math.abs(w) < 2)).toBe(true);
  });

  test('a changed learning rate keeps the weights', () => {
    const run = createRun(specOf('3-3.softmax', 3));
    fit(run, 2);
    const before = run.fingerprint();
    run.tune({ ...sgd, learningRate: 0 });
    fit(run, 4);
    expect(run.fingerprint()).toBe(before);
    expect(() =>
      run.tune({
        name: 'adam',
        learningRate: 1,
        schedule: null,
        weightDecay: 0,
        clip: null,
        beta1: 0.9,
        beta2: 0.999,
        epsilon: 1e-7,
        amsgrad: false,
      }),
    ).toThrow(RangeError);
  });

  test('float32 and float64 tell the same story', () => {
    const [a, b] = (['float32', 'float64'] as const).map((precision) => {
      const run = createRun(specOf('3-8.relu-3.softmax', 3, { precision }));
      return fit(run, 20).map(([loss]) => loss);
    });
    a.forEach((loss, i) => expect(Math.abs(loss - b[i])).toBeLessThan(1e-4));
  });

  test('refuses shapes that do not fit, with the shape in the sentence', () => {
    const spec = specOf('3-3.softmax', 3);
    expect(() => createRun({ ...spec, model: net('4-3.softmax') })).toThrow('x is not [37, 4]');
    expect(() => createRun({ ...spec, model: net('3-2.softmax') })).toThrow('y is not [37, 2]');
    expect(() => createRun({ ...spec, model: net('3') })).toThrow('at least one layer');
  });
});

describe('initial weights', () => {
  test('a layer added behind changes nothing in the layers before', () => {
    const short = createRun(specOf('3-4-sigmoid-3.softmax', 3)).network.parameters;
    const long = createRun(specOf('3-4-sigmoid-4-sigmoid-3.softmax', 3)).network.parameters;
    expect([...long.subarray(0, 16)]).toEqual([...short.subarray(0, 16)]);
  });

  test('glorot_uniform keeps within √(6 / (inputs + units)) and biases begin at zero', () => {
    const { parameters } = createRun(specOf('30-20-3.softmax', 3)).network;
    const kernel = parameters.subarray(0, 600);
    const limit = Math.sqrt(6 / 50);
    expect(Math.max(...kernel.map(Math.abs))).toBeLessThanOrEqual(Math.fround(limit));
    expect(Math.max(...kernel.map(Math.abs))).toBeGreaterThan(limit * 0.95);
    expect([...parameters.subarray(600, 620)].every((b) => b === 0)).toBe(true);
  });

  for (const [name, variance] of [
    ['glorot_normal', 2 / 130],
    ['he_normal', 2 / 100],
    ['he_uniform', 2 / 100],
    ['lecun_normal', 1 / 100],
    ['lecun_uniform', 1 / 100],
    ['random_normal', 0.05 ** 2],
    ['random_uniform', 0.1 ** 2 / 12],
  ] as const) {
    test(`${name} has mean 0 and its variance`, () => {
      const { parameters } = createRun(specOf(`100-30:${name}-3.softmax`, 3)).network;
      const kernel = [...parameters.subarray(0, 3000)];
      const mean = kernel.reduce((a, b) => a + b) / 3000;
      expect(Math.abs(mean)).toBeLessThan(4 * Math.sqrt(variance / 3000));
      const measured = kernel.reduce((a, b) => a + (b - mean) ** 2, 0) / 3000;
      expect(measured / variance).toBeGreaterThan(0.92);
      expect(measured / variance).toBeLessThan(1.08);
    });
  }
});

describe('a fit', () => {
  const stopping = { ...usualCallbacks.early_stopping, monitor: 'loss', patience: 2, mode: 'max' } as const;

  function epochs(run: Run, many: number): void {
    for (let done = 0; done < many;) if (run.advance(1e9) === 'epoch' && run.epoch > 0) done++;
  }

  test('that EarlyStopping ends says so with the epoch, and has the best weights again', () => {
    // More of the loss is better here: epoch 1 is the best.
    const run = createRun(specOf('3-4.tanh-3.softmax', 3, { callbacks: [{ ...stopping, restoreBestWeights: true }] }));
    epochs(run, 1);
    const best = run.fingerprint();
    expect(run.ended).toBeNull();
    epochs(run, 2);
    expect(run.ended).toEqual({ by: 'earlyStopping', epoch: 3, restored: 1 });
    expect(run.fingerprint()).toBe(best);
  });

  test('is followed by another, whose callbacks count anew', () => {
    const run = createRun(specOf('3-4.tanh-3.softmax', 3, { callbacks: [stopping] }));
    epochs(run, 3);
    expect(run.ended).toEqual({ by: 'earlyStopping', epoch: 3, restored: null });
    epochs(run, 1);
    expect(run.ended).toBeNull();
    epochs(run, 2);
    expect(run.ended).toEqual({ by: 'earlyStopping', epoch: 6, restored: null });
  });

  test('that reaches its limit has the best weights again, too', () => {
    const callbacks = [{ ...stopping, patience: 9, restoreBestWeights: true }];
    const run = createRun(specOf('3-4.tanh-3.softmax', 3, { callbacks }));
    epochs(run, 4);
    run.finish();
    expect(run.ended).toEqual({ by: 'epochs', epoch: 4, restored: 1 });
    run.finish();
    expect(run.ended?.epoch).toBe(4);
  });

  test('without EarlyStopping goes the same way however often it is ended', () => {
    const whole = createRun(specOf('3-4.tanh-3.softmax', 3));
    const parts = createRun(specOf('3-4.tanh-3.softmax', 3));
    for (let i = 0; i < 4; i++) {
      epochs(whole, 1);
      epochs(parts, 1);
      parts.finish();
    }
    expect(parts.fingerprint()).toBe(whole.fingerprint());
  });

  test('with ReduceLROnPlateau lists the learning rate as it was in the epoch, the last of the keys', () => {
    const callbacks = [
      { ...usualCallbacks.reduce_lr_on_plateau, monitor: 'loss', mode: 'max', patience: 1, factor: 0.5 } as const,
    ];
    const run = createRun(specOf('3-4.tanh-3.softmax', 3, { callbacks, precision: 'float64' }));
    expect(run.keys.at(-1)).toBe('learning_rate');
    const rates: number[] = [];
    while (run.epoch < 4) if (run.advance(1e9) === 'epoch') rates.push(run.row[run.keys.length - 1]);
    expect(rates).toEqual([0.1, 0.1, 0.1, 0.05, 0.025]);
    expect(run.learningRate).toBe(0.0125);
    // It stays when another number is changed by hand, and is replaced when the learning rate is changed.
    run.tune({ ...sgd, momentum: 0.5 });
    expect(run.learningRate).toBe(0.0125);
    run.tune({ ...sgd, learningRate: 0.3 });
    expect(run.learningRate).toBe(0.3);
  });

  test('with a schedule lists the learning rate of the batch that is next', () => {
    const schedule = { name: 'inverse_time_decay', decaySteps: 1, decayRate: 1, staircase: false } as const;
    const run = createRun(specOf('3-3.softmax', 3, { optimizer: { ...sgd, schedule }, precision: 'float64' }));
    const rates: number[] = [];
    while (run.epoch < 2) if (run.advance(1e9) === 'epoch') rates.push(run.row[run.keys.length - 1]);
    expect(rates).toEqual([0.1, 0.1 / 6, 0.1 / 11]);
  });

  test('without shuffle goes through the examples as they stand, in each epoch', () => {
    const run = createRun(specOf('3-3.softmax', 3, { shuffle: false }));
    epochs(run, 2);
    expect([...run.order]).toEqual(Array.from({ length: 37 }, (_, i) => i));
  });
});

describe('what regularizers add', () => {
  const model: Model = {
    inputs: 3,
    layers: [
      denseLayer(4, { activation: 'tanh', kernelRegularizer: { l1: 0.02, l2: 0.03 } }),
      denseLayer(3, { activation: 'softmax', biasRegularizer: { l1: 0, l2: 0.5 } }),
    ],
  };

  test('is part of the loss in training and in validation', () => {
    const still = { optimizer: { ...sgd, learningRate: 0 }, precision: 'float64' } as const;
    const [plain] = fit(createRun(specOf('3-4.tanh-3.softmax', 3, still)), 1);
    const run = createRun({ ...specOf('3-4.tanh-3.softmax', 3, still), model });
    const kernel = [...run.network.parameters.subarray(0, 12)];
    const penalty = kernel.reduce((sum, w) => sum + 0.02 * Math.abs(w) + 0.03 * w * w, 0);
    for (const row of fit(run, 2)) {
      expect(row[0] - plain[0]).toBeCloseTo(penalty, 12);
      expect(row[2] - plain[2]).toBeCloseTo(penalty, 12);
      expect([row[1], row[3]]).toEqual([plain[1], plain[3]]);
    }
  });

  test('pulls the weights to 0', () => {
    const size = (run: Run): number => [...run.network.parameters.subarray(0, 12)].reduce((sum, w) => sum + w * w, 0);
    const free = createRun(specOf('3-4.tanh-3.softmax', 3));
    const held = createRun({ ...specOf('3-4.tanh-3.softmax', 3), model });
    fit(free, 30);
    fit(held, 30);
    expect(size(held)).toBeLessThan(0.5 * size(free));
  });
});

describe('all at once', () => {
  const model: Model = {
    inputs: 3,
    layers: [
      denseLayer(6, { activation: 'relu', kernelRegularizer: { l1: 0.001, l2: 0.01 } }),
      usualLayers.batch_normalization,
      { ...usualLayers.dropout, rate: 0.3 },
      denseLayer(4, { activation: 'tanh', trainable: false }),
      usualLayers.gaussian_noise,
      denseLayer(3, { activation: 'softmax' }),
    ],
  };
  const spec = (patch: Partial<RunSpec> = {}): RunSpec => ({
    ...specOf('3-3.softmax', 3),
    model,
    lossOptions: { ...usualLossOptions, labelSmoothing: 0.1 },
    metrics: ['accuracy', 'precision', 'recall', 'auc', 'mean_absolute_error', 'r2_score'],
    optimizer: {
      ...sgd,
      momentum: 0.9,
      weightDecay: 0.01,
      clip: { by: 'global_norm', limit: 0.5 },
      schedule: { name: 'cosine_decay', decaySteps: 30, alpha: 0.1, warmupTarget: 0.2, warmupSteps: 5 },
    },
    callbacks: [{ ...usualCallbacks.early_stopping, patience: 3, restoreBestWeights: true }],
    ...patch,
  });

  test('goes the same way bit for bit however finely it is sliced', () => {
    const prints = [1e9, 1000, 37, 1].map((work) => {
      const run = createRun(spec());
      return JSON.stringify([fit(run, 4, work), run.ended]) + run.fingerprint();
    });
    expect(new Set(prints).size).toBe(1);
  });

  test('leaves what is frozen alone', () => {
    const run = createRun(spec());
    const [kernel] = run.network.layout.variables.filter(({ layer }) => layer === 3);
    const frozen = (): number[] => [...run.network.parameters.subarray(kernel.offset, kernel.offset + kernel.length)];
    const before = frozen();
    fit(run, 3);
    expect(frozen()).toEqual(before);
  });

  test('a batch whose loss is no number leaves no trace, in the moving statistics either', () => {
    const { training } = spec();
    const run = createRun(
      spec({ training: { ...training, x: training.x.map((x, i) => (i < 105 ? x : 1e30)) }, shuffle: false }),
    );
    while (run.failure === null) run.advance(1e9);
    expect([...run.network.parameters].every(Number.isFinite)).toBe(true);
  });
});
