import { expect, test } from 'vitest';
import { createRun } from '../../../src/engine/run.ts';
import { createTracer } from '../../../src/engine/trace.ts';
import { namesOf } from '../../../src/explain/names.ts';
import { updateLines } from '../../../src/explain/updateLines.ts';
import { randomRun } from '../engine/randomRuns.ts';
import { expectRight } from './expectRight.ts';

test('each weight and slot after a batch comes out of its line, for every optimizer', () => {
  const seen = new Set<string>();
  for (let number = 0; number < 80; number++) {
    const spec = randomRun(number, 'float64');
    const run = createRun(spec);
    run.advance(Infinity); // the initial weights are evaluated
    while (run.epoch === 0 && run.advance(Infinity, 1) === 'working');
    for (let batch = 0; batch < 4 && run.failure === null; batch++) {
      const { network, order, batches } = run;
      if (run.batch >= batches - 1) while (run.batch > 0 && run.failure === null) run.advance(Infinity, 1);
      const { layout } = network;
      const before = network.parameters.slice();
      const slotsBefore = run.optimizer.slots.map(({ values }) => values.slice());
      const rate = run.learningRate;
      const iteration = run.epoch * batches + run.batch;
      const rows = [...order.subarray(run.batch * spec.batchSize, (run.batch + 1) * spec.batchSize)];
      const pick = (values: ArrayLike<number>, width: number): Float64Array =>
        Float64Array.from(rows.flatMap((row) => Array.from({ length: width }, (_, i) => values[row * width + i])));
      const batchRows = {
        count: rows.length,
        x: pick(spec.training.x, layout.inputs),
        y: pick(spec.training.y, layout.outputs),
      };
      const trace = createTracer({ ...spec, mode: 'training' }, rows.length).trace(before, batchRows, iteration);
      run.advance(Infinity, 1);
      if (run.failure !== null) break;
      const names = namesOf(layout);
      const trained = layout.variables.filter(({ trainable }) => trainable);
      const squares = trained.map(({ offset, length }) =>
        Array.from(trace.gradients.subarray(offset, offset + length)).reduce((total, g) => total + g * g, 0),
      );
      const all = Math.sqrt(squares.reduce((a, b) => a + b, 0));
      trained.forEach(({ offset, length, role }, v) => {
        for (let i = offset; i < offset + length; i++) {
          const lines = updateLines({
            optimizer: spec.optimizer,
            rate,
            t: run.optimizer.updates,
            letter: names.parameter(i),
            before: before[i],
            after: network.parameters[i],
            gradient: trace.gradients[i],
            norm: spec.optimizer.clip?.by === 'norm' ? Math.sqrt(squares[v]) : all,
            slots: Object.fromEntries(
              run.optimizer.slots.map(({ name, values }, slot) => [
                name,
                { before: slotsBefore[slot][i], after: values[i] },
              ]),
            ),
          });
          for (const line of lines)
            expectRight(line, `run ${number}, ${spec.optimizer.name}, batch ${batch}, ${role} ${i}`);
          expect(lines.at(-1)?.value).toBe(network.parameters[i]);
        }
      });
      seen.add(spec.optimizer.name);
    }
  }
  expect(seen.size).toBe(8);
});
