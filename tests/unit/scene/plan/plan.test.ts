import { describe, expect, it } from 'vitest';
import { hasTarget, parametersOf, planOf, probeOf } from '../../../../src/scene/plan/plan.ts';
import { numbersOf } from '../pictures.ts';
import { net } from '../../net.ts';

describe('parametersOf and probeOf', () => {
  const plan = planOf(net('3-4.relu-2'));

  it('give the numbers of this network', () => {
    const numbers = numbersOf('3-4.relu-2');
    expect(parametersOf(plan, numbers)).toBe(numbers.parameters);
    expect(probeOf(plan, numbers)).toBe(numbers.probe);
  });

  it.each(['3-5.relu-2', '4-4.relu-2'])('give nothing while there are as many numbers as in %s', (other) => {
    expect(parametersOf(plan, numbersOf(other))).toBeNull();
    expect(probeOf(plan, numbersOf(other))).toBeNull();
  });

  it('give nothing before the first frame', () => {
    expect(parametersOf(plan, { parameters: null, probe: null })).toBeNull();
    expect(probeOf(plan, { parameters: null, probe: null })).toBeNull();
  });
});

describe('hasTarget', () => {
  const plan = planOf(net('3-4-relu-2:nobias'));

  it('knows what is in the network and what an edit has taken away', () => {
    expect(hasTarget(plan, { type: 'weight', layer: 0, input: 2, unit: 3 })).toBe(true);
    expect(hasTarget(plan, { type: 'weight', layer: 0, input: 3, unit: 3 })).toBe(false);
    expect(hasTarget(plan, { type: 'weight', layer: 1, input: 0, unit: 0 })).toBe(false);
    expect(hasTarget(plan, { type: 'bias', layer: 0, unit: 3 })).toBe(true);
    expect(hasTarget(plan, { type: 'bias', layer: 2, unit: 0 })).toBe(false);
    expect(hasTarget(plan, { type: 'neuron', column: 2, unit: 1 })).toBe(true);
    expect(hasTarget(plan, { type: 'neuron', column: 3, unit: 0 })).toBe(false);
  });
});
