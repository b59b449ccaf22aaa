import { describe, expect, it } from 'vitest';
import { denseRoles, outputUnits, parameterCount, trainableCount } from '../../../src/document/shape.ts';
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

it('what comes out is as wide as the last Dense, or as the inputs', () => {
  expect(outputUnits(net('3-4-5-relu'))).toBe(5);
  expect(outputUnits(net('3-relu'))).toBe(3);
});
