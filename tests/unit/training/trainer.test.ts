import { afterEach, describe, expect, it } from 'vitest';
import { denseLayer, usualCallbacks } from '../../../src/document/defaults.ts';
import { prepare } from '../../../src/training/prepare.ts';
import type { Report } from '../../../src/training/protocol.ts';
import { net } from '../net.ts';
import { exploding, iris, large, prepareRandom, prepareTimed } from './experiments.ts';
import { type Harness, type HarnessOptions, runStraight, startTrainer } from './harness.ts';

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

const rowsOf = ({ frames }: Harness): number[] => frames.flatMap(({ rows }) => rows);

describe('compile', () => {
  it('answers with the fingerprint of the initial weights and the history keys', async () => {
    const t = start();
    await t.compile(iris);
    const { run } = prepare(iris);
    expect(t.reports).toEqual([
      {
        type: 'compiled',
        run: 1,
        fingerprint: run.fingerprint(),
        keys: ['loss', 'accuracy', 'val_loss', 'val_accuracy'],
        executor: 'simd',
        refused: null,
      },
    ]);
  });

  it('shows the initial weights at once and their history row without Train', async () => {
    const t = start();
    await t.compile(iris);
    await t.credit(3);
    expect(t.frames).toHaveLength(1);
    expect(t.frames[0].rows).toEqual([]);
    await t.turn();
    expect(t.frames).toHaveLength(2);
    expect(t.frames[1]).toMatchObject({ epoch: 0, batch: 0, batches: 8, rows: [0] });
    expect(t.frames[1].parameters).toEqual(t.frames[0].parameters);
    expect(t.run.epoch).toBe(0);
  });

  it('reports an experiment that cannot be trained as failed', async () => {
    const t = start();
    await t.compile({ ...iris, inputs: 3 });
    expect(t.reports).toEqual([
      { type: 'failed', run: 1, during: 'compile', message: expect.stringContaining('x is not'), needs: null },
    ]);
    expect(await t.turn()).toBe(0);
  });

  it('says how much memory an experiment needs that cannot have it', async () => {
    const t = start();
    await t.compile({ ...iris, layers: [60_000, 60_000, 3].map((units) => denseLayer(units)) });
    expect(t.reports).toMatchObject([{ type: 'failed', during: 'compile', needs: expect.closeTo(55_000, -3) }]);
  });

  it('ends the run that is under way', async () => {
    const t = start();
    await t.compile(iris);
    await t.fit();
    await t.turn(1);
    const old = t.run;
    await t.compile({ ...iris, seed: 2 });
    const { epoch, batch } = old;
    await t.credit(3);
    await t.turn();
    expect([old.epoch, old.batch]).toEqual([epoch, batch]);
    expect(t.run).not.toBe(old);
    expect(rowsOf(t)).toEqual([0]);
    expect(t.paused).toEqual([]);
  });

  it('drops commands that belong to an old run', async () => {
    const t = start();
    await t.compile(iris);
    await t.compile(iris);
    t.post({ type: 'fit', run: 1, serial: 1, pace: { unit: 'epoch', perSecond: Number.POSITIVE_INFINITY } });
    t.post({ type: 'pause', run: 1, serial: 2 });
    t.post({ type: 'credit', run: 1, buffer: new ArrayBuffer(8) });
    await t.turn();
    expect(t.run.epoch).toBe(0);
    expect(t.paused).toEqual([]);
    expect(t.frames).toEqual([]);
  });
});

