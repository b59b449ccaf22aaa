import { describe, expect, it } from 'vitest';
import fc from 'fast-check';
import { setUnits } from '../../../src/document/edits.ts';
import type { Experiment } from '../../../src/document/experiment.ts';
import { openingExperiment } from '../../../src/document/opening.ts';
import type { RunState } from '../../../src/engine/run/state.ts';
import { type Branches, createBranches, type Snapshot } from '../../../src/run/branch.ts';
import { createHistory } from '../../../src/run/history.ts';
import { freshRun } from '../../../src/run/status.ts';

const kibibyte = 1024;

/** A snapshot of so many KiB. */
function at(epoch: number, size = 1, batch = 0): Snapshot {
  return { epoch, batch, state: { bytes: new ArrayBuffer(size * kibibyte) } as RunState }; // nothing looks into it here
}

const experiment = (units: number): Experiment => setUnits(openingExperiment, 0, units);
const epochs = ({ all }: Branches): number[][] => all.map(({ snapshots }) => snapshots.map(({ epoch }) => epoch));
const sizeOf = ({ all }: Branches): number =>
  all.reduce(
    (sum, { history, snapshots }) =>
      snapshots.reduce((part, { state }) => part + state.bytes.byteLength, sum + (history?.bytes ?? 0)),
    0,
  );

/** Rows of two numbers: the first 64 take 1 KiB. */
function historyOf(last: number) {
  const history = createHistory(['loss']);
  history.add(Float64Array.from({ length: 2 * (last + 1) }, (_, i) => (i % 2 === 0 ? i / 2 : 0.5)));
  return history;
}

/** A page that has trained three experiments for a while. */
function three(budget: number): Branches {
  const branches = createBranches(budget);
  for (const units of [1, 2, 3]) {
    const { id } = branches.begin(experiment(units));
    for (const epoch of [1, 2, 3]) branches.keep(id, at(epoch));
  }
  return branches;
}

describe('a branch that is forked', () => {
  it('goes on with the live history; the one that is left keeps its rows and where it stood', () => {
    const branches = createBranches();
    const { id } = branches.begin(experiment(1));
    const history = historyOf(3);
    branches.update({ history });
    branches.keep(id, at(3));
    const forked = branches.fork({ ...experiment(1) });
    expect(forked).toMatchObject({ id: 2, parent: { branch: 1, epoch: 3 }, snapshots: [at(3)] });
    expect(branches.current?.history).toBe(history);
    history.add(Float64Array.of(4, 0.25));
    branches.keep(2, at(4));
    expect(epochs(branches)).toEqual([[3], [3, 4]]);
    expect(branches.all[0].history?.count).toBe(4);
    expect(branches.returnTo(1)?.history?.value(3, 'loss')).toBe(0.5);
    expect(history.count).toBe(5);
  });

  it('is none before the first', () => {
    expect(createBranches().fork(experiment(1))).toBeNull();
  });
});

describe('branches', () => {
  it('know where each came from, and how it was left', () => {
    const branches = createBranches();
    expect(branches.current).toBeNull();
    const first = branches.begin(experiment(1));
    expect(first).toEqual({
      id: 1,
      parent: null,
      experiment: experiment(1),
      status: freshRun,
      history: null,
      snapshots: [],
    });
    branches.keep(first.id, at(85));
    branches.update({ status: { ...freshRun, phase: 'paused' } });
    const second = branches.begin(experiment(2));
    expect(second.parent).toEqual({ branch: first.id, epoch: 85 });
    expect(branches.current).toBe(second);
    expect(branches.all[0]).toMatchObject({ status: { phase: 'paused' }, snapshots: [{ epoch: 85 }] });
  });

  it('are gone back to at the newest snapshot: rows after it are forgotten, for they come again', () => {
    const branches = createBranches();
    const { id } = branches.begin(experiment(1));
    branches.update({ history: historyOf(12) });
    branches.keep(id, at(10));
    branches.begin(experiment(2));
    const back = branches.returnTo(id);
    expect(branches.current).toBe(back);
    expect(back?.history?.count).toBe(11);
    expect(branches.all.map(({ experiment: e }) => e)).toEqual([experiment(2), experiment(1)]);
  });

  it('have no rows to go back to without a snapshot', () => {
    const branches = createBranches();
    const { id } = branches.begin(experiment(1));
    branches.update({ history: historyOf(3) });
    branches.begin(experiment(2));
    expect(branches.returnTo(id)?.history?.count).toBe(0);
  });

  it('that are forgotten, or never were, cannot be gone back to, and take no snapshot', () => {
    const branches = three(100 * kibibyte);
    const [first] = branches.all;
    branches.forget(first.id);
    branches.keep(first.id, at(9));
    expect(branches.returnTo(first.id)).toBeNull();
    expect(branches.returnTo(77)).toBeNull();
    expect(epochs(branches)).toEqual([
      [1, 2, 3],
      [1, 2, 3],
    ]);
  });

  it('that went on from an earlier place forget what was after it', () => {
    const branches = createBranches();
    const { id } = branches.begin(experiment(1));
    for (const [epoch, batch] of [[1], [2], [3], [3, 4], [3, 2], [2]]) branches.keep(id, at(epoch, 1, batch ?? 0));
    expect(epochs(branches)).toEqual([[1, 2]]);
  });

  it('of an earlier visit are taken up, and new ones get other names', () => {
    const branches = createBranches();
    branches.restore(three(100 * kibibyte).all);
    expect(branches.current?.experiment).toEqual(experiment(3));
    expect(branches.begin(experiment(4))).toMatchObject({ id: 4, parent: { branch: 3, epoch: 3 } });
  });
});

