import { expect, test } from 'vitest';
import { defaultOptimizer } from '../../../src/document/defaults.ts';
import { createRun } from '../../../src/engine/run.ts';
import { takeStep } from '../../../src/engine/takeStep.ts';
import { namesOf } from '../../../src/explain/letters.ts';
import { stepLines } from '../../../src/explain/updateLines.ts';
import { randomRun } from '../engine/randomRuns.ts';
import { expectRight } from './expectRight.ts';

test('each weight and slot after a batch comes out of its line, for every optimizer', () => {
  const seen = new Set<string>();
  for (let number = 0; number < 80; number++) {
    const spec = randomRun(number, 'float64');
    const run = createRun(spec);
    while (run.advance(Infinity) !== 'epoch'); // the initial weights are evaluated
    for (let batch = 0; batch < 5; batch++) {
      const step = takeStep(run, spec);
      if (step === null) break;
      for (const { offset, length, role, trainable } of step.trace.layout.variables) {
        if (!trainable) continue;
        for (let i = offset; i < offset + length; i++) {
          const lines = stepLines(step, spec.optimizer, i, 5);
          const what = `run ${number}, ${spec.optimizer.name}, batch ${batch}, ${role} ${i}`;
          for (const line of lines) expectRight(line, what);
          expect(lines.at(-1)?.value).toBe(step.after[i]);
        }
      }
      seen.add(spec.optimizer.name);
    }
  }
  expect(seen.size).toBe(8);
});

test.each([
  ['norm', 1e-9, '>'],
  ['norm', 1e9, '≤'],
  ['global_norm', 1e-9, '>'],
  ['global_norm', 1e9, '≤'],
] as const)('an update says what g is, and clipped by %s at %d why it is shortened or not', (by, limit, sign) => {
  const drawn = randomRun(3, 'float64');
  const spec = { ...drawn, optimizer: { ...defaultOptimizer('sgd'), clip: { by, limit } } };
  const run = createRun(spec);
  while (run.advance(Infinity) !== 'epoch');
  const step = takeStep(run, spec);
  if (step === null) throw new Error('no batch');
  const [g, shortened] = stepLines(step, spec.optimizer, 0, 5);
  const slope = { d: { base: 'L' }, by: namesOf(step.trace.layout).parameter(0) };
  expect(g).toMatchObject({
    name: { base: 'g' },
    rule: { type: 'known', name: slope, value: step.trace.gradients[0] },
  });
  expect(shortened).toMatchObject({
    name: { base: 'g′' },
    rule: { type: sign === '>' ? 'quotient' : 'known' },
    where: [{ left: { line: { name: { base: '‖g‖' } } }, sign, right: { value: limit } }],
  });
});