describe('fit', () => {
  it('stops at the epochs limit, and stays there', async () => {
    const t = start();
    await t.compile(iris);
    await t.credit(3);
    await t.fit();
    await t.turn();
    expect(t.paused).toEqual([
      {
        type: 'paused',
        run: 1,
        serial: 1,
        reason: 'epochs',
        epoch: 20,
        batch: 0,
        ended: { by: 'epochs', epoch: 20, restored: null },
        failure: null,
        fingerprint: runStraight(iris, 160).fingerprint(),
      },
    ]);
    await t.fit();
    await t.step('batch');
    await t.step('epoch');
    await t.pause();
    expect(t.paused.map(({ serial, reason }) => [serial, reason])).toEqual([1, 2, 3, 4, 5].map((n) => [n, 'epochs']));
    expect(await t.turn()).toBe(1); // the fingerprint, again
    expect(t.run.epoch).toBe(20);
  });

  it('gives bit for bit the same weights whatever the slices', async () => {
    const fingerprints = new Set<string>();
    for (const [tick, sliceMilliseconds] of [
      [0.01, 1],
      [1, 12],
      [7, 3],
      [40, 12],
    ]) {
      const t = start({ tick, sliceMilliseconds });
      await t.compile(iris);
      await t.fit();
      await t.turn();
      fingerprints.add(t.paused[0].fingerprint);
    }
    expect([...fingerprints]).toEqual([runStraight(iris, 160).fingerprint()]);
  });

  it('trains no longer than a slice at a time', async () => {
    const t = start({ tick: 1, sliceMilliseconds: 12 });
    await t.compile(iris);
    await t.turn();
    await t.fit();
    const before = t.hand.now();
    await t.turn(1);
    expect(t.hand.now() - before).toBeLessThanOrEqual(15); // 12, and the reads of the clock here
    expect(t.paused).toEqual([]);
  });

  it('changes only its pace when it is asked for while it is under way', async () => {
    const t = start({ tick: 0 });
    await t.compile(iris);
    await t.turn();
    await t.fit({ unit: 'epoch', perSecond: 1 });
    await t.turn();
    expect(t.run.epoch).toBe(1);
    await t.fit({ unit: 'epoch', perSecond: 10 });
    await t.turn();
    expect(t.run.epoch).toBe(1); // the second is due 100 ms after the first
    t.hand.advance(99);
    expect(t.run.epoch).toBe(1);
    t.hand.advance(1);
    expect(t.run.epoch).toBe(2);
    t.hand.tick = 1;
    await t.fit();
    await t.turn();
    expect(t.paused.map(({ serial, reason }) => [serial, reason])).toEqual([[3, 'epochs']]);
  });
});

describe('EarlyStopping', () => {
  // More of the loss would be better: epoch 1 is the best, and 3 the last.
  const stopping = {
    ...usualCallbacks.early_stopping,
    monitor: 'loss',
    mode: 'max',
    patience: 2,
    restoreBestWeights: true,
  } as const;
  const impatient = { ...iris, callbacks: [stopping] };

  it('ends the fit, says so, and shows the weights that it has put back', async () => {
    const t = start();
    await t.compile(impatient);
    await t.credit(9);
    await t.fit();
    await t.turn();
    const best = runStraight(iris, 8);
    expect(t.paused).toMatchObject([
      {
        reason: 'earlyStopping',
        epoch: 3,
        ended: { by: 'earlyStopping', epoch: 3, restored: 1 },
        fingerprint: best.fingerprint(),
      },
    ]);
    expect(t.frames.at(-1)?.parameters).toEqual(best.network.parameters);
    expect(rowsOf(t)).toEqual([0, 1, 2, 3]);
    expect(await t.turn()).toBe(0);
  });

  it('lets another fit follow, and a step that ends it says so, too', async () => {
    const t = start();
    await t.compile(impatient);
    await t.credit(3);
    await t.fit();
    await t.turn();
    for (let i = 0; i < 3; i++) {
      await t.step('epoch');
      await t.turn();
    }
    expect(t.paused.map(({ reason, epoch, ended }) => [reason, epoch, ended?.restored])).toEqual([
      ['earlyStopping', 3, 1],
      ['stepped', 4, undefined],
      ['stepped', 5, undefined],
      ['earlyStopping', 6, 4],
    ]);
  });

  it('puts the best weights back at the epochs limit, whichever way it is reached', async () => {
    for (const go of ['fit', 'step', 'tune'] as const) {
      const t = start();
      await t.compile({ ...impatient, epochs: go === 'tune' ? 9 : 2 });
      await t.credit(3);
      await t.turn();
      if (go === 'fit') await t.fit();
      for (let i = 0; go !== 'fit' && i < 2; i++) {
        await t.step('epoch');
        await t.turn();
      }
      if (go === 'tune') {
        t.post({ type: 'tune', run: 1, tuning: { optimizer: iris.optimizer, epochs: 2 } });
        await t.fit();
      }
      await t.turn();
      expect(t.paused.at(-1), go).toMatchObject({
        epoch: 2,
        ended: { by: 'epochs', restored: 1 },
        fingerprint: runStraight(iris, 8).fingerprint(),
      });
    }
  });
});

