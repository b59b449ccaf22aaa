import { createRun } from '../../../src/engine/run.ts';
import { takeStep } from '../../../src/engine/takeStep.ts';
import type { RunSpec } from '../../../src/engine/specs/runSpec.ts';
import type { Judged } from '../../../src/explain/backwardLines.ts';
import { randomRun } from '../engine/randomRuns.ts';

/** A batch through a random network, with its update. */
export function walkOf(number: number, batchSize = 1) {
  const drawn = randomRun(number, 'float64');
  return walkOfRun({ ...drawn, batchSize, optimizer: { ...drawn.optimizer, weightDecay: 0 } });
}

/** The batch after the initial weights, with its update. */
export function walkOfRun(spec: RunSpec) {
  const run = createRun(spec);
  while (run.advance(Infinity) !== 'epoch');
  const step = takeStep(run, spec);
  if (step === null) return null;
  const { loss, lossOptions, optimizer } = spec;
  const { trace, before: parameters, targets } = step;
  const judged: Judged = { trace, parameters, targets, row: 0, most: 5, loss, lossOptions };
  return { judged, updating: { step, optimizer } };
}
