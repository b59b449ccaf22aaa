import { lateNames } from '../../../src/data/datasets.ts';
import { makeLateKnown } from '../../../src/data/lateSets.ts';
import { decodeLink } from '../../../src/document/link.ts';
import type { Experiment } from '../../../src/document/experiment.ts';
import { createHistory, type GrowingHistory } from '../../../src/run/history.ts';
import { prepare, type Prepared } from '../../../src/training/prepare.ts';

export interface Trained extends Prepared {
  readonly experiment: Experiment;
  readonly history: GrowingHistory;
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
  const trained = { ...prepared, experiment, history: createHistory(prepared.run.keys) };
  trainTo(trained, epochs);
  return trained;
}

/** Trains on to so many epochs in all, or to where it fails or is stopped. */
export function trainTo({ run, history }: Trained, epochs: number): void {
  while (run.failure === null && run.ended === null && (history.count === 0 || run.epoch < epochs)) {
    if (run.advance(1e9, 1e9) === 'epoch') history.add(Float64Array.of(run.epoch, ...run.row));
  }
}

/** The newest value of a key; null where the run has none. */
export function newest({ history }: Trained, key: string): number | null {
  return history.keys.includes(key) && history.count > 0 ? history.value(history.count - 1, key) : null;
}
