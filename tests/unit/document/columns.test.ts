import { describe, expect, it } from 'vitest';
import { activationsOf, columns } from '../../../src/document/columns.ts';
import { net } from '../net.ts';

describe('the columns', () => {
  it('carry the activations that their neurons go through, the fused one first', () => {
    const shown = columns(net('3-relu-4.tanh-sigmoid-3-softmax'));
    expect(shown.map(({ role, units, layer }) => [role, units, layer])).toEqual([
      ['input', 3, -1],
      ['hidden', 4, 1],
      ['output', 3, 3],
    ]);
    expect(shown.map(activationsOf)).toEqual([
      [{ layer: 0, name: 'relu' }],
      [
        { layer: 1, name: 'tanh' },
        { layer: 2, name: 'sigmoid' },
      ],
      [{ layer: 4, name: 'softmax' }],
    ]);
    expect(shown.map(({ stages }) => stages.map(({ fused }) => fused))).toEqual([[false], [true, false], [false]]);
  });

  it('carry normalization, dropout and noise in their places among the activations', () => {
    const [input, hidden, output] = columns(
      net('3-GaussianNoise:0.1-4-BatchNormalization-ReLU:max_value=6-Dropout:0.5-3-Softmax'),
    );
    expect(input.stages.map(({ op }) => op.kind)).toEqual(['gaussian_noise']);
    expect(hidden.stages.map(({ layer, op }) => [layer, op.kind])).toEqual([
      [2, 'batch_normalization'],
      [3, 'activation'],
      [4, 'dropout'],
    ]);
    expect(hidden.stages[1].op).toMatchObject({
      activation: { type: 're_lu', maxValue: 6, negativeSlope: 0, threshold: 0 },
    });
    expect(activationsOf(hidden)).toEqual([{ layer: 3, name: 'relu' }]);
    expect(activationsOf(output)).toEqual([{ layer: 6, name: 'softmax' }]);
  });

  it('of a network without layers are the input alone', () => {
    expect(columns(net('2'))).toEqual([
      { index: 0, role: 'input', units: 2, layer: -1, dense: null, sum: 0, stages: [], out: 0 },
    ]);
  });

  it("find each column's numbers where the engine lays them", () => {
    const shown = columns(net('3-4.relu-step-2-softmax'));
    expect(shown.map(({ sum, out }) => [sum, out])).toEqual([
      [0, 0],
      [3, 11],
      [15, 17],
    ]);
    expect(shown[1].stages).toMatchObject([
      { op: { kind: 'activation', activation: 'relu' }, layer: 0, fused: true, from: 3, to: 7 },
      { op: { kind: 'activation', activation: 'step' }, layer: 1, fused: false, from: 7, to: 11 },
    ]);
  });

  it('give activations before the first Dense to the inputs', () => {
    const shown = columns({ inputs: 2, layers: [{ type: 'activation', activation: 'tanh' }] });
    expect(shown).toHaveLength(1);
    expect(shown[0]).toMatchObject({ sum: 0, out: 2, dense: null });
  });
});