describe('turns', () => {
  it('are asked for once, however many commands come between two', async () => {
    const t = start();
    await t.compile(iris);
    for (let i = 0; i < 5; i++) await t.fit();
    expect(t.hand.turn()).toBe(1);
  });

  it('that were overtaken do nothing', async () => {
    const t = start({ tick: 0 });
    await t.compile(iris);
    await t.turn();
    for (let i = 0; i < 5; i++) {
      await t.fit({ unit: 'batch', perSecond: 1 + i / 10 });
      await t.turn();
    }
    t.hand.advance(5000);
    expect(t.hand.timers).toBe(1);
  });
});

describe('step', () => {
  it('stepping ten batches equals one run of ten batches', async () => {
    const t = start();
    await t.compile(iris);
    for (let i = 0; i < 10; i++) {
      await t.step('batch');
      await t.turn();
    }
    expect(t.paused.map(({ reason, epoch, batch }) => [reason, epoch, batch])).toEqual([
      ...[1, 2, 3, 4, 5, 6, 7].map((batch) => ['stepped', 0, batch]),
      ['stepped', 1, 0],
      ['stepped', 1, 1],
      ['stepped', 1, 2],
    ]);
    expect(t.paused[9].fingerprint).toBe(runStraight(iris, 10).fingerprint());
  });

  it('by an epoch from the middle of one finishes that one', async () => {
    const t = start();
    await t.compile(iris);
    await t.step('batch');
    await t.turn();
    await t.step('epoch');
    await t.turn();
    expect(t.paused[1]).toMatchObject({ reason: 'stepped', epoch: 1, batch: 0 });
  });

  it('that is asked for before another has ended follows it', async () => {
    const t = start();
    await t.compile(iris);
    const asked = ['epoch', 'batch', 'batch', 'epoch', 'batch'] as const;
    await Promise.all(asked.map((unit) => t.step(unit)));
    await t.turn();
    expect(t.paused.map(({ serial, epoch, batch }) => [serial, epoch, batch])).toEqual([[5, 2, 1]]);
  });

  it('stops at the limit of epochs, however many are asked for, and after ten where a key is held', async () => {
    const t = start();
    for (const [epochs, reached] of [
      [3, 3],
      [100, 10],
    ]) {
      await t.compile({ ...iris, epochs });
      await Promise.all(Array.from({ length: 30 }, () => t.step('epoch')));
      await t.turn();
      expect(t.paused.at(-1)).toMatchObject({ epoch: reached, batch: 0 });
    }
  });

  it('during a fit ends the fit', async () => {
    const t = start();
    await t.compile({ ...iris, epochs: 500 });
    await t.fit();
    await t.turn(2);
    const { epoch } = t.run;
    await t.step('epoch');
    await t.turn();
    expect(t.paused.map(({ serial, reason }) => [serial, reason])).toEqual([[2, 'stepped']]);
    expect(t.run.epoch).toBe(epoch + 1);
  });
});

