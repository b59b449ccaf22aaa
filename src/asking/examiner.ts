import { infoOf } from '../data/spec.ts';
import type { Experiment } from '../document/experiment.ts';
import { isOfPlayground } from '../document/ofPlayground.ts';
import type { RunState } from '../engine/run/state.ts';
import { type DataFacts, dataFactsOf } from '../health/dataFacts.ts';
import { measureHealth } from '../health/measureHealth.ts';
import { prepare, type Prepared } from '../training/prepare.ts';
import { isTaken } from './isTaken.ts';
import type { Results } from './questions.ts';

/** Multiply-adds that an answer may take, about: a tenth of a second in the reference executor. */
export const mostHealthWork = 1e7;
const examples = { least: 64, most: 500 };

/** Measures the health of an experiment's network from where its run was saved. */
export function createExaminer(experiment: Experiment): (state: RunState) => Results['health'] {
  let made: { readonly prepared: Prepared; readonly data: DataFacts } | null = null;
  return (state) => {
    if (made === null) {
      const prepared = prepare(experiment);
      made = { prepared, data: dataFactsOf(prepared.split) };
    }
    const { run, spec } = made.prepared;
    if (!isTaken(() => run.restore(state))) return null;
    const most = Math.round(mostHealthWork / (3 * run.network.layout.parameters));
    const { task } = infoOf(experiment.data);
    const subject = { run, spec, isOfPlayground: isOfPlayground(experiment), task };
    const health = measureHealth(subject, Math.max(examples.least, Math.min(examples.most, most)));
    return { health, data: made.data };
  };
}
