import { expect, test } from 'vitest';
import { equip } from '../../../../src/engine/executors.ts';
import { initializeParameters } from '../../../../src/engine/initializeParameters.ts';
import { createOptimizer, rowLength } from '../../../../src/engine/createOptimizer.ts';
import { read } from '../../../../src/engine/program.ts';
import { createRandom } from '../../../../src/engine/random.ts';
import { compileRun } from '../../../../src/engine/run/compile.ts';
import { placeRun } from '../../../../src/engine/run/place.ts';
import { randomRun } from '../randomRuns.ts';

/** No instruction has this number. */
const unknown = 9999;

/**
 * Three batches of a random run in the twin, in which it does not know some of the instructions.
 * @returns the tally and the parameters, and how many instructions it did not know
 */
function trained(number: number, isKnown: (index: number) => boolean) {
  const spec = randomRun(number);
  const place = placeRun(spec, 0);
  const code = compileRun(spec, place, spec.optimizer).train;
  const { memory, start } = equip(place.plan, 'simd', [[code]]);
  const { floats, cells, words } = memory;
  place.fill(memory);
  const { layout, capacity } = place.network;
  const parameters = floats.subarray(place.parameters, place.parameters + layout.parameters);
  initializeParameters(spec.model, layout, spec.seed, parameters);
  for (let i = 0; i < spec.training.count; i++) words[place.order + i] = i;
  createOptimizer(spec.optimizer, place.optimizer, memory, Math.fround).prepare(0, 3);
  const executor = start([code], spec.seed);
  expect(executor.name).toBe('simd');
  const area = place.plan.areas.find(({ name }) => name === 'code');
  const hidden = read(code).filter((_, index) => !isKnown(index));
  for (const { at } of hidden) words[(area?.from ?? 0) + at] = unknown;

  const { table, numbers } = place.optimizer;
  executor.begin({
    code: 0,
    start: 0,
    end: spec.training.count,
    capacity,
    batches: 3,
    iteration: 0,
    numbers: { table, to: numbers, length: rowLength },
  });
  const random = createRandom(number, 'split');
  let status = executor.run(1);
  while (status === 'used') status = executor.run(1 + random.below(500));
  return { status, loss: cells[place.tally], parameters: [...parameters], hidden: hidden.length };
}

test('what the twin does not know is done by the reference on the same memory, in pieces, to the same bits', () => {
  let all = 0;
  for (let number = 0; number < 100; number++) {
    const { hidden: none, ...whole } = trained(number, () => true);
    expect(none).toBe(0);
    for (const isKnown of [(index: number) => index % 2 === 0, (index: number) => index % 2 === 1, () => false]) {
      const { hidden, ...helped } = trained(number, isKnown);
      expect(helped).toEqual(whole);
      all += hidden;
    }
  }
  expect(all).toBeGreaterThan(100 * 15);
});
