import { describe, expect, test } from 'vitest';
import { usualLossOptions, type LossName } from '../../../src/engine/losses.ts';
import type { Model, Precision } from '../../../src/engine/model.ts';
import type { SgdSpec } from '../../../src/engine/optimizers.ts';
import { createRandom } from '../../../src/engine/random.ts';
import { createRun, type Rows, type Run, type RunSpec } from '../../../src/engine/run.ts';
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
    expect(run.failure).toEqual({ what: 'weights', epoch: 1, batch: 1 });
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

  test('taken up again without slots it goes on bit for bit', () => {
    const whole = createRun(specOf('3-4.tanh-3.softmax', 3));
    fit(whole, 3);
    const parameters = whole.network.parameters.slice();
    fit(whole, 6);
    const resumed = createRun(specOf('3-4.tanh-3.softmax', 3));
    resumed.resume(parameters, 3);
    fit(resumed, 6);
    expect(resumed.fingerprint()).toBe(whole.fingerprint());
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
