import { expect, test } from 'vitest';
import { forwardLine } from '../../../src/explain/forwardLines.ts';
import { createRun } from '../../../src/engine/run.ts';
import { createTracer } from '../../../src/engine/trace.ts';
import { randomRun } from '../engine/randomRuns.ts';
import { expectRight } from './expectRight.ts';

test('each number of 120 networks comes out of its line, in training and in inference', () => {
  for (let number = 0; number < 120; number++) {
    const spec = randomRun(number, 'float64');
    const run = createRun(spec);
    for (let left = 3; left >= 0 && run.failure === null; left--) run.advance(1e6);
    const parameters = run.network.parameters.slice();
    for (const mode of ['training', 'inference'] as const) {
      const { training } = spec;
      const trace = createTracer({ ...spec, mode }, training.count).trace(parameters, training, 3);
      trace.layout.ops.forEach(({ kind, units }, k) => {
        const row = (number * 7 + k) % trace.count;
        for (let unit = 0; unit < units; unit++) {
          const line = forwardLine({ trace, parameters, row, most: 5 }, k, unit);
          const is = trace.values[k + 1][row * units + unit];
          expect(line.value).toBe(is);
          expectRight(line, `network ${number}, ${mode}, ${kind} ${k}, unit ${unit}`);
        }
      });
    }
  }
});
