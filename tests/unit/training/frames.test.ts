import { afterEach, describe, expect, it } from 'vitest';
import { rowsPerFrame } from '../../../src/training/frame.ts';
import { net } from '../net.ts';
import { iris, large, prepareRandom, prepareTimed } from './experiments.ts';
import { type Harness, type HarnessOptions, startTrainer } from './harness.ts';

let open: Harness[] = [];

function start(options?: HarnessOptions): Harness {
  const harness = startTrainer(options);
  open.push(harness);
  return harness;
}

afterEach(() => {
  for (const harness of open) harness.close();
  open = [];
});

const upTo = (last: number): number[] => Array.from({ length: last + 1 }, (_, i) => i);
const rowsOf = ({ frames }: Harness): number[] => frames.flatMap(({ rows }) => rows);

describe('credit', () => {
  it('sends no frame without a credit', async () => {
    const t = start();
    await t.compile(iris);
    await t.fit();
    await t.turn();
    expect(t.frames).toEqual([]);
    expect(t.paused).toHaveLength(1);
  });

  it('sends one frame a credit', async () => {
    const t = start();
    await t.compile(iris);
    await t.credit(2);
    await t.fit();
    await t.turn();
    expect(t.frames).toHaveLength(2);
  });

  it('shows the newest state as soon as a credit comes, and then nothing more', async () => {
    const t = start();
    await t.compile(iris);
    await t.fit();
    await t.turn();
    await t.credit(3);
    expect(t.frames).toHaveLength(1);
    expect(t.frames[0]).toMatchObject({ epoch: 20, batch: 0, rows: upTo(20) });
    expect(t.frames[0].parameters).toEqual(t.run.network.parameters);
  });

  it('of another size, from an old run, is dropped', async () => {
    const t = start();
    await t.compile(iris);
    t.post({ type: 'credit', run: 1, buffer: new ArrayBuffer(8) });
    await t.turn();
    expect(t.frames).toEqual([]);
    await t.credit();
    expect(t.frames).toHaveLength(1);
  });
});

describe('frames', () => {
  it('come at most once in 16 ms of training', async () => {
    const t = start({ tick: 0.1 });
    await t.compile(iris);
    await t.turn();
    await t.credit(200);
    const before = t.frames.length;
    const begun = t.hand.now();
    await t.fit();
    await t.turn();
    const sent = t.frames.length - before;
    const most = Math.ceil((t.hand.now() - begun) / 16) + 1; // and the one that shows where it stopped
    expect(sent).toBeGreaterThan(1);
    expect(sent).toBeLessThanOrEqual(most);
  });

  it('show the state in which it stopped before it is said that it stopped', async () => {
    const t = start();
    await t.compile(iris);
    await t.turn();
    await t.credit(3);
    await t.step('batch');
    await t.turn();
    expect(t.reports.slice(-3).map(({ type }) => type)).toEqual(['frame', 'paused', 'fingerprint']);
    expect(t.frames.at(-1)).toMatchObject({ epoch: 0, batch: 1 });
    expect(t.frames.at(-1)?.parameters).toEqual(t.run.network.parameters);
  });

  describe('of batches that take many slices', () => {
    /** A run that takes 250 ms a batch on the simulated machine. */
    async function long(): Promise<Harness> {
      const t = start({ tick: 0, prepare: prepareTimed(128, 20_000, (ms) => t.hand.sleep(ms)) });
      await t.compile({ ...large, ...net('300-64.relu-10-softmax') });
      await t.turn();
      await t.fit();
      return t;
    }

    /** Takes turns until the batch under way ends, doing something in between. @returns the number of turns */
    async function toEndOfBatch(t: Harness, between: () => Promise<void> = async () => {}): Promise<number> {
      const { epoch } = t.run;
      let turns = 0;
      for (; t.run.epoch === epoch; turns++) {
        await between();
        await t.turn(1);
      }
      return turns;
    }

    it('never show one half way through its update', async () => {
      const t = await long();
      await toEndOfBatch(t); // there is something new to show, and no credit
      await t.turn(3);
      await t.credit();
      expect(t.frames).toEqual([]);
      await toEndOfBatch(t);
      expect(t.frames).toMatchObject([{ epoch: 2, batch: 0 }]);
    });
  });

  it('show what a slow pace has done before it waits', async () => {
    const t = start({ tick: 0 });
    await t.compile(iris);
    await t.turn();
    await t.credit(3);
    await t.fit({ unit: 'batch', perSecond: 1 });
    await t.turn();
    expect(t.frames.at(-1)).toMatchObject({ epoch: 0, batch: 1 });
    const { length } = t.frames;
    t.hand.advance(999);
    await t.settle();
    expect(t.frames).toHaveLength(length);
  });
});

describe('history rows', () => {
  it('are never lost though frames are skipped', async () => {
    const t = start({ tick: 0.5 });
    await t.compile({ ...iris, epochs: 300 });
    await t.fit();
    for (let i = 0; (await t.turn(3)) > 0; i++) {
      if (i % 4 === 0) await t.credit(); // now and then
    }
    await t.credit();
    expect(t.paused).toHaveLength(1);
    expect(t.frames.length).toBeLessThan(300);
    expect(rowsOf(t)).toEqual(upTo(300));
  });

  it('that do not fit into one frame follow as credits come back', async () => {
    const t = start({ tick: 0.5, prepare: prepareRandom(1) });
    const epochs = 2 * rowsPerFrame + 10;
    await t.compile({ ...iris, ...net('1-2-softmax'), epochs });
    await t.fit();
    await t.turn();
    await t.credit(1);
    expect(t.frames.map(({ rows }) => rows.length)).toEqual([rowsPerFrame]);
    await t.credit(4);
    expect(t.frames.map(({ rows }) => rows.length)).toEqual([rowsPerFrame, rowsPerFrame, 11]);
    expect(rowsOf(t)).toEqual(upTo(epochs));
  });

  it('that are many go at once, also while it trains', async () => {
    const t = start({ tick: 0.001, sliceMilliseconds: 2, prepare: prepareRandom(1) });
    await t.compile({ ...iris, ...net('1-2-softmax'), epochs: 100_000 });
    await t.credit(2);
    await t.turn();
    await t.fit();
    await t.turn(4); // 8 ms, too soon for another frame if it were not for the rows
    expect(t.run.epoch).toBeGreaterThan(3 * rowsPerFrame);
    expect(t.frames).toHaveLength(2);
    await t.credit(3);
    expect(t.frames.slice(2).map(({ rows }) => rows.length)).toEqual([rowsPerFrame, rowsPerFrame, rowsPerFrame]);
  });

  it('bring the values that the run had', async () => {
    const t = start();
    await t.compile({ ...iris, epochs: 1 });
    await t.turn();
    const initial = t.run.row[0];
    await t.fit();
    await t.turn();
    await t.credit();
    expect(t.frames[0].losses).toEqual([initial, t.run.row[0]]);
  });
});
