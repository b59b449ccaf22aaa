import { expect, test } from 'vitest';
import { activationLayer, denseLayer, usualLayers } from '../../../src/document/defaults.ts';
import { createInference } from '../../../src/engine/inference.ts';
import { initializeParameters } from '../../../src/engine/initializeParameters.ts';
import { createLandscape } from '../../../src/engine/landscape.ts';
import { layOut } from '../../../src/engine/layout.ts';
import type { FloatArray, Precision } from '../../../src/engine/floats.ts';
import { isDropped } from '../../../src/engine/ops/dropout.ts';
import { createRandom } from '../../../src/engine/random.ts';
import { createRun } from '../../../src/engine/run.ts';
import type { Rows, RunSpec } from '../../../src/engine/specs/runSpec.ts';
import { createTracer, type Trace, type TraceSpec } from '../../../src/engine/trace.ts';
import { randomRun } from './randomRuns.ts';

/** Parameters of a run after some batches. */
function trained(spec: RunSpec, batches: number): FloatArray {
  const run = createRun(spec);
  for (let left = batches; left >= 0 && run.failure === null; left--) run.advance(1e6);
  return run.network.parameters.slice();
}

const classes = 3;

/** 12 rows of 4 inputs and 3 classes. */
function rowsOf(precision: Precision): Rows {
  const Values = precision === 'float32' ? Float32Array : Float64Array;
  const random = createRandom(3, 'data');
  const count = 12;
  return {
    count,
    x: new Values(count * 4).map(() => random.normal()),
    y: new Values(count * classes).map((_, i) => Number(i % classes === Math.floor(i / classes) % classes)),
  };
}

const everything = (precision: Precision): RunSpec => ({
  ...randomRun(5, precision),
  model: {
    inputs: 4,
    layers: [
      denseLayer(5, { activation: 'tanh', kernelRegularizer: { l1: 0.01, l2: 0.02 } }),
      usualLayers.batch_normalization,
      usualLayers.dropout,
      usualLayers.layer_normalization,
      usualLayers.gaussian_noise,
      denseLayer(classes),
      activationLayer('softmax'),
    ],
  },
  loss: 'categorical_crossentropy',
  training: rowsOf(precision),
  validation: { count: 0, x: new Float32Array(0), y: new Float32Array(0) },
});

function traced(spec: RunSpec, mode: TraceSpec['mode'], parameters: FloatArray, rows = spec.training): Trace {
  return createTracer({ ...spec, mode }, rows.count).trace(parameters, rows, 3);
}

/** The largest difference relative to the largest number. */
function error(found: FloatArray, wanted: ArrayLike<number>): number {
  const size = Math.max(1e-3, ...Array.from(wanted, Math.abs));
  return Math.max(0, ...Array.from(found, (value, i) => Math.abs(value - wanted[i]) / size));
}

test('every gradient is that of the loss, in training and in inference, by differences', () => {
  for (const mode of ['training', 'inference'] as const) {
    const spec = everything('float64');
    const parameters = trained(spec, 4);
    const { loss, losses, penalty, gradients, layout, slopes } = traced(spec, mode, parameters);
    expect(penalty).toBeGreaterThan(0);
    expect(loss).toBeCloseTo(losses.reduce((sum, one) => sum + one) / losses.length + penalty, 14);
    const h = 1e-4;
    const lossAt = (change: (p: FloatArray, x: FloatArray) => void): number => {
      const p = parameters.slice();
      const x = spec.training.x.slice();
      change(p, x);
      return traced(spec, mode, p, { ...spec.training, x }).loss;
    };
    for (const { trainable, offset, length } of layout.variables) {
      const wanted = Array.from({ length }, (_, i) => {
        const at = (by: number): number => lossAt((p) => void (p[offset + i] += by));
        return trainable ? (at(h) - at(-h)) / (2 * h) : 0;
      });
      expect(error(gradients.subarray(offset, offset + length), wanted)).toBeLessThan(1e-5);
    }
    const inputs = Array.from(spec.training.x, (_, i) => {
      const at = (by: number): number => lossAt((_p, x) => void (x[i] += by));
      return (at(h) - at(-h)) / (2 * h);
    });
    expect(error(slopes[0], inputs)).toBeLessThan(1e-5);
  }
});

test('the gradient in training is that of the run itself, to the bit', () => {
  for (let number = 0; number < 80; number++) {
    const spec = { ...randomRun(number), batchSize: 1000, shuffle: false };
    const run = createRun({ ...spec, optimizer: { ...spec.optimizer, clip: null } }, 'ts');
    while (run.advance(1e9) !== 'epoch');
    const before = run.network.parameters.slice();
    run.advance(1e9);
    const tracer = createTracer({ ...spec, mode: 'training' }, spec.training.count);
    const { gradients, values } = tracer.trace(before, spec.training, 0);
    expect(gradients, `run ${number}`).toEqual(run.network.gradients);
    expect(values.slice(1)).toEqual(run.network.outputs);
  }
});