describe('when memory is short', () => {
  it('the oldest branch is thinned first, but for where it was left', () => {
    const branches = three(8 * kibibyte);
    expect(epochs(branches)).toEqual([
      [2, 3],
      [1, 2, 3],
      [1, 2, 3],
    ]);
    branches.keep(3, at(4));
    branches.keep(3, at(5));
    expect(epochs(branches)).toEqual([[3], [2, 3], [1, 2, 3, 4, 5]]);
  });

  it('then the current one is, and each branch can still be gone back to', () => {
    const branches = three(5 * kibibyte);
    expect(epochs(branches)).toEqual([[3], [3], [1, 2, 3]]);
    branches.keep(3, at(4));
    expect(epochs(branches)).toEqual([[3], [3], [2, 3, 4]]);
  });

  it('the oldest branches go last', () => {
    const branches = three(3 * kibibyte);
    expect(epochs(branches)).toEqual([[3], [3], [3]]);
    branches.keep(3, at(4, 2));
    expect(epochs(branches)).toEqual([[3], [4]]);
    expect(branches.all.map(({ id }) => id)).toEqual([2, 3]);
  });

  it('the newest snapshot of the current branch stays, however large it is', () => {
    const branches = three(3 * kibibyte);
    branches.keep(3, at(4, 100));
    expect(epochs(branches)).toEqual([[4]]);
  });

  it('of snapshots close to each other one goes, so that all of a run stays in reach', () => {
    const branches = createBranches(5 * kibibyte);
    const { id } = branches.begin(experiment(1));
    for (let epoch = 1; epoch <= 400; epoch++) branches.keep(id, at(epoch));
    const [kept] = epochs(branches);
    expect(kept).toHaveLength(5);
    expect(kept.at(-1)).toBe(400);
    const gaps = kept.map((epoch, i) => epoch - (kept[i - 1] ?? 0));
    expect(Math.max(...gaps)).toBeLessThan(400 / 2);
  });

  it('it is within the budget after each snapshot, whatever is begun, kept, left and gone back to', () => {
    const step = fc.oneof(
      {
        weight: 4,
        arbitrary: fc.record({
          type: fc.constant('keep'),
          of: fc.nat(5),
          epoch: fc.nat(30),
          size: fc.integer({ min: 1, max: 9 }),
        }),
      },
      fc.record({ type: fc.constant('begin'), of: fc.nat(5), epoch: fc.nat(200), size: fc.constant(0) }),
      fc.record({ type: fc.constant('returnTo'), of: fc.nat(5), epoch: fc.constant(0), size: fc.constant(0) }),
    );
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 40 }), fc.array(step, { maxLength: 60 }), (budget, steps) => {
        const branches = createBranches(budget * kibibyte);
        for (const { type, of, epoch, size } of steps) {
          const id = branches.all.at(-1 - of)?.id ?? 0;
          const before = branches.current;
          if (type === 'begin') {
            branches.begin(experiment(of + 1));
            branches.update({ history: historyOf(epoch) });
          } else if (type === 'returnTo') branches.returnTo(id);
          else if (id > 0) {
            branches.keep(id, at(epoch, size));
            const isLast = branches.all.length === 1 && branches.all[0].snapshots.length <= 1;
            expect(sizeOf(branches) <= budget * kibibyte || isLast).toBe(true);
            expect(branches.current?.id).toBe(before?.id);
            if (id === before?.id) expect(branches.current?.snapshots.at(-1)?.epoch).toBe(epoch);
          }
          const ids = branches.all.map((branch) => branch.id);
          expect(new Set(ids).size).toBe(ids.length);
          for (const { snapshots } of branches.all) {
            const times = snapshots.map((one) => one.epoch);
            expect(times).toEqual([...new Set(times)].toSorted((a, b) => a - b));
          }
        }
      }),
    );
  });
});
