import { expect, it } from 'vitest';
import { contest, type Contestant, type Start } from '../../bench/contest.ts';
import { stint } from '../../bench/stint.mjs';
import { workloads } from '../../bench/workloads.ts';

const [workload] = workloads;

/** An engine whose stints have the rates and losses given, and which notes when it is at work. */
function engine(name: string, rates: number[], losses: (stint: number) => number, log: string[] = []): Start {
  let stints = 0;
  const contestant: Contestant = {
    stint: (milliseconds) => {
      if (milliseconds > 0) log.push(name);
      const rate = rates[stints % rates.length];
      return Promise.resolve({ rate, loss: losses(stints++) });
    },
    end: () => {
      log.push(`end ${name}`);
      return Promise.resolve();
    },
  };
  return () => Promise.resolve(contestant);
}
const falling = (stints: number): number => 1 / (stints + 1);

it('lets engines take turns, and counts the best round of each but the one that warms up', async () => {
  const log: string[] = [];
  const engines = new Map([
    ['a', engine('a', [9000, 8000, 3, 7, 1000, 5, 4, 3, 2, 1, 6], falling, log)], // before, warm-up, 9 rounds
    ['b', engine('b', [2], falling, log)],
    ['none', () => Promise.resolve(null)],
  ]);
  const measures = await contest(workload, engines, () => {});
  expect(log.join(' ')).toBe(`${'a b '.repeat(10)}end a end b`);
  expect(measures.map(({ column, value, unit }) => [column, value, unit])).toEqual([
    ['a', 1000, 'examples/s'],
    ['b', 2, 'examples/s'],
  ]);
});

it.each([
  ['stays', () => 1],
  ['rises', (i: number) => i],
  ['is not a number', () => Number.NaN],
])('counts no engine whose loss %s, and ends all', async (_, losses) => {
  const log: string[] = [];
  const engines = new Map([
    ['good', engine('good', [1], falling, log)],
    ['idle', engine('idle', [1], losses, log)],
  ]);
  const said: string[] = [];
  const measures = await contest(workload, engines, (sentence) => said.push(sentence));
  expect(measures.map(({ column }) => column)).toEqual(['good']);
  expect(said).toEqual([expect.stringContaining('idle did not learn W1')]);
  expect(log.slice(-2)).toEqual(['end good', 'end idle']);
});

/** An engine that gives no answer to the stint of that number. */
function failing(at: number): Start {
  let stints = 0;
  return async (given) => {
    if (at < 0) throw new Error('cannot begin');
    const contestant = await engine('broken', [1], falling)(given);
    if (contestant === null) return null;
    const stint = async (milliseconds: number) => {
      if (stints++ === at) throw new Error('its process has ended');
      return contestant.stint(milliseconds);
    };
    return { ...contestant, stint };
  };
}

it.each([
  ['at its start', -1, 'cannot begin'],
  ['before training', 0, 'its process has ended'],
  ['while it warms up', 1, 'its process has ended'],
  ['in the first round', 2, 'its process has ended'],
  ['in the last round', 10, 'its process has ended'],
])('goes on without an engine that fails %s', async (_, at, reason) => {
  const log: string[] = [];
  const engines = new Map([
    ['a', engine('a', [1], falling, log)],
    ['broken', failing(at)],
    ['b', engine('b', [2], falling, log)],
  ]);
  const said: string[] = [];
  const measures = await contest(workload, engines, (sentence) => said.push(sentence));
  expect(measures.map(({ column }) => column)).toEqual(['a', 'b']);
  expect(log.join(' ')).toBe(`${'a b '.repeat(10)}end a end b`);
  expect(said).toEqual([`broken failed at W1: ${reason}.`]);
});

it('trains for whole epochs until the time is over, asking the clock less and less often', async () => {
  let epochs = 0;
  let looks = 0;
  const counted = { train: (more: number) => void (epochs += more), loss: () => 1 / epochs };
  const clock = (): number => {
    looks++;
    return epochs * 0.25; // an epoch takes a quarter of a millisecond
  };
  const { rate, loss } = await stint(counted, { rows: 10, milliseconds: 100, clock });
  expect(epochs).toBeGreaterThanOrEqual(400);
  expect(epochs).toBeLessThan(420);
  expect(rate).toBe(40_000);
  expect(loss).toBe(1 / epochs);
  expect(looks).toBeLessThan(80);
});