describe('pause', () => {
  it('stands at the end of a batch where batches are short', async () => {
    const t = start();
    await t.compile({ ...iris, epochs: 500 });
    await t.fit();
    await t.turn(2);
    await t.pause();
    await t.turn(1);
    expect(t.paused).toMatchObject([{ serial: 2, reason: 'asked' }]);
    const { epoch, batch, fingerprint } = t.paused[0];
    expect(fingerprint).toBe(runStraight(iris, 8 * epoch + batch).fingerprint());
    expect(await t.turn()).toBeLessThanOrEqual(1); // the turn that was already requested
    expect(t.run.fingerprint()).toBe(fingerprint);
  });

  /** Paused in the middle of a batch of a machine that does so many multiply-adds a ms; and ms until the answer. */
  async function pausedInside(workPerMillisecond: number): Promise<readonly [Harness, number]> {
    const t = start({ tick: 0, prepare: prepareTimed(32, workPerMillisecond, (ms) => t.hand.sleep(ms)) });
    await t.compile(large);
    await t.turn();
    await t.fit();
    await t.turn(1);
    expect([t.run.epoch, t.run.batch]).toEqual([0, 0]);
    const asked = t.hand.now();
    await t.pause();
    while (t.paused.length === 0 && (await t.turn(1)) > 0);
    const took = t.hand.now() - asked;
    await t.turn();
    return [t, took];
  }

  it('in the middle of a batch stands at its end where that comes within 80 ms', async () => {
    for (const workPerMillisecond of [700_000, 2_000_000]) {
      const [t, took] = await pausedInside(workPerMillisecond);
      const fingerprint = t.run.fingerprint();
      expect(t.paused).toMatchObject([{ serial: 2, reason: 'asked', epoch: 1, batch: 0, fingerprint }]); // of one batch
      expect(took).toBeGreaterThan(12);
      expect(took).toBeLessThan(80);
    }
  });

  it('in the middle of a long batch is answered within 80 ms all the same, whatever the size and the machine', async () => {
    for (const workPerMillisecond of [5_000, 20_000, 500_000]) {
      const [t, took] = await pausedInside(workPerMillisecond);
      expect(t.paused).toMatchObject([{ serial: 2, reason: 'asked', epoch: 0, batch: 0, fingerprint: '' }]);
      expect(took).toBeLessThan(80 + 4); // and the advance that was under way
    }
  });

  it('in the middle of a batch changes no bit of what comes later', async () => {
    const experiment = { ...large, ...net('100-256.relu-256.relu-10-softmax'), epochs: 1 };
    const finish = async (interrupted: boolean): Promise<string> => {
      const t = start({ prepare: prepareRandom(256), tick: 3 });
      await t.compile(experiment);
      await t.fit();
      for (let i = 0; interrupted && i < 3; i++) {
        await t.turn(9);
        await t.pause();
        await t.turn(1);
        expect(t.paused.at(-1)).toMatchObject({ reason: 'asked' });
        await t.fit();
      }
      await t.turn();
      expect(t.paused.at(-1)).toMatchObject({ reason: 'epochs' });
      return t.paused.at(-1)?.fingerprint ?? '';
    };
    expect(await finish(true)).toBe(await finish(false));
  });

  it('in the evaluation after an epoch is answered at once, and that goes on to where the run can be saved', async () => {
    const t = start({ tick: 3 });
    await t.compile({ ...iris, ...net('4-256.relu-256.relu-3-softmax'), validationSplit: 0.5 });
    await t.fit();
    const evaluates = (): boolean => t.run.batch === t.run.batches && t.run.save() === null;
    while (!evaluates()) await t.turn(1);
    const weights = t.run.fingerprint();
    await t.pause();
    await t.turn(1);
    const { batches } = t.run;
    expect(t.paused).toMatchObject([{ reason: 'asked', epoch: 0, batch: batches }]);
    await t.turn();
    expect(t.paused[1]).toMatchObject({ reason: 'asked', epoch: 1, batch: 0 });
    expect(t.reports.at(-1)).toMatchObject({ type: 'fingerprint', fingerprint: weights });
    expect(await t.save()).toMatchObject({ epoch: 1, batch: 0 });
  });

  it('is answered before the fingerprint of many weights is computed', async () => {
    const t = start({ prepare: prepareRandom(32), tick: 3 });
    await t.compile({ ...large, batchSize: 32 });
    await t.turn(); // the initial weights are evaluated
    await t.step('batch');
    let turns = 0;
    while (t.paused.length === 0) await t.turn(1);
    for (; t.paused[0].fingerprint === ''; turns++) await t.turn(1);
    expect(turns).toBeGreaterThan(0);
    expect(t.paused[0].fingerprint).toBe(t.run.fingerprint());

    await t.pause();
    await t.turn(1);
    await t.step('batch');
    await t.turn();
    expect(t.paused.map(({ serial, fingerprint }) => [serial, fingerprint])).toEqual([
      [1, expect.stringMatching(/^[0-9a-f]{64}$/)],
      [2, ''], // training went on before it was there
      [3, t.run.fingerprint()],
    ]);
  });

  it('is answered while nothing is under way', async () => {
    const t = start();
    await t.compile(iris);
    await t.pause();
    expect(t.paused).toMatchObject([{ reason: 'asked', epoch: 0, batch: 0 }]);
    await t.turn();
    expect(t.paused[0].fingerprint).toBe(runStraight(iris, 0).fingerprint());
    await t.credit(2);
    expect(rowsOf(t)).toEqual([0]); // the evaluation went on
  });
});

