import { describe, expect, it } from 'vitest';
import { factsOf } from '../../../../src/scene/point/targetFacts.ts';
import { planOf } from '../../../../src/scene/plan/plan.ts';
import type { StageFacts } from '../../../../src/scene/point/stageFacts.ts';
import { dropping, everything, normalizing } from '../models.ts';
import { numbersOfModel } from '../pictures.ts';

function stagesAt(
  model: typeof dropping,
  numbers: ReturnType<typeof numbersOfModel>,
  column: number,
  unit: number,
): readonly StageFacts[] {
  const facts = factsOf({ type: 'neuron', column, unit }, planOf(model), numbers, 6);
  if (facts?.type !== 'neuron') throw new Error('a neuron was asked for');
  return facts.stages;
}

describe('the facts of a stage', () => {
  it('of Dropout say for each neuron whether it is dropped, and nothing of the kind in inference', () => {
    const numbers = numbersOfModel(dropping, { iteration: 3 });
    const mask = numbers.dropped?.get(2);
    expect(mask).toHaveLength(4);
    expect(new Set(mask)).toEqual(new Set([0, 1])); // of four some are dropped in this batch, and some are not
    for (let unit = 0; unit < 4; unit++) {
      const [before, dropout] = stagesAt(dropping, numbers, 1, unit);
      expect(dropout).toMatchObject({ kind: 'dropout', name: 'Dropout', rate: 0.5 });
      if (dropout.kind !== 'dropout') throw new Error('the second stage is a Dropout');
      expect(dropout.act).toBe(mask?.[unit] === 1 ? 'dropped' : 'kept');
      expect(dropout.value).toBeCloseTo(mask?.[unit] === 1 ? 0 : before.value / 0.5, 6);
    }
    const [before, idle] = stagesAt(dropping, numbersOfModel(dropping), 1, 0);
    expect(idle).toMatchObject({ act: 'none', value: before.value });
  });

  it('of BatchNormalization lead from the sum to what comes out, by the moving statistics', () => {
    const numbers = numbersOfModel(normalizing);
    const { layout, parameters } = numbers;
    const op = layout?.ops[1];
    if (op?.kind !== 'batch_normalization') throw new Error('the second op normalizes');
    parameters.set([2, 1, 1, 1], op.gamma);
    parameters.set([0.5, 0, 0, 0], op.beta);
    parameters.set([0.25, 0, 0, 0], op.movingMean);
    parameters.set([4, 1, 1, 1], op.movingVariance);
    const x = numbers.probe[3];
    const deviations = (x - 0.25) / Math.sqrt(4.001);
    numbers.probe[7] = 2 * deviations + 0.5;
    const [normalization] = stagesAt(normalizing, numbers, 1, 0);
    expect(normalization).toMatchObject({ kind: 'batch_normalization', gamma: 2, beta: 0.5 });
    if (normalization.kind !== 'batch_normalization') throw new Error('it is one');
    expect(normalization.deviations).toBeCloseTo(deviations, 5);
    expect(normalization.spread?.mean).toBeCloseTo(0.25, 6);
    expect(normalization.spread?.deviation).toBeCloseTo(Math.sqrt(4.001), 6);

    numbers.probe[7] = 1.7; // a number that the moving statistics do not give
    const [other] = stagesAt(normalizing, numbers, 1, 0);
    expect(other).toMatchObject({ spread: null });
  });

  it('of a normalization with γ = 0 still say how far from the mean the number was', () => {
    const numbers = numbersOfModel(normalizing);
    const op = numbers.layout?.ops[1];
    if (op?.kind !== 'batch_normalization') throw new Error('the second op normalizes');
    numbers.parameters[op.gamma] = 0;
    numbers.probe[7] = 0;
    const [normalization] = stagesAt(normalizing, numbers, 1, 0);
    if (normalization.kind !== 'batch_normalization') throw new Error('it is one');
    expect(normalization.deviations).toBeCloseTo(numbers.probe[3] / Math.sqrt(1.001), 5);
  });

  it('of LayerNormalization are taken over the units of the example', () => {
    const numbers = numbersOfModel(everything);
    const stages = [0, 1, 2, 3].map((unit) => stagesAt(everything, numbers, 1, unit)[0]);
    const deviations = stages.map((stage) => (stage.kind === 'layer_normalization' ? stage.deviations : Number.NaN));
    expect(deviations.reduce((a, b) => a + b, 0)).toBeCloseTo(0, 4);
    for (const stage of stages) expect(stage).toMatchObject({ spread: { mean: expect.any(Number) as number } });
  });

  it('of PReLU and GaussianNoise give the slope and what was added', () => {
    const still = numbersOfModel(everything);
    const noisy = numbersOfModel(everything, { iteration: 5 });
    const op = still.layout?.ops[3];
    if (op?.kind !== 'p_re_lu') throw new Error('the fourth op is a PReLU');
    still.parameters[op.alpha + 2] = 0.25;
    expect(stagesAt(everything, still, 1, 2)[1]).toMatchObject({ kind: 'p_re_lu', alpha: 0.25 });
    expect(stagesAt(everything, still, 0, 0)[0]).toMatchObject({ kind: 'gaussian_noise', added: 0 });
    const [noise] = stagesAt(everything, noisy, 0, 0);
    if (noise.kind !== 'gaussian_noise') throw new Error('the first layer adds noise');
    expect(noise.added).not.toBe(0);
    expect(Math.abs(noise.added)).toBeLessThan(1);
  });
});
