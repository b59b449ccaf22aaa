import { afterEach, describe, expect, it } from 'vitest';
import type { Experiment } from '../../../src/document/experiment.ts';
import type { Command, Report } from '../../../src/training/protocol.ts';
import { exploding, iris } from './experiments.ts';
import { flatOut, runStraight } from './harness.ts';
import { openPage, type Page, type PageOptions } from './page.ts';

let pages: Page[] = [];

function open(options?: PageOptions): Page {
  const page = openPage(options);
  pages.push(page);
  return page;
}

afterEach(() => {
  for (const page of pages) page.close();
  pages = [];
});

const types = ({ told }: Page): string[] => told.map(({ type }) => type);
const upTo = (last: number): number[] => Array.from({ length: last + 1 }, (_, i) => i);

describe('a run', () => {
  it('is compiled, trained to its limit, and told to the end', async () => {
    const page = open();
    const run = page.client.compile(iris);
    page.client.fit(flatOut);
    await page.work();
    expect(page.told[0]).toEqual({ type: 'compiled', run });
    expect(page.told.at(-1)).toEqual({ type: 'paused', run, reason: 'epochs', epoch: 20 });
    expect(page.rows).toEqual(upTo(20));
    const { network, fingerprint } = runStraight(iris, 160);
    expect(page.parameters).toEqual(network.parameters);
    expect(page.fingerprint).toBe(fingerprint());
    expect(page.workers).toHaveLength(1);
  });

  it('does not tell the fingerprint of a place that it has left', async () => {
    const page = open();
    const run = page.client.compile(iris);
    page.client.step('batch');
    await page.work();
    page.client.step('batch');
    page.worker.channel.trainer.postMessage({ type: 'fingerprint', run, serial: 1, sets: 0, fingerprint: 'old' }, []);
    await page.settle();
    expect(page.fingerprint).toBe(runStraight(iris, 1).fingerprint());
    await page.work();
    expect(page.fingerprint).toBe(runStraight(iris, 2).fingerprint());
  });

  it('keeps three buffers going round', async () => {
    const page = open();
    page.client.compile({ ...iris, epochs: 200 });
    page.client.fit(flatOut);
    await page.work();
    const frames = types(page).filter((type) => type === 'frame').length;
    const credits = page.worker.received.filter(({ type }) => type === 'credit').length;
    expect(frames).toBeGreaterThan(5);
    expect(credits).toBe(frames + 3);
  });

  it('that ended or never began takes no commands', async () => {
    const page = open();
    page.client.fit(flatOut);
    page.client.pause();
    page.client.tune({ optimizer: iris.optimizer, epochs: 3 });
    page.client.step('batch');
    page.client.end();
    expect(page.workers).toEqual([]);
    page.client.compile({ ...iris, epochs: 500 });
    page.client.fit(flatOut);
    await page.work(3);
    page.client.end();
    const before = page.told.length;
    page.client.fit(flatOut);
    await page.work();
    expect(page.told).toHaveLength(before);
    expect(page.worker.run.epoch).toBeLessThan(500);
  });

  it('that cannot be trained is told as failed, and the next one starts in the same worker', async () => {
    const page = open();
    const run = page.client.compile({ ...iris, inputs: 3 });
    await page.work();
    expect(page.told).toEqual([{ type: 'failed', run, message: expect.stringContaining('x is not') }]);
    page.client.compile(iris);
    await page.work();
    expect(page.told[1]).toEqual({ type: 'compiled', run: run + 1 });
    expect(page.workers).toHaveLength(1);
  });

  it('that overflows is told as such', async () => {
    const page = open();
    const run = page.client.compile(exploding);
    page.client.fit(flatOut);
    await page.work();
    expect(page.told.at(-1)).toEqual({ type: 'paused', run, reason: 'notFinite', epoch: 0 });
  });
});

