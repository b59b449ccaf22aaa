import { expect, test } from 'vitest';
import { createRun } from '../../../src/engine/run.ts';
import { createTracer } from '../../../src/engine/trace.ts';
import { batchLossLine, gradientLine, type Judged, lossLine, slopeLine } from '../../../src/explain/backwardLines.ts';
import { randomRun } from '../engine/randomRuns.ts';
import { expectRight } from './expectRight.ts';

test('loss, slopes and gradients of 120 networks come out of their lines, of one example and of a batch', () => {
  for (let number = 0; number < 120; number++) {
    const spec = randomRun(number, 'float64');
    const run = createRun(spec);
    for (let left = 3; left >= 0 && run.failure === null; left--) run.advance(1e6);
    const parameters = run.network.parameters.slice();
    for (const count of [1, 5]) {
      const { inputs } = spec.model;
      const outputs = spec.training.y.length / spec.training.count;
      const rows = {
        count,
        x: spec.training.x.slice(0, count * inputs),
        y: spec.training.y.slice(0, count * outputs),
      };
      const mode = number % 2 === 0 || count === 5 ? 'training' : 'inference';
      const trace = createTracer({ ...spec, mode }, count).trace(parameters, rows, 3);
      if (!Number.isFinite(trace.loss)) continue;
      const row = number % count;
      const judged: Judged = { ...spec, trace, parameters, row, most: 4, targets: rows.y };
      const where = `network ${number}, ${mode}, ${count} examples, ${spec.loss}`;
      expectRight(lossLine(judged), `${where}: loss`);
      expectRight(batchLossLine(judged), `${where}: loss of the batch`);
      const { ops, variables } = trace.layout;
      for (let k = -1; k < ops.length; k++) {
        const units = k < 0 ? inputs : ops[k].units;
        for (let unit = 0; unit < units; unit++) {
          const line = slopeLine(judged, k, unit);
          expect(line.value).toBe(trace.slopes[k + 1][row * units + unit]);
          expectRight(line, `${where}: slope of ${k < 0 ? 'the input' : ops[k].kind} ${k}, unit ${unit}`);
        }
      }
      for (const { offset, length, trainable, role } of variables) {
        if (!trainable) continue;
        for (let i = offset; i < offset + length; i++) {
          const line = gradientLine(judged, i);
          expect(line.value).toBe(trace.gradients[i]);
          expect(line.rule.type, `${where}: ${role} has a formula`).not.toBe('constant');
          expectRight(line, `${where}: gradient of ${role} ${i - offset}`);
        }
      }
    }
  }
});
