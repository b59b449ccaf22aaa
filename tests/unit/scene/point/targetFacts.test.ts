import { describe, expect, it } from 'vitest';
import { factsOf, type Facts, numberAt, parameterOf } from '../../../../src/scene/point/targetFacts.ts';
import { planOf } from '../../../../src/scene/plan/plan.ts';
import type { Target } from '../../../../src/document/target.ts';
import { numbersOf } from '../pictures.ts';
import { net } from '../../net.ts';

const shape = '3-4-sigmoid-3-softmax';
const plan = planOf(net(shape));
const numbers = numbersOf(shape);
const none = { parameters: null, probe: null };
const facts = (target: Target, limit = 6): Facts | null => factsOf(target, plan, numbers, limit);

describe('factsOf', () => {
  it('reads what the stages of a neuron learn where the engine keeps it', () => {
    const learning = '2-3-BatchNormalization-PReLU-1';
    const { parameters } = numbersOf(learning);
    const read = (role: 'gamma' | 'beta' | 'alpha', layer: number, unit = 2): Facts | null =>
      factsOf({ type: 'stage', layer, role, unit }, planOf(net(learning)), numbersOf(learning), 6);
    // Kernel and bias are 9 numbers, moving mean and variance 6.
    expect(read('gamma', 1)).toEqual({ type: 'stage', role: 'gamma', column: 1, unit: 2, value: parameters[11] });
    expect(read('beta', 1)).toMatchObject({ value: parameters[14] });
    expect(read('alpha', 2)).toMatchObject({ column: 1, value: parameters[23] });
    expect([read('alpha', 1), read('gamma', 1, 3)]).toEqual([null, null]);
  });

  it('finds the number at each index, and none where nothing is trained', () => {
    const plan = planOf(net('2-3-BatchNormalization-PReLU-1'));
    const found = Array.from({ length: plan.layout.parameters }, (_, at) => {
      const target = numberAt(at, plan);
      return target === null ? null : parameterOf(target, plan);
    });
    const statistics = new Set([15, 16, 17, 18, 19, 20]);
    expect(found).toEqual(found.map((_, at) => (statistics.has(at) ? null : at)));
    expect(numberAt(found.length, plan)).toBeNull();
  });

  it('reads a weight where the engine keeps it, with what it is multiplied with', () => {
    const { parameters, probe } = numbers;
    expect(facts({ type: 'weight', layer: 0, input: 2, unit: 1 })).toEqual({
      type: 'weight',
      column: 1,
      input: 2,
      unit: 1,
      value: parameters[2 * 4 + 1],
      x: probe[2],
    });
    expect(facts({ type: 'weight', layer: 2, input: 3, unit: 0 })).toMatchObject({
      value: parameters[16 + 3 * 3],
      x: probe[7 + 3],
    });
  });

  it('reads a bias', () => {
    expect(facts({ type: 'bias', layer: 0, unit: 3 })).toMatchObject({ value: numbers.parameters[12 + 3] });
  });

  it('gives the sum of a neuron so that it adds up, and each activation after it', () => {
    const found = facts({ type: 'neuron', column: 1, unit: 2 });
    if (found?.type !== 'neuron' || found.sum === null) throw new Error('a hidden neuron has a sum');
    const { terms, others, bias, sum } = found.sum;
    expect(terms.map(({ input }) => input)).toEqual([0, 1, 2]);
    expect(others).toBeNull();
    expect(terms.reduce((total, { x, weight }) => total + x * weight, bias ?? 0)).toBeCloseTo(sum, 5);
    expect(found.stages).toEqual([
      { kind: 'activation', name: 'sigmoid', value: found.value, spec: 'sigmoid', row: null },
    ]);
    expect(found.value).toBeCloseTo(1 / (1 + Math.exp(-sum)), 5);
  });

  it('gathers all but the greatest products, and still adds up', () => {
    const found = facts({ type: 'neuron', column: 2, unit: 0 }, 2);
    if (found?.type !== 'neuron' || found.sum === null) throw new Error('an output neuron has a sum');
    const { terms, others, bias, sum } = found.sum;
    expect(terms).toHaveLength(2);
    expect(others?.count).toBe(2);
    const shown = terms.reduce((total, { x, weight }) => total + x * weight, 0);
    expect(shown + (others?.sum ?? 0) + (bias ?? 0)).toBeCloseTo(sum, 5);
  });

  it('has no sum for an input, and no bias where the layer has none', () => {
    expect(facts({ type: 'neuron', column: 0, unit: 1 })).toMatchObject({
      value: numbers.probe[1],
      sum: null,
      stages: [],
    });
    const bare = planOf(net('2-1:nobias'));
    expect(factsOf({ type: 'neuron', column: 1, unit: 0 }, bare, numbersOf('2-1:nobias'), 6)).toMatchObject({
      sum: { bias: null },
    });
  });

  it('knows no number before there is one, and nothing of what is not there', () => {
    expect(factsOf({ type: 'neuron', column: 1, unit: 0 }, plan, none, 6)).toMatchObject({ value: null, sum: null });
    expect(factsOf({ type: 'bias', layer: 0, unit: 0 }, plan, none, 6)).toMatchObject({ value: null });
    expect(facts({ type: 'neuron', column: 1, unit: 4 })).toBeNull();
  });
});
