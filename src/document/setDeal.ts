import type { Deal } from '../data/spec.ts';
import { change } from './equal.ts';
import type { Experiment } from './experiment.ts';

/** Sets in which order rows are dealt; null: shuffled. */
export function setDeal(e: Experiment, deal: Deal | null): Experiment {
  const { deal: _, ...data } = e.data;
  return change(e, { data: deal === null ? data : { ...data, deal } });
}
