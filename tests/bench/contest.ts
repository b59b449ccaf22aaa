// Engines against each other: each trains in a process (or a browser's worker) of its own, and they take turns in short
// rounds, so that what else the machine does falls on all of them. The best round of each counts.
import type { Measure } from './measure.ts';
import { titleOf, type Workload } from './workloads.ts';

/** An engine that has been started with a workload. */
export interface Contestant {
  stint(milliseconds: number): Promise<{ rate: number; loss: number }>;
  end(): Promise<void>;
}

/** Starts an engine. Null where it cannot do such a workload. */
export type Start = (workload: Workload) => Promise<Contestant | null>;

const warmUp = 300;
const rounds = 5;
const roundLength = 120;

/** The best rates. An engine that did not learn is left out, with a sentence on stderr: what it did was not training. */
export async function contest(workload: Workload, engines: ReadonlyMap<string, Start>): Promise<Measure[]> {
  const started: { column: string; contestant: Contestant; first: number; last: number; best: number }[] = [];
  try {
    for (const [column, start] of engines) {
      const contestant = await start(workload);
      if (contestant === null) continue;
      const entry = { column, contestant, first: 0, last: 0, best: 0 };
      started.push(entry);
      entry.first = (await contestant.stint(0)).loss;
      await contestant.stint(warmUp);
    }
    for (let round = 0; round < rounds; round++) {
      for (const entry of started) {
        const { rate, loss } = await entry.contestant.stint(roundLength);
        entry.best = Math.max(entry.best, rate);
        entry.last = loss;
      }
    }
  } finally {
    await Promise.all(started.map(({ contestant }) => contestant.end()));
  }
  const learned = started.filter(({ column, first, last }) => {
    if (last < first) return true; // never true of NaN
    console.error(`${column} did not learn ${workload.name}: its loss went from ${first} to ${last}.`);
    return false;
  });
  return learned.map(({ column, best }) => ({ name: titleOf(workload), column, value: best, unit: 'examples/s' }));
}