describe('reports', () => {
  it('of an old run are dropped', async () => {
    const page = open();
    page.client.compile(iris);
    page.client.fit(flatOut);
    await page.work(3);
    const before = page.told.length;
    page.worker.hand.turn(); // its frame is under way now
    const run = page.client.compile({ ...iris, seed: 2 });
    await page.work();
    const later = page.told.slice(before);
    expect(later.length).toBeGreaterThan(0);
    expect(later.every((told) => told.run === run)).toBe(true);
    expect(later.filter(({ type }) => type === 'frame').map(({ epoch }) => epoch)).toEqual([0, 0]);
  });

  it('of a run that was left bring the rows that were on their way, and what it has come to', async () => {
    const page = open();
    page.client.compile({ ...iris, epochs: 1000 });
    page.client.fit(flatOut);
    await page.work(6);
    for (let i = 0; i < 4; i++) page.worker.hand.turn(); // frames are under way now
    const before = [...page.rows];
    page.client.compile({ ...iris, seed: 2 });
    await page.work(2);
    const { epoch } = page.saves[0];
    expect(page.lateRows.length).toBeGreaterThan(0);
    expect([...before, ...page.lateRows]).toEqual(upTo(epoch).slice(0, before.length + page.lateRows.length));
  });

  it('of a run that ended bring its rows also when another is compiled at once', async () => {
    const page = open();
    page.client.compile({ ...iris, epochs: 1000 });
    page.client.fit(flatOut);
    await page.work(6);
    for (let i = 0; i < 4; i++) page.worker.hand.turn(); // frames are under way now
    const before = [...page.rows];
    page.client.end();
    page.client.compile({ ...iris, seed: 2 });
    await page.work(2);
    expect(page.lateRows.length).toBeGreaterThan(0);
    expect([...before, ...page.lateRows]).toEqual(upTo(before.length + page.lateRows.length - 1));
  });

  it('of an old run that could not be compiled do not end the new one', async () => {
    const page = open();
    page.client.compile({ ...iris, inputs: 3 });
    page.client.compile(iris);
    const run = page.client.compile(iris);
    await page.work();
    expect(page.told.slice(0, 2)).toMatchObject([
      { type: 'compiled', run },
      { type: 'frame', run },
    ]);
    expect(types(page).filter((type) => type !== 'frame')).toEqual(['compiled']);
  });

  it('that a newer command has overtaken are dropped', async () => {
    const page = open();
    page.client.compile({ ...iris, epochs: 1000 });
    await page.work();
    page.client.fit(flatOut);
    await page.work(2);
    page.client.pause();
    page.client.fit(flatOut); // the pause is answered after this was sent
    await page.work(2);
    expect(types(page)).not.toContain('paused');
    page.client.pause();
    await page.work();
    expect(page.told.at(-1)).toMatchObject({ type: 'paused', reason: 'asked' });
  });
});

