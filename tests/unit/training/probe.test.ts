import { describe, expect, test } from 'vitest';
import { denseLayer, usualLayers } from '../../../src/document/defaults.ts';
import { initializeParameters } from '../../../src/engine/initialize.ts';
import { layOut } from '../../../src/engine/layout.ts';
import type { Model } from '../../../src/engine/specs/model.ts';
import { createNetwork, runTasks } from '../../../src/engine/network.ts';
import { isDropped } from '../../../src/engine/ops/dropout.ts';
import { createPredictor } from '../../../src/training/predictor.ts';
import { createProbe } from '../../../src/training/probe.ts';

const seed = 5;
const model: Model = {
  inputs: 3,
  layers: [
    denseLayer(6, { biasInitializer: 'ones' }),
    usualLayers.batch_normalization,
    usualLayers.dropout,
    usualLayers.p_re_lu,
    usualLayers.layer_normalization,
    usualLayers.gaussian_noise,
    denseLayer(4, { activation: 'softmax' }),
  ],
};
const layout = layOut(model);
const parameters = new Float32Array(layout.parameters);
initializeParameters(model, layout, seed, parameters);
const dropoutAt = layout.ops.findIndex(({ kind }) => kind === 'dropout');

/** The values that the probe writes for one op. */
function part(values: Float32Array, op: number): Float32Array {
  return values.subarray(layout.values[op], layout.values[op] + layout.ops[op].units);
}

describe('createProbe', () => {
  const x = [0.5, -1, 2];
  const probe = createProbe(model, parameters, seed);
  const written = (moment?: { iteration: number; row: number }): Float32Array => {
    const out = new Float32Array(layout.valueCount);
    expect(probe.write(out, moment)).toBe(true);
    return out;
  };

  test('writes nothing until an example that fits the inputs is set', () => {
    const out = new Float32Array(layout.valueCount);
    expect(probe.write(out)).toBe(false);
    probe.set([1, 2]);
    expect(probe.write(out)).toBe(false);
    probe.set(x);
    expect(probe.write(out)).toBe(true);
    expect([...out.subarray(0, 3)]).toEqual(x);
  });

  test('shows inference: Dropout lets everything through', () => {
    const values = written();
    expect(part(values, dropoutAt)).toEqual(part(values, dropoutAt - 1));
    expect(written()).toEqual(values);
  });

  test('shows training at a moment: what that batch drops is dropped', () => {
    const op = layout.ops[dropoutAt];
    if (op.kind !== 'dropout') throw new Error('the third op is a Dropout');
    const before = part(written(), dropoutAt);
    for (const moment of [
      { iteration: 0, row: 0 },
      { iteration: 0, row: 3 },
      { iteration: 41, row: 3 },
    ]) {
      const after = part(written(moment), dropoutAt);
      const shown = Array.from({ length: op.units }, (_, unit) =>
        isDropped(op, seed, moment.iteration, moment.row, unit) ? 0 : before[unit] / 0.5,
      );
      expect([...after]).toEqual(shown);
    }
    expect(part(written(), dropoutAt)).toEqual(before);
  });

  test('sees the parameters as they are at each time', () => {
    const before = written();
    parameters[0] += 1;
    expect(written()).not.toEqual(before);
    parameters[0] -= 1;
  });
});

test('the predictor gives what inference gives, whatever the layers, over more rows than it takes at once', () => {
  const rows = 150;
  const x = Float32Array.from({ length: rows * 3 }, (_, i) => Math.sin(i));
  const predictor = createPredictor(model);
  predictor.load(parameters);
  const out = new Float32Array(rows * 4);
  predictor.predict(x, 0, rows, out);
  const network = createNetwork(model, 'float32', rows, { trainable: false });
  network.parameters.set(parameters);
  network.input.set(x);
  runTasks(network.forward, rows);
  expect(out).toEqual(network.outputs[network.outputs.length - 1]);
});