describe('tune', () => {
  it('changes the learning rate and keeps the weights', async () => {
    const t = start();
    const optimizer = {
      name: 'sgd',
      learningRate: 0.25,
      schedule: null,
      weightDecay: 0,
      clip: null,
      momentum: 0,
      nesterov: false,
    } as const;
    await t.compile(iris);
    await t.step('epoch');
    await t.turn();
    t.post({ type: 'tune', run: 1, tuning: { optimizer, epochs: 20 } });
    await t.settle();
    expect(t.run.fingerprint()).toBe(t.paused[0].fingerprint);
    await t.step('batch');
    await t.turn();
    const straight = runStraight(iris, 8);
    straight.tune(optimizer);
    while (straight.advance(1e9) === 'working');
    expect(t.paused[1].fingerprint).toBe(straight.fingerprint());
    expect(t.paused[1].fingerprint).not.toBe(runStraight(iris, 9).fingerprint());
  });

  it('to fewer epochs stops a fit, to more lets it go on', async () => {
    const t = start();
    await t.compile(iris);
    await t.step('epoch');
    await t.turn();
    await t.fit();
    t.post({ type: 'tune', run: 1, tuning: { optimizer: iris.optimizer, epochs: 1 } });
    await t.settle();
    await t.turn();
    expect(t.paused[1]).toMatchObject({ reason: 'epochs', epoch: 1 });
    t.post({ type: 'tune', run: 1, tuning: { optimizer: iris.optimizer, epochs: 2 } });
    await t.fit();
    await t.turn();
    expect(t.paused[2]).toMatchObject({ reason: 'epochs', epoch: 2 });
  });

  it('to another optimizer is reported, not swallowed', async () => {
    const t = start();
    await t.compile(iris);
    const optimizer = {
      name: 'adam',
      learningRate: 0.1,
      schedule: null,
      weightDecay: 0,
      clip: null,
      beta1: 0.9,
      beta2: 0.999,
      epsilon: 1e-7,
      amsgrad: false,
    } as const;
    t.post({ type: 'tune', run: 1, tuning: { optimizer, epochs: 1 } });
    await t.settle();
    expect(t.reports.at(-1)).toMatchObject({ type: 'failed', during: 'run', message: expect.stringContaining('adam') });
  });
});

describe('a loss that is not finite', () => {
  it('stops the run within that batch and keeps the last finite weights', async () => {
    const t = start();
    await t.compile(exploding);
    await t.credit(3);
    await t.fit();
    await t.turn();
    const [{ reason, failure, fingerprint }] = t.paused;
    expect(reason).toBe('notFinite');
    expect(failure).toEqual({
      what: expect.stringMatching(/loss|weights/),
      epoch: 1,
      batch: t.run.batch + 1,
      cause: { type: 'growth' },
    });
    const last = t.frames.at(-1);
    expect(last?.parameters.every(Number.isFinite)).toBe(true);
    expect(last?.parameters).toEqual(t.run.network.parameters);
    expect(fingerprint).toBe(runStraight(exploding, (failure?.batch ?? 0) - 1).fingerprint());
  });

  it('is reported again to every command to go on', async () => {
    const t = start();
    await t.compile(exploding);
    await t.fit();
    await t.turn();
    await t.fit();
    await t.step('batch');
    expect(t.paused.map(({ serial, reason }) => [serial, reason])).toEqual([1, 2, 3].map((n) => [n, 'notFinite']));
    expect(t.paused[2].failure).toEqual(t.paused[0].failure);
    expect(await t.turn()).toBe(1); // the fingerprint, again
  });
});

describe('an exception while it trains', () => {
  it('is reported and ends the run', async () => {
    const t = start({
      prepare: (experiment) => {
        const { run } = prepareRandom(64)(experiment);
        let calls = 0;
        const advance = (work: number) => {
          if (++calls === 5) throw new TypeError('a wire came loose');
          return run.advance(work);
        };
        return { run: Object.create(run, { advance: { value: advance } }) };
      },
    });
    await t.compile(iris);
    await t.fit();
    await t.turn();
    expect(t.reports.at(-1)).toMatchObject({ type: 'failed', run: 1, during: 'run', message: 'a wire came loose' });
    const { length } = t.reports;
    await t.fit();
    expect(await t.turn()).toBe(0);
    expect(t.reports).toHaveLength(length);
    await t.compile(exploding);
    expect(t.reports.at(-1)).toMatchObject({ type: 'compiled', run: 2 });
  });
});

