import { lateNames } from '../../../src/data/datasets.ts';
import { makeLateKnown } from '../../../src/data/lateSets.ts';
import { decodeLink } from '../../../src/document/link.ts';
import type { Experiment } from '../../../src/document/experiment.ts';
import { createHistory, type History } from '../../../src/run/history.ts';
import { prepare, type Prepared } from '../../../src/training/prepare.ts';

export interface Trained extends Prepared {
  readonly experiment: Experiment;
  readonly history: History;
}

/** The experiment of a link, whose late data are fetched. @param cure keys that replace the link's own */
export async function experimentOfCase(link: string, cure = ''): Promise<Experiment> {
  await makeLateKnown(lateNames);
  const pairs = new Map(`v=1&${link}&${cure}`.split('&').map((pair) => [pair.split('=', 1)[0], pair]));
  const decoded = decodeLink([...pairs.values()].filter((pair) => pair !== '').join('&'));
  if (!decoded.ok) throw new Error(`${link}: ${JSON.stringify(decoded.error)}`);
  return decoded.experiment;
}

/** An experiment after so many epochs, or where it failed or was stopped. */
export function trainFor(experiment: Experiment, epochs: number): Trained {
  const prepared = prepare(experiment);
  const { run } = prepared;
  const history = createHistory(run.keys);
  for (;;) {
    const progress = run.advance(1e9, 1e9);
    if (progress === 'epoch') history.add(Float64Array.of(run.epoch, ...run.row));
    if (progress === 'notFinite' || run.epoch >= epochs || run.ended !== null) break;
  }
  return { ...prepared, experiment, history };
}

/** The newest value of a key; null where the run has none. */
export function newest({ history }: Trained, key: string): number | null {
  return history.keys.includes(key) && history.count > 0 ? history.value(history.count - 1, key) : null;
}
