import { expect, test } from 'vitest';
import { columnsOf } from '../../../src/document/columns.ts';
import { createRun } from '../../../src/engine/run.ts';
import { takeStep } from '../../../src/engine/takeStep.ts';
import { stationNumbers } from '../../../src/explain/stationNumbers.ts';
import { columnOfOp, stopsOf } from '../../../src/explain/stations.ts';
import { randomRun } from '../engine/randomRuns.ts';

test('the numbers in the drawing are those of the step: products add up to sums, gradients and slopes, and what is gained', () => {
  let seen = 0;
  for (let number = 0; number < 40; number++) {
    const spec = randomRun(number, 'float64');
    const run = createRun(spec);
    while (run.advance(Infinity) !== 'epoch');
    const step = takeStep(run, spec);
    if (step === null) continue;
    const { trace, before: parameters, after, targets } = step;
    const { layout, values, slopes, gradients } = trace;
    const columns = columnsOf(layout);
    const { loss, lossOptions } = spec;
    const row = step.rows.length - 1;
    const judged = { trace, parameters, row, most: 5, loss, lossOptions, targets };
    const updating = { step, optimizer: spec.optimizer };
    for (const stop of stopsOf(layout, true)) {
      const { lines, neurons } = stationNumbers(judged, stop, updating);
      const of = (index: number): number => lines?.[index] ?? Number.NaN;
      if (stop.pass === 'loss') {
        expect([lines, neurons]).toEqual([null, null]);
        continue;
      }
      const column = columns[columnOfOp(layout, stop.op)];
      const { units } = layout.ops[stop.op];
      if (stop.pass === 'backward') {
        const own = slopes[stop.op + 1].subarray(row * units, (row + 1) * units);
        expect(neurons).toEqual({ column: column.index, values: [...own] });
      } else if (stop.pass === 'forward') {
        if (column.dense === null || layout.ops[stop.op].kind !== 'dense') continue;
        const { kernel, bias, inputs } = column.dense;
        for (let u = 0; u < units; u++) {
          let sum = bias < 0 ? 0 : of(bias + u);
          for (let i = 0; i < inputs; i++) sum += of(kernel + i * units + u);
          expect(sum).toBeCloseTo(values[stop.op + 1][row * units + u], 9);
          seen++;
        }
      } else {
        for (let i = 0; i < layout.parameters; i++) {
          if (Number.isNaN(of(i))) continue;
          expect(of(i)).toBe(stop.pass === 'gradients' ? gradients[i] : after[i] - parameters[i]);
          seen++;
        }
      }
    }
    const [first] = stopsOf(layout, true).filter(({ pass }) => pass === 'update');
    if (first === undefined) continue;
    const everywhere = stationNumbers(judged, first, updating, true).lines ?? [];
    for (const { dense } of columns) {
      if (dense !== null) expect(everywhere[dense.kernel]).toBe(after[dense.kernel] - parameters[dense.kernel]);
    }
  }
  expect(seen).toBeGreaterThan(1000);
});
