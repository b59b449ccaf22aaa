import { expect, it } from 'vitest';
import { usualOptimizers, usualSchedules } from '../../../src/document/defaults.ts';
import { canTune as byRules } from '../../../src/engine/createOptimizer.ts';
import type { OptimizerSpec } from '../../../src/engine/specs/optimizerSpecs.ts';
import { givenArguments, withArgument } from '../../../src/keras/argument.ts';
import { canTune, optimizerNames, optimizers } from '../../../src/keras/optimizers.ts';

it('the entries know what can change while it trains, as the rules of the engine do', () => {
  const all = optimizerNames.flatMap((name): OptimizerSpec[] => {
    const usual: OptimizerSpec = usualOptimizers[name];
    const changed = givenArguments(optimizers[name].arguments, usual).flatMap(({ type, key, value }) => {
      if (type === 'flag') return [withArgument(usual, key, !value)];
      return type === 'number' ? [withArgument(usual, key, 0.5)] : [];
    });
    return [
      usual,
      ...changed,
      { ...usual, clip: { by: 'norm', limit: 1 } },
      { ...usual, schedule: usualSchedules.cosine_decay },
    ];
  });
  for (const from of all) for (const to of all) expect(canTune(from, to)).toBe(byRules(from, to));
  expect(
    all.filter((each) => each.name === 'rmsprop' && canTune(usualOptimizers.rmsprop, each)).length,
  ).toBeGreaterThan(3);
});
