import { afterEach, describe, expect, it } from 'vitest';
import { defaultOptimizer } from '../../../src/document/defaults.ts';
import { decodeLink } from '../../../src/document/link.ts';
import type { Held } from '../../../src/engine/held.ts';
import { prepare } from '../../../src/training/prepare.ts';
import type { Report, Values } from '../../../src/training/protocol.ts';
import { net } from '../net.ts';
import { iris, large, prepareTimed } from './experiments.ts';
import { flatOut, type Harness, startTrainer } from './harness.ts';
import { openPage, type Page } from './page.ts';

const opened: { close: () => void }[] = [];
function keep<T extends { close: () => void }>(made: T): T {
  opened.push(made);
  return made;
}
afterEach(() => {
  for (const each of opened.splice(0)) each.close();
});

const long = { ...iris, epochs: 500 };
const decoded = decodeLink('https://playground.tensorflow.org/#activation=tanh&networkShape=4&seed=0.5');
if (!decoded.ok) throw new Error('it opens');
const ofPlayground = decoded.experiment;
const one: Values = [[5, 2.5]];

type Saved = Extract<Report, { type: 'saved' }>;
const savesOf = ({ reports }: Harness): Saved[] => reports.filter((report) => report.type === 'saved');

async function set(
  t: Harness,
  number: number,
  forks: boolean,
  values = one,
  held: readonly number[] = [],
): Promise<void> {
  t.post({ type: 'set', run: 1, serial: t.paused.at(-1)?.serial ?? 1, number, values, held, forks });
  await t.settle();
}

describe('numbers that are set by hand', () => {
  it.each([
    ['of Keras', long],
    ['of Playground', ofPlayground],
  ])('are there at once, and a run %s trains on as one that had them from there', async (_, experiment) => {
    const t = keep(startTrainer());
    await t.compile(experiment);
    for (let i = 0; i < 3; i++) {
      await t.step('epoch');
      await t.turn();
    }
    await t.credit(3);
    const before = savesOf(t).length;
    await set(t, 1, true);
    const [left, saved] = savesOf(t).slice(before);
    expect([left.forks, left.sets, left.epoch]).toEqual([true, 0, 3]);
    expect([saved.forks, saved.sets, saved.epoch]).toEqual([false, 1, 3]);
    expect(t.frames.at(-1)?.parameters[5]).toBe(2.5);
    await t.turn();
    await t.step('epoch');
    await t.turn();

    const straight = prepare(experiment).run;
    straight.restore(left.state);
    straight.network.parameters[5] = 2.5;
    while (straight.epoch < 4) straight.advance(1e9);
    expect(t.run.fingerprint()).toBe(straight.fingerprint());
    expect([...t.run.row]).toEqual([...straight.row]);
    // Where it was left, it is as it had been.
    const back = prepare(experiment).run;
    back.restore(left.state);
    expect(back.network.parameters[5]).not.toBe(2.5);
  });

  it('add no history row, and tell the fingerprint of the new weights', async () => {
    const t = keep(startTrainer());
    await t.compile(long);
    await t.step('epoch');
    await t.turn();
    const untouched = t.paused.at(-1)?.fingerprint;
    await t.credit(3);
    const rows = t.frames.flatMap((frame) => frame.rows).length;
    await set(t, 1, true);
    await t.credit(3);
    await t.turn();
    expect(t.frames.flatMap((frame) => frame.rows)).toHaveLength(rows);
    const told = t.reports.findLast((report) => report.type === 'fingerprint');
    expect(told).toMatchObject({ sets: 1, fingerprint: t.run.fingerprint() });
    expect(told?.fingerprint).not.toBe(untouched);
  });

  it('wait for the end of the batch while it trains, and training goes on', async () => {
    const t = keep(startTrainer());
    await t.compile(long);
    await t.fit(flatOut);
    await t.turn(5);
    await set(t, 1, true);
    await t.turn(2);
    const left = savesOf(t).find(({ forks }) => forks);
    expect(left?.epoch).toBeGreaterThan(0);
    await t.turn();
    expect(t.paused.at(-1)).toMatchObject({ reason: 'epochs', epoch: 500 });
    const straight = prepare(long).run;
    straight.restore(left?.state);
    straight.network.parameters[5] = 2.5;
    while (straight.epoch < 500) straight.advance(1e9);
    expect(t.run.fingerprint()).toBe(straight.fingerprint());
  });

  it('wait for the end of the batch also where a pause has not', async () => {
    const t = keep(startTrainer({ tick: 0, prepare: prepareTimed(32, 5000, (ms) => t.hand.sleep(ms)) }));
    await t.compile(large);
    await t.turn();
    await t.fit();
    await t.turn(1);
    await t.pause();
    await t.turn();
    expect(t.paused).toMatchObject([{ reason: 'asked', epoch: 0, batch: 0, fingerprint: '' }]);
    await set(t, 1, true);
    expect(t.run.network.parameters[5]).not.toBe(2.5);
    await t.turn();
    expect(t.run.network.parameters[5]).toBe(2.5);
    expect([t.run.epoch, t.run.batch]).toEqual([1, 0]); // of one batch
  });
});