it('ping is answered at any time, before any run and while one waits for its next batch', async () => {
  const t = start({ tick: 0 });
  t.post({ type: 'ping' });
  await t.settle();
  expect(t.reports).toEqual([{ type: 'pong' }]);
  await t.compile(iris);
  await t.fit({ unit: 'batch', perSecond: 0.01 });
  await t.turn();
  t.post({ type: 'ping' });
  await t.settle();
  expect(t.reports.at(-1)).toEqual({ type: 'pong' });
});

describe('a saved run', () => {
  const long = { ...iris, epochs: 500 };

  it('goes on in another trainer to the same bits, rows and counters', async () => {
    const t = start();
    await t.compile(long);
    await t.fit();
    await t.turn(30);
    const saved = await t.save();
    if (saved === undefined) throw new Error('it is saved');
    expect(saved.epoch).toBe(t.run.epoch);
    expect(saved.epoch).toBeGreaterThan(0);
    const u = start();
    await u.compile(long, saved.state);
    await u.credit(3);
    expect(u.frames.at(-1)).toMatchObject({ epoch: saved.epoch, batch: saved.batch, rows: [] });
    await u.fit();
    await u.turn();
    await u.credit(3);
    expect(u.paused[0]).toMatchObject({ reason: 'epochs', epoch: 500 });
    expect(u.paused[0].fingerprint).toBe(runStraight(long, 500 * 8).fingerprint());
    expect(u.frames.flatMap(({ rows }) => rows)).toEqual(
      Array.from({ length: 500 - saved.epoch }, (_, i) => saved.epoch + 1 + i),
    );
  });

  it('comes once while it stands, and again when it has moved or was tuned', async () => {
    const t = start();
    const times = async (): Promise<number> => {
      await t.save();
      return t.reports.filter(({ type }) => type === 'saved').length;
    };
    await t.compile(long);
    await t.step('batch');
    await t.turn();
    expect(await times()).toBe(1);
    expect(await times()).toBe(1);
    t.post({ type: 'tune', run: 1, tuning: long });
    expect(await times()).toBe(2);
    await t.step('batch');
    await t.turn();
    expect(await times()).toBe(3);
  });

  it('comes with the rows that no frame has brought', async () => {
    const t = start();
    await t.compile(long);
    await t.fit();
    await t.turn(30);
    const saved = await t.save();
    const width = t.shape.keys.length + 1;
    expect(saved?.epoch).toBeGreaterThan(0);
    expect(saved?.rows.filter((_, i) => i % width === 0)).toEqual(
      Float64Array.from({ length: (saved?.epoch ?? 0) + 1 }, (_, epoch) => epoch),
    );
  });

  it('of another experiment, or damaged, is refused in words, and the run begins anew', async () => {
    const t = start();
    await t.compile(iris);
    await t.step('epoch');
    await t.turn();
    const saved = await t.save();
    if (saved === undefined) throw new Error('it is saved');
    await t.compile({ ...iris, seed: 99 }, saved.state);
    expect(t.reports.findLast((report) => report.type === 'compiled')).toMatchObject({
      refused: expect.stringContaining('another experiment'),
    });
    await t.compile(iris, { ...saved.state, checksum: saved.state.checksum + 1 });
    expect(t.reports.findLast((report) => report.type === 'compiled')).toMatchObject({
      refused: expect.stringContaining('damaged'),
      fingerprint: runStraight(iris, 0).fingerprint(),
    });
    await t.fit();
    await t.turn();
    expect(t.run.fingerprint()).toBe(runStraight(iris, 160).fingerprint());
  });

  it('is given when another is compiled, as it is at the end of the batch under way', async () => {
    const t = start();
    await t.compile(long);
    await t.fit();
    await t.turn(20);
    const { run } = t;
    await t.compile({ ...iris, seed: 2 });
    const saved = t.reports.find((report) => report.type === 'saved');
    expect(saved).toMatchObject({ run: 1, epoch: run.epoch, batch: run.batch });
    expect(t.reports.indexOf(saved as Report)).toBeLessThan(t.reports.findLastIndex(({ type }) => type === 'compiled'));
    t.post({ type: 'leave', run: 2 });
    await t.settle();
    expect(t.reports.filter(({ type }) => type === 'saved')).toHaveLength(1); // the second has not moved
  });
});
