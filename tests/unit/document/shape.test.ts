import { describe, expect, it } from 'vitest';
import { columns, denseRoles, outputUnits, parameterCount, trainableCount } from '../../../src/document/shape.ts';
import { net } from '../net.ts';

describe('the number of parameters', () => {
  it.each([
    ['3', 0],
    ['3-softmax', 0],
    ['3-4-sigmoid-3-softmax', 31],
    ['3-4:nobias-3', 27],
    ['784-512.relu-512.relu-10.softmax', 669_706],
    ['3-4-BatchNormalization-PReLU-LayerNormalization:nocenter-Dropout:0.5', 16 + 4 * 4 + 4 + 4],
  ])('of %s is %i', (text, parameters) => {
    expect(parameterCount(net(text))).toBe(parameters);
  });
});

it('the number of parameters that are trained leaves out moving statistics and frozen layers', () => {
  expect(trainableCount(net('3-4-BatchNormalization-3'))).toBe(16 + 2 * 4 + 15);
  expect(trainableCount(net('3-4:frozen-BatchNormalization:frozen-PReLU:frozen-3'))).toBe(15);
});

describe('the role of a layer', () => {
  it('follows the layers: the only Dense is the output, until another is added', () => {
    expect(denseRoles(net('3-4'))).toEqual(['output']);
    expect(denseRoles(net('3-4-sigmoid'))).toEqual(['output', 'output']);
    expect(denseRoles(net('3-4-sigmoid-3-softmax'))).toEqual(['hidden', 'hidden', 'output', 'output']);
  });

  it('of an activation before the first Dense is the input', () => {
    expect(denseRoles(net('3-tanh-4'))).toEqual(['input', 'output']);
    expect(denseRoles(net('3-tanh'))).toEqual(['input']);
    expect(denseRoles(net('3'))).toEqual([]);
  });
});

describe('the columns', () => {
  it('carry the activations that their neurons go through, the fused one first', () => {
    const shown = columns(net('3-relu-4.tanh-sigmoid-3-softmax'));
    expect(shown.map(({ role, units, layer }) => [role, units, layer])).toEqual([
      ['input', 3, -1],
      ['hidden', 4, 1],
      ['output', 3, 3],
    ]);
    expect(shown.map(({ activations }) => activations)).toEqual([
      [{ layer: 0, name: 'relu' }],
      [
        { layer: 1, name: 'tanh' },
        { layer: 2, name: 'sigmoid' },
      ],
      [{ layer: 4, name: 'softmax' }],
    ]);
    expect(shown.map(({ stages }) => stages)).toEqual([
      [{ layer: 0, kind: 'activation', activation: 'relu' }],
      [
        { layer: 1, kind: 'activation', activation: 'tanh' },
        { layer: 2, kind: 'activation', activation: 'sigmoid' },
      ],
      [{ layer: 4, kind: 'activation', activation: 'softmax' }],
    ]);
  });

  it('carry normalization, dropout and noise in their places among the activations', () => {
    const [input, hidden, output] = columns(
      net('3-GaussianNoise:0.1-4-BatchNormalization-ReLU:max_value=6-Dropout:0.5-3-Softmax'),
    );
    expect(input.stages.map(({ kind }) => kind)).toEqual(['gaussian_noise']);
    expect(hidden.stages.map(({ layer, kind }) => [layer, kind])).toEqual([
      [2, 'batch_normalization'],
      [3, 'activation'],
      [4, 'dropout'],
    ]);
    expect(hidden.stages[1].activation).toEqual({ type: 're_lu', maxValue: 6, negativeSlope: 0, threshold: 0 });
    expect(hidden.activations).toEqual([{ layer: 3, name: 'relu' }]);
    expect(output.activations).toEqual([{ layer: 6, name: 'softmax' }]);
  });

  it('of a network without layers are the input alone', () => {
    expect(columns(net('2'))).toEqual([{ role: 'input', units: 2, layer: -1, activations: [], stages: [] }]);
  });
});

it('what comes out is as wide as the last Dense, or as the inputs', () => {
  expect(outputUnits(net('3-4-5-relu'))).toBe(5);
  expect(outputUnits(net('3-relu'))).toBe(3);
});
