import { afterEach, describe, expect, it } from 'vitest';
import { createPacer } from '../../../src/training/pacer.ts';
import { iris } from './experiments.ts';
import { type Harness, startTrainer } from './harness.ts';

let t: Harness;

async function begin(epochs = 1000): Promise<void> {
  t = startTrainer({ tick: 0 });
  await t.compile({ ...iris, epochs });
  await t.turn();
}

afterEach(() => t.close());

describe('a paced fit', () => {
  it('does the first batch at once and each further one when it is due', async () => {
    await begin();
    await t.fit({ unit: 'batch', perSecond: 5 });
    await t.turn();
    const done: number[] = [];
    for (let i = 0; i < 6; i++) {
      done.push(8 * t.run.epoch + t.run.batch);
      t.hand.advance(200);
    }
    expect(done).toEqual([1, 2, 3, 4, 5, 6]);
  });

  it('keeps to the clock over a long time', async () => {
    await begin();
    await t.fit({ unit: 'epoch', perSecond: 60 });
    await t.turn();
    for (let i = 0; i < 1000; i++) t.hand.advance(7);
    expect(t.run.epoch).toBe(1 + Math.floor(7000 / (1000 / 60)));
  });

  it('catches up no more than a few after a stall', async () => {
    await begin();
    await t.fit({ unit: 'epoch', perSecond: 10 });
    await t.turn();
    t.hand.sleep(60_000);
    for (let i = 0; i < 20; i++) t.hand.advance(1);
    expect(t.run.epoch).toBe(3);
  });

  it('waits for timers and does not spin', async () => {
    await begin();
    await t.fit({ unit: 'batch', perSecond: 1 });
    expect(await t.turn()).toBe(1);
    expect(t.hand.timers).toBe(1);
    t.hand.advance(60_000);
    expect(8 * t.run.epoch + t.run.batch).toBe(61);
    expect(await t.turn()).toBe(0);
  });

  it('is paused at once while it waits', async () => {
    await begin();
    await t.fit({ unit: 'batch', perSecond: 0.001 });
    await t.turn();
    await t.pause();
    expect(t.paused).toMatchObject([{ reason: 'asked', epoch: 0, batch: 1 }]);
    t.hand.advance(10_000_000);
    expect([t.run.epoch, t.run.batch]).toEqual([0, 1]);
    expect(t.hand.timers).toBe(0);
  });

  it('stops at the epochs limit', async () => {
    await begin(3);
    await t.fit({ unit: 'epoch', perSecond: 10 });
    await t.turn();
    t.hand.advance(5000);
    await t.settle();
    expect(t.paused).toMatchObject([{ reason: 'epochs', epoch: 3 }]);
  });
});

describe('createPacer', () => {
  it('counts what is due from the beginning, so that late turns add up to no delay', () => {
    const pacer = createPacer({ unit: 'batch', perSecond: 10 }, 1000);
    const begun: number[] = [];
    for (let time = 1000; begun.length < 5; time += 30) {
      if (pacer.wait(time) > 0) continue;
      pacer.ended('batch');
      begun.push(time);
    }
    expect(begun).toEqual([1000, 1120, 1210, 1300, 1420]);
  });

  it('lets a unit that is under way go on', () => {
    const pacer = createPacer({ unit: 'epoch', perSecond: 1 }, 0);
    expect(pacer.wait(0)).toBe(0);
    pacer.ended('batch');
    expect(pacer.wait(5)).toBe(0);
    pacer.ended('epoch');
    expect(pacer.wait(5)).toBe(995);
  });

  it('never waits when it goes as fast as possible', () => {
    const pacer = createPacer({ unit: 'epoch', perSecond: Number.POSITIVE_INFINITY }, 7);
    for (let i = 0; i < 10; i++) {
      expect(pacer.wait(7)).toBe(0);
      pacer.ended('epoch');
    }
    pacer.change({ unit: 'batch', perSecond: 2 });
    expect(pacer.wait(7)).toBe(500);
  });
});