describe('a dead worker', () => {
  async function underWay(experiment: Experiment = { ...iris, epochs: 200 }): Promise<Page> {
    const page = open();
    page.client.compile(experiment);
    page.client.fit(flatOut);
    await page.work(4);
    page.hand.advance(1000); // it is time to save it
    await page.work(4);
    expect(page.rows.length).toBeGreaterThan(2);
    expect(page.saves.length).toBeGreaterThan(0);
    return page;
  }

  it('is replaced, goes on from where it was last saved, and comes to the same bits', async () => {
    const page = await underWay();
    const epoch = page.saves.at(-1)?.epoch;
    const time = page.hand.now();
    page.worker.terminate();
    while (page.workers.length === 1) await page.pass(50);
    await page.settle();
    expect(page.hand.now() - time).toBeLessThanOrEqual(1500);
    expect(page.told.find(({ type }) => type === 'restarted')).toEqual({ type: 'restarted', run: 1, epoch });
    await page.work();
    expect(page.told.at(-1)).toEqual({ type: 'paused', run: 1, reason: 'epochs', epoch: 200 });
    expect(page.rows).toEqual(upTo(200));
    expect(page.fingerprint).toBe(runStraight({ ...iris, epochs: 200 }, 1600).fingerprint());
    expect(types(page).filter((type) => type === 'compiled')).toHaveLength(1);
  });

  it('that threw an error is replaced at once', async () => {
    const page = await underWay();
    for (const type of ['error', 'messageerror'] as const) {
      const { length } = page.workers;
      const { worker } = page;
      worker.fail(type);
      expect(page.workers).toHaveLength(length + 1);
      expect(worker.alive).toBe(false);
      await page.work(2);
    }
    const restarts = page.told.filter(({ type }) => type === 'restarted');
    expect(restarts).toHaveLength(2);
    expect(restarts.every(({ epoch = 0 }) => epoch > 0)).toBe(true);
    await page.work();
    expect(page.rows).toEqual(upTo(200));
  });

  it('that died twice before it could send a frame loses nothing of what was there', async () => {
    const page = await underWay();
    const epoch = page.saves.at(-1)?.epoch;
    page.worker.fail('error');
    await page.settle();
    page.worker.fail('error');
    await page.settle();
    expect(page.told.filter(({ type }) => type === 'restarted').map((told) => told.epoch)).toEqual([epoch, epoch]);
  });

  it('has nothing more to say', async () => {
    const page = await underWay();
    const { worker } = page;
    worker.fail('error');
    await page.settle();
    const { length } = page.told;
    worker.sayLate({ type: 'failed', run: 1, during: 'compile', message: 'late', needs: null });
    expect(page.told).toHaveLength(length);
    worker.fail('error');
    expect(page.workers).toHaveLength(2);
  });

  it('is noticed also when only a setting was sent to it', async () => {
    const page = await underWay();
    page.client.pause();
    await page.work();
    await page.pass(1000);
    page.worker.terminate();
    page.client.tune({ optimizer: iris.optimizer, epochs: 3 });
    await page.pass(1500);
    expect(types(page)).toContain('restarted');
  });

  it('is replaced with what has been tuned and asked for since', async () => {
    const page = await underWay();
    const optimizer = {
      name: 'sgd',
      learningRate: 0.5,
      schedule: null,
      weightDecay: 0,
      clip: null,
      momentum: 0,
      nesterov: false,
    } as const;
    const pace = { unit: 'epoch', perSecond: 30 } as const;
    page.client.tune({ optimizer, epochs: 150 });
    page.client.fit(pace);
    await page.settle();
    page.worker.fail('error');
    const [compile, ...others] = page.worker.received.filter(({ type }) => type !== 'ping');
    expect(compile).toMatchObject({ type: 'compile', run: 1, experiment: { optimizer, epochs: 150, seed: iris.seed } });
    expect(others).toEqual([
      { type: 'tune', run: 1, tuning: { optimizer, epochs: 150 } },
      { type: 'fit', run: 1, serial: 2, pace },
    ]);
  });

  it('does not begin to train what was paused', async () => {
    const page = await underWay();
    page.client.pause();
    await page.work();
    const { parameters } = page;
    page.worker.fail('error');
    await page.work();
    expect(page.parameters).toEqual(parameters);
    expect(page.told.at(-1)?.type).not.toBe('paused');
    expect(page.worker.run.batch).toBe(0);
  });

  it('is noticed by the next command, when it died while nothing was asked of it', async () => {
    const page = await underWay();
    page.client.pause();
    await page.work();
    page.worker.terminate();
    await page.pass(5000);
    expect(page.workers).toHaveLength(1);
    page.client.step('epoch');
    await page.pass(1500);
    await page.work();
    expect(page.workers).toHaveLength(2);
    expect(page.told.at(-1)).toMatchObject({ type: 'paused', reason: 'stepped' });
  });

  it('before its first frame leads to a start from the initial weights, and no row is missing', async () => {
    const page = open();
    page.client.compile(iris);
    await page.settle();
    expect(types(page)).toEqual(['compiled', 'frame']); // the row of the initial weights is not there yet
    page.client.fit(flatOut);
    page.worker.fail('error');
    await page.work();
    expect(page.told.find(({ type }) => type === 'restarted')).toEqual({ type: 'restarted', run: 1, epoch: 0 });
    expect(page.rows).toEqual(upTo(20));
    expect(page.parameters).toEqual(runStraight(iris, 160).network.parameters);
  });

  it('that broke down with an exception is replaced too', async () => {
    let calls = 0;
    const page = open({
      prepare: (experiment) => {
        const run = runStraight(experiment, 0);
        const advance = (work: number) => {
          if (++calls === 20) throw new TypeError('a wire came loose');
          return run.advance(work);
        };
        return { run: Object.create(run, { advance: { value: advance } }) };
      },
    });
    page.client.compile(iris);
    page.client.fit(flatOut);
    await page.work();
    await page.work();
    expect(types(page)).toContain('restarted');
    expect(page.told.at(-1)).toMatchObject({ type: 'paused', reason: 'epochs' });
  });

  it('that dies again and again is given up', async () => {
    const page = await underWay();
    page.worker.fail('error');
    await page.settle();
    page.worker.fail('error');
    await page.settle();
    expect(types(page)).not.toContain('failed');
    page.worker.fail('error');
    expect(page.told.at(-1)).toMatchObject({ type: 'failed', run: 1 });
    expect(page.workers).toHaveLength(3);
    expect(page.workers.some(({ alive }) => alive)).toBe(false);
    await page.pass(5000);
    expect(page.workers).toHaveLength(3);
    page.client.compile(iris); // a new run gets a new chance
    await page.work();
    expect(page.told.at(-1)).toMatchObject({ type: 'frame', run: 2 });
    page.worker.fail('error');
    await page.work();
    expect(page.told).toContainEqual({ type: 'restarted', run: 2, epoch: 0 });
  });

  it('now and then is replaced for ever', async () => {
    const page = await underWay({ ...iris, epochs: 100_000 });
    for (let i = 0; i < 10; i++) {
      page.worker.fail('error');
      await page.work(2);
      page.hand.sleep(6000);
    }
    expect(types(page)).not.toContain('failed');
    expect(page.workers).toHaveLength(11);
  });

  it('that could never be made is told as failed', async () => {
    const page = open({
      createWorker: () => {
        throw new Error('workers are forbidden here');
      },
    });
    page.client.compile(iris);
    expect(page.told).toEqual([]);
    page.hand.advance(1);
    expect(page.told).toEqual([{ type: 'failed', run: 1, message: expect.stringContaining('forbidden') }]);
  });
});

