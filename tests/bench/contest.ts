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

/** Takes a sentence to print below the tables. */
export type Say = (sentence: string) => void;

interface Entry {
  readonly column: string;
  readonly contestant: Contestant;
  readonly first: number;
  last: number;
  best: number;
}

const rounds = 9;
const roundLength = 100;

/**
 * The best rates. An engine that failed or did not learn is left out, with a sentence.
 * @param warmUp milliseconds for each before the rounds
 */
export async function contest(
  workload: Workload,
  engines: ReadonlyMap<string, Start>,
  say: Say,
  warmUp = 300,
): Promise<Measure[]> {
  let entries: Entry[] = [];
  const ends: (() => Promise<void>)[] = [];
  const failed = (column: string, error: unknown): void => {
    say(`${column} failed at ${workload.name}: ${error instanceof Error ? error.message : String(error)}.`);
    entries = entries.filter((entry) => entry.column !== column);
  };
  try {
    for (const [column, start] of engines) {
      try {
        const contestant = await start(workload);
        if (contestant === null) continue;
        ends.push(() => contestant.end());
        const { loss } = await contestant.stint(0);
        await contestant.stint(warmUp);
        entries.push({ column, contestant, first: loss, last: loss, best: 0 });
      } catch (error) {
        failed(column, error);
      }
    }
    for (let round = 0; round < rounds; round++) {
      for (const entry of entries) {
        try {
          const { rate, loss } = await entry.contestant.stint(roundLength);
          entry.best = Math.max(entry.best, rate);
          entry.last = loss;
        } catch (error) {
          failed(entry.column, error);
        }
      }
    }
  } finally {
    await Promise.all(ends.map((end) => end()));
  }
  const learned = entries.filter(({ column, first, last }) => {
    if (last < first) return true; // never true of NaN
    say(`${column} did not learn ${workload.name}: its loss went from ${first} to ${last}.`);
    return false;
  });
  return learned.map(({ column, best }) => ({ name: titleOf(workload), column, value: best, unit: 'examples/s' }));
}