describe('numbers that are held', () => {
  it.each([
    ['Keras’s rules, in WebAssembly', long, 'simd'],
    ['Keras’s rules, by the reference', long, 'ts'],
    ['Playground’s rules', ofPlayground, 'ts'],
  ] as const)('stay as they are while all others learn, by %s', (_, experiment, executor) => {
    const { run } = prepare(experiment, 'float32', executor);
    const { parameters } = run.network;
    while (run.epoch < 1) run.advance(1e9);
    run.hold([2, 3, 8]);
    const held = [2, 3, 8].map((at) => parameters[at]);
    const others = [...parameters];
    while (run.epoch < 4) run.advance(1e9);
    expect([2, 3, 8].map((at) => parameters[at])).toEqual(held);
    expect([...parameters].filter((value, at) => value === others[at])).toHaveLength(3);
    const state = run.save();
    expect(state?.held).toEqual([2, 3, 8]);
    const resumed = prepare(experiment, 'float32', executor).run;
    resumed.restore(structuredClone(state));
    for (const each of [run, resumed]) while (each.epoch < 6) each.advance(1e9);
    expect(resumed.held).toEqual([2, 3, 8]);
    expect(resumed.fingerprint()).toBe(run.fingerprint());
    run.hold([]);
    while (run.epoch < 7) run.advance(1e9);
    expect(parameters[2]).not.toBe(held[0]);
  });

  it('are the same bits by both executors, with any optimizer', () => {
    const bits = (['simd', 'ts'] as const).map((executor) => {
      const { run } = prepare({ ...long, optimizer: defaultOptimizer('adam') }, 'float32', executor);
      run.hold([0, 5, 6, 40]);
      while (run.epoch < 3) run.advance(777);
      return run.fingerprint();
    });
    expect(bits[0]).toBe(bits[1]);
  });

  it.each([
    ['Keras’s rules, in WebAssembly', { ...long, ...net('4-6-BatchNormalization-tanh-3-softmax') }, 'simd'],
    ['Keras’s rules, by the reference', { ...long, ...net('4-6-BatchNormalization-tanh-3-softmax') }, 'ts'],
    ['Playground’s rules', ofPlayground, 'ts'],
  ] as const)('may be all that a layer learns, in one mark, by %s', (_, experiment, executor) => {
    const { run } = prepare(experiment, 'float32', executor);
    const { parameters, layout } = run.network;
    /** Those that have changed in an epoch, by their layers and roles. */
    const learn = (): string[] => {
      const before = parameters.slice();
      for (const { epoch } = run; run.epoch === epoch;) run.advance(1e9);
      return layout.variables.flatMap(({ layer, role, offset, length }) => {
        const changed = parameters.subarray(offset, offset + length).filter((value, i) => value !== before[offset + i]);
        return changed.length > 0 ? [`${layer} ${role}`] : [];
      });
    };
    learn();
    const all = learn();
    const held = [...new Set(layout.variables.map(({ layer }) => layer))].slice(0, -1).map((layer) => ({ layer }));
    const last = layout.variables.at(-1)?.layer;
    run.hold(held);
    const measured = all.filter((name) => name.includes('moving') || name.startsWith(`${last} `));
    expect(learn()).toEqual(measured);
    const state = run.save();
    expect(state?.held).toEqual(held);
    const resumed = prepare(experiment, 'float32', executor).run;
    resumed.restore(structuredClone(state));
    expect(learn()).toEqual(measured);
    while (resumed.epoch < run.epoch) resumed.advance(1e9);
    expect(resumed.fingerprint()).toBe(run.fingerprint());
    run.hold([]);
    expect(learn()).toEqual(all);
  });

  it('as a layer are those that are held one by one, to the bit', () => {
    const fingerprintOf = (held: readonly Held[]): string => {
      const { run } = prepare({ ...long, optimizer: defaultOptimizer('adam') });
      run.hold(held);
      while (run.epoch < 3) run.advance(777);
      return run.fingerprint();
    };
    const one = Array.from({ length: 40 }, (_, i) => i); // kernel [4, 8] and bias [8]
    expect(fingerprintOf([{ layer: 0 }])).toBe(fingerprintOf(one));
    expect(fingerprintOf([3, { layer: 0 }, 50])).toBe(fingerprintOf([...one, 50]));
    expect(fingerprintOf([])).not.toBe(fingerprintOf(one));
  });

  it('are refused where they are not there, or too scattered; a saved run with such is, too', () => {
    const { run } = prepare(long);
    expect(() => run.hold([-1])).toThrow('no parameter');
    expect(() => run.hold([67])).toThrow('no parameter');
    expect(() => run.hold([{ layer: 1 }, { layer: 9 }])).toThrow('layers[9] learns nothing');
    const { run: wide } = prepare({ ...long, ...net('4-80.tanh-3-softmax') });
    expect(() => wide.hold(Array.from({ length: 65 }, (_, i) => 2 * i))).toThrow('more than 64');
    while (run.epoch < 1) run.advance(1e9);
    const state = run.save();
    expect(() => prepare(long).run.restore({ ...state, held: [3] })).toThrow('damaged');
    expect(() => prepare(long).run.restore({ ...state, held: 3 })).toThrow('damaged');
  });

  it('are held from the command on, and after a worker died', async () => {
    const page = keep(openPage());
    page.client.compile(long);
    page.client.step('epoch');
    await page.work();
    page.client.set(one, [5], true);
    await page.work();
    page.worker.fail('error');
    page.client.fit(flatOut);
    await page.work();
    expect(page.parameters?.[5]).toBe(2.5);
    expect(page.told.at(-1)).toMatchObject({ type: 'paused', epoch: 500 });
  });
});

describe('a page', () => {
  async function paused(): Promise<Page> {
    const page = keep(openPage());
    page.client.compile(long);
    page.client.step('epoch');
    await page.work();
    return page;
  }

  it('is told what the run was before, then what it is', async () => {
    const page = await paused();
    page.client.set(one, [], true);
    await page.work();
    page.client.set([[5, 3]], [], false);
    await page.work();
    expect(page.told.filter(({ type }) => type === 'forked')).toEqual([{ type: 'forked', run: 1, epoch: 1 }]);
    expect(page.parameters?.[5]).toBe(3);
    expect(page.fingerprint).toBe(page.worker.run.fingerprint());
  });

  it('loses none that a worker took with it, and has no fork twice', async () => {
    const page = await paused();
    page.client.set(one, [], true);
    await page.work();
    page.client.set([[6, -1]], [], false);
    page.worker.fail('error');
    await page.work();
    expect([...(page.parameters?.subarray(5, 7) ?? [])]).toEqual([2.5, -1]);
    expect(page.fingerprint).toBe(page.worker.run.fingerprint());
    expect(page.told.filter(({ type }) => type === 'forked')).toHaveLength(1);
  });
});
