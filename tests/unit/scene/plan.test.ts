import { describe, expect, it } from 'vitest';
import { layOut } from '../../../src/engine/layout.ts';
import { hasTarget, parametersOf, planOf, probeOf } from '../../../src/scene/plan.ts';
import { numbersOf } from './pictures.ts';
import { net } from '../net.ts';

describe('planOf', () => {
  it("finds each column's numbers where the engine lays them", () => {
    const { columns, layout } = planOf(net('3-4.relu-step-2-softmax'));
    expect(layout).toEqual(layOut(net('3-4.relu-step-2-softmax')));
    expect(columns.map(({ sum, out }) => [sum, out])).toEqual([
      [0, 0],
      [3, 11],
      [15, 17],
    ]);
    expect(columns[1].stages).toMatchObject([
      { op: { kind: 'activation', activation: 'relu' }, layer: 0, fused: true, from: 3, to: 7 },
      { op: { kind: 'activation', activation: 'step' }, layer: 1, fused: false, from: 7, to: 11 },
    ]);
  });

  it('gives activations before the first Dense to the inputs', () => {
    const plan = planOf({ inputs: 2, layers: [{ type: 'activation', activation: 'tanh' }] });
    expect(plan.columns).toHaveLength(1);
    expect(plan.columns[0]).toMatchObject({ sum: 0, out: 2, dense: null });
  });
});

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