describe('a worker that does not answer', () => {
  /** A page whose first workers answer a ping so many times, and then nothing; and when each was made, in s. */
  function openSilent(count: number, pongs = 0) {
    const made: number[] = [];
    const page = open({
      createWorker: (make) => {
        made.push(page.hand.now() / 1000);
        if (made.length > count) return make();
        let left = pongs;
        let hear: (event: { readonly data: Report }) => void = () => undefined;
        return {
          postMessage: (message) => {
            if ((message as Command).type === 'ping' && left-- > 0) hear({ data: { type: 'pong' } });
          },
          addEventListener: (type: string, listener: typeof hear) => {
            if (type === 'message') hear = listener;
          },
          terminate: () => undefined,
        };
      },
    });
    page.client.compile(iris);
    const pass = (seconds: number): void => {
      for (let i = 0; i < 20 * seconds; i++) page.hand.advance(50);
    };
    return { page, pass, pauses: () => made.slice(1).map((time, i) => Math.round(time - made[i])) };
  }

  it('is told after the second, and each next one gets more time, up to a minute', () => {
    const { page, pass, pauses } = openSilent(Infinity);
    pass(40);
    expect(page.told).toEqual([]);
    pass(260);
    expect(pauses().slice(0, 4)).toEqual([15, 30, 60, 60]);
    expect(page.told).toEqual([{ type: 'stuck', run: 1 }]);
  });

  it('though it was fetched, is told in the same way', () => {
    const { page, pass, pauses } = openSilent(Infinity, 1);
    pass(40);
    expect(pauses()).toEqual([5, 10, 20]);
    expect(page.told).toEqual([{ type: 'stuck', run: 1 }]);
  });

  it('and is followed by one that does: the run begins, and is not said to have stopped', async () => {
    const { page, pass } = openSilent(2);
    pass(50);
    expect(types(page)).toEqual(['stuck']);
    await page.work();
    expect(types(page).slice(0, 3)).toEqual(['stuck', 'compiled', 'frame']);
    expect(types(page)).not.toContain('restarted');
  });
});

describe('a living worker', () => {
  it('is not taken for dead at a slow pace', async () => {
    const page = open();
    page.client.compile(iris);
    await page.work();
    page.client.fit({ unit: 'batch', perSecond: 0.05 });
    await page.work();
    await page.pass(20_000);
    expect(page.workers).toHaveLength(1);
    expect(types(page)).not.toContain('restarted');
  });

  it('is not taken for dead because the page slept', async () => {
    const page = open();
    page.client.compile({ ...iris, epochs: 100_000 });
    page.client.fit(flatOut);
    await page.work(3);
    for (let i = 0; i < 20; i++) {
      page.hand.advance(200); // it is asked, and the answer is not yet there when the page falls asleep
      page.hand.sleep(i % 2 === 0 ? 60_000 : 1500);
      await page.settle();
    }
    expect(page.workers).toHaveLength(1);
  });

  it('may be silent while it is being fetched', async () => {
    const page = open();
    page.client.compile(iris);
    const { worker } = page;
    for (let i = 0; i < 200; i++) page.hand.advance(50); // no message comes through for 10 s
    expect(page.workers).toHaveLength(1);
    await page.settle();
    expect(types(page)).toContain('compiled');
    expect(page.worker).toBe(worker);
  });

  it('is left alone while nothing is expected of it', async () => {
    const page = open();
    page.client.compile(iris);
    await page.work();
    await page.pass(1000);
    const { length } = page.worker.received;
    expect(page.hand.timers).toBe(0);
    await page.pass(5000);
    expect(page.worker.received).toHaveLength(length);
  });
});