test('masks, statistics and pre-activations are those that were used', () => {
  const spec = everything('float32');
  const parameters = trained(spec, 4);
  const training = traced(spec, 'training', parameters);
  const inference = traced(spec, 'inference', parameters);
  const { layout, count } = training;
  layout.ops.forEach((op, k) => {
    const mask = training.masks[k];
    expect(mask === null).toBe(op.kind !== 'dropout');
    expect(inference.masks[k]).toBeNull();
    if (op.kind === 'dropout') {
      const wanted = Uint8Array.from({ length: count * op.units }, (_, i) =>
        Number(!isDropped(op, spec.seed, 3, Math.floor(i / op.units), i % op.units)),
      );
      expect(mask).toEqual(wanted);
    }
    expect(training.moments[k]?.by).toBe(op.kind === 'batch_normalization' ? 'batch' : undefined);
    expect(inference.moments[k]?.by).toBe(op.kind === 'batch_normalization' ? 'moving' : undefined);
    if (op.kind !== 'batch_normalization') return;
    const moving = parameters.subarray(op.movingMean, op.movingMean + op.units);
    expect(inference.moments[k]?.mean).toEqual(moving);
    const first = Array.from({ length: count }, (_, r) => training.values[k][r * op.units]);
    expect(training.moments[k]?.mean[0]).toBeCloseTo(first.reduce((sum, one) => sum + one) / count, 5);
  });
  const last = layout.ops.length - 1;
  expect(layout.ops[last]).toMatchObject({ kind: 'activation', activation: 'softmax' });
  expect(training.values[last]).toHaveLength(count * layout.outputs); // the logits
  expect(training.slopes.every((slope) => slope.some((value) => value !== 0))).toBe(true);
});

test('inference gives the values of the trace, on both executors, for any rows', () => {
  for (let number = 0; number < 60; number++) {
    const spec = randomRun(number);
    const parameters = trained(spec, 3);
    const { model, training: rows } = spec;
    const wanted = traced(spec, 'inference', parameters);
    const { outputs, valueCount, values } = wanted.layout;
    const many = 700; // more than it takes at once
    const x = new Float32Array(many * model.inputs).map((_, i) => rows.x[i % rows.x.length]);
    const found = (['ts', 'simd'] as const).map((name) => {
      const inference = createInference(model, name);
      expect(inference.executor).toBe(name);
      inference.load(parameters);
      const out = new Float32Array(many * outputs).fill(7);
      const all = new Float32Array(many * valueCount);
      inference.predict(x, 1, many - 1, out);
      inference.values(x, 0, many, all);
      return { out, all };
    });
    expect(found[1]).toEqual(found[0]);
    const [{ out, all }] = found;
    expect([out[0], out[outputs * many - 1]]).toEqual([7, 7]);
    for (let r = 0; r < rows.count; r++) {
      wanted.layout.ops.forEach(({ units }, k) => {
        const from = r * valueCount + values[k];
        expect(all.subarray(from, from + units)).toEqual(wanted.values[k + 1].subarray(r * units, (r + 1) * units));
      });
    }
    const row = out.subarray(outputs, 2 * outputs);
    expect(row).toEqual(all.subarray(2 * valueCount - outputs, 2 * valueCount));
  }
});

test('the loss along a direction is that of an evaluation there, on both executors', () => {
  for (let number = 0; number < 40; number++) {
    const spec = randomRun(number);
    const { model, seed } = spec;
    const layout = layOut(model);
    const from = new Float32Array(layout.parameters);
    initializeParameters(model, layout, seed, from);
    const direction = from.map((value) => -0.3 * value);
    const run = createRun({ ...spec, validation: { count: 0, x: new Float32Array(0), y: new Float32Array(0) } });
    while (run.advance(1e9) !== 'epoch'); // the initial weights
    const [ts, simd] = (['ts', 'simd'] as const).map((name) => {
      const landscape = createLandscape(spec, name);
      expect(landscape.executor).toBe(name);
      return landscape.lossAlong(from, direction, [0, 0.5, 1, -1]);
    });
    expect(simd).toEqual(ts);
    expect(ts[0]).toBe(run.row[0]);
    const landscape = createLandscape(spec);
    expect(landscape.lossAt(from.map((value, i) => value + 0.5 * direction[i]))).toBe(ts[1]);
  }
});

test('no layer, no trace', () => {
  const spec = { ...randomRun(1), model: { inputs: 2, layers: [] }, mode: 'training' } as const;
  expect(() => createTracer(spec, 1)).toThrow('a network needs at least one layer');
});
