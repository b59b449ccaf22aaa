import { expect, test } from 'vitest';
import { createRun } from '../../../src/engine/run.ts';
import { takeStep } from '../../../src/engine/takeStep.ts';
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
