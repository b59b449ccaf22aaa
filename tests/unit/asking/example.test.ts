import { describe, expect, test } from 'vitest';
import { denseLayer, usualLayers } from '../../../src/document/defaults.ts';
import { initializeParameters } from '../../../src/engine/initializeParameters.ts';
import { layOut } from '../../../src/engine/layout.ts';
import type { Model } from '../../../src/engine/specs/model.ts';
import { isDropped } from '../../../src/engine/ops/dropout.ts';
import { createExamplePass } from '../../../src/asking/example.ts';

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

/** The values of one op. */
function part(values: Float32Array, op: number): Float32Array {
  return values.subarray(layout.values[op], layout.values[op] + layout.ops[op].units);
}

describe('createExamplePass', () => {
  const x = [0.5, -1, 2];
  const pass = createExamplePass(model, seed);
  pass.load(parameters);
  const inferred = (): Float32Array => {
    const values = pass.values(x, 'inference', 0);
    if (values === null) throw new Error('the example fits');
    return values;
  };

  test('gives nothing for an example that does not fit the inputs', () => {
    expect(pass.values([1, 2], 'inference', 0)).toBeNull();
    expect([...inferred().subarray(0, 3)]).toEqual(x);
  });

  test('shows inference: Dropout lets everything through', () => {
    const values = inferred();
    expect(part(values, dropoutAt)).toEqual(part(values, dropoutAt - 1));
  });

  test('shows training at a moment: what that batch drops is dropped, and said to be', () => {
    const op = layout.ops[dropoutAt];
    if (op.kind !== 'dropout') throw new Error('the third op is a Dropout');
    const before = part(inferred(), dropoutAt);
    for (const iteration of [0, 1, 41]) {
      const values = pass.values(x, 'training', iteration);
      const out = Array.from({ length: op.units }, (_, unit) => isDropped(op, seed, iteration, 0, unit));
      expect([...part(values ?? new Float32Array(), dropoutAt)]).toEqual(
        out.map((isOut, unit) => (isOut ? 0 : before[unit] / 0.5)),
      );
      expect([...(pass.dropped(iteration).get(op.layer) ?? [])]).toEqual(out.map(Number));
    }
    expect(part(inferred(), dropoutAt)).toEqual(before);
  });

  test('goes by the parameters that were loaded last, in training too', () => {
    const before = [inferred(), pass.values(x, 'training', 3)];
    const other = parameters.slice();
    other[0] += 1;
    pass.load(other);
    expect(inferred()).not.toEqual(before[0]);
    expect(pass.values(x, 'training', 3)).not.toEqual(before[1]);
    pass.load(parameters);
    expect([inferred(), pass.values(x, 'training', 3)]).toEqual(before);
  });
});
