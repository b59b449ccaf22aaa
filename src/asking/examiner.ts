import { infoOf } from '../data/spec.ts';
import type { Experiment } from '../document/experiment.ts';
import { isOfPlayground } from '../document/ofPlayground.ts';
import type { RunState } from '../engine/run/state.ts';
import type { OptimizerSpec } from '../engine/specs/optimizerSpecs.ts';
import { type DataFacts, dataFactsOf } from '../health/dataFacts.ts';
import { measureHealth } from '../health/measureHealth.ts';
import type { Results } from './questions.ts';
import { createTwin } from './runTwin.ts';

/** Multiply-adds that an answer may take, about: a tenth of a second in the reference executor. */
export const mostHealthWork = 1e7;
const examples = { least: 64, most: 500 };

/** @param state as the run was saved; null: at its start, with this optimizer */
export type Examiner = (state: RunState | null, optimizer: OptimizerSpec) => Results['health'];

/** Measures the health of an experiment's network from where its run was saved. */
export function createExaminer(experiment: Experiment): Examiner {
  const bring = createTwin(experiment, true);
  let data: DataFacts | null = null;
  return (state, optimizer) => {
    const twin = bring(state, optimizer);
    if (twin === null) return null;
    const { run, spec } = twin;
    const most = Math.round(mostHealthWork / (3 * run.network.layout.parameters));
    const { task } = infoOf(experiment.data);
    const subject = { run, spec, isOfPlayground: isOfPlayground(experiment), task };
    const health = measureHealth(subject, Math.max(examples.least, Math.min(examples.most, most)));
    return { health, data: (data ??= dataFactsOf(twin.split)) };
  };
}
