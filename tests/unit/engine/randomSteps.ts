import { createRun } from '../../../src/engine/run.ts';
import type { RunSpec } from '../../../src/engine/specs/runSpec.ts';
import { type Step, takeStep } from '../../../src/engine/takeStep.ts';
import { randomRun } from './randomRuns.ts';

/** The first step of a random network, of all kinds of layers, losses and optimizers in turn; null: it is not finite. */
export function randomStep(number: number): { readonly spec: RunSpec; readonly step: Step } | null {
  const spec = randomRun(number, 'float64');
  const run = createRun(spec);
  while (run.advance(Infinity) !== 'epoch'); // the initial weights are evaluated
  const step = takeStep(run, spec);
  return step === null ? null : { spec, step };
}
