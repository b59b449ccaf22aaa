import { expect, test } from 'vitest';
import { createRun } from '../../../src/engine/run.ts';
import { takeStep } from '../../../src/engine/takeStep.ts';
import { randomRun } from './randomRuns.ts';

test('a step is the next batch of the run to the bit, and goes on from a saved state', () => {
  for (let number = 0; number < 40; number++) {
    const spec = randomRun(number);
    const run = createRun(spec);
    while (run.advance(Infinity) !== 'epoch'); // the initial weights are evaluated
    const twin = createRun(spec);
    for (let batch = 0; batch < 2 * run.batches && run.failure === null; batch++) {
      const state = run.save();
      if (state === null) {
        run.advance(Infinity); // between the last batch of an epoch and its validation
        continue;
      }
      twin.restore(state);
      const step = takeStep(twin, spec);
      const { updates } = run.optimizer;
      while (run.optimizer.updates === updates && run.failure === null) run.advance(Infinity, 1);
      if (step === null) expect(run.failure).not.toBeNull();
      else {
        expect(step.after).toEqual(run.network.parameters);
        expect(step.slots.map(({ after }) => after)).toEqual(run.optimizer.slots.map(({ values }) => values));
        expect(step.update).toBe(run.optimizer.updates);
      }
    }
  }
});

test('the gradients of a step are those that the run has, where nothing clips them', () => {
  const spec = { ...randomRun(3, 'float64'), optimizer: { ...randomRun(3).optimizer, clip: null } };
  const run = createRun(spec);
  while (run.advance(Infinity) !== 'epoch');
  const step = takeStep(run, spec);
  expect(step?.trace.gradients.map((g) => g + 0)).toEqual(run.network.gradients.map((g) => g + 0));
});
