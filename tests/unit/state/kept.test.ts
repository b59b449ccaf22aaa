import { describe, expect, it } from 'vitest';
import { createTable } from '../../../src/data/createTable.ts';
import { makeKnown } from '../../../src/data/tables.ts';
import { chooseData } from '../../../src/document/dataEdits.ts';
import { setUnits } from '../../../src/document/edits.ts';
import type { RunState } from '../../../src/engine/run/state.ts';
import { createBranches, type Snapshot } from '../../../src/run/branch.ts';
import { createHistory } from '../../../src/run/history.ts';
import { createKept, type Kept, type Keeping } from '../../../src/state/kept.ts';
import { createAppStore } from '../../../src/state/store.ts';
import type { Vault, VaultKey } from '../../../src/state/vault.ts';
import { initialView } from '../../../src/state/view.ts';
import { linked, memoryNotes } from './fakes.ts';

const iris = linked('data=iris&net=4-8.tanh-3.softmax');
const wider = setUnits(iris, 0, 9);

/** A vault in memory, that keeps copies as IndexedDB does; `fails`: the name of the error with which it refuses all. */
function memoryVault() {
  const entries = new Map<string, unknown>();
  const state = { fails: null as string | null, puts: 0, written: [] as string[] };
  const vault: Vault = {
    keys: () => Promise.resolve([...entries.keys()].map((key) => JSON.parse(key) as VaultKey)),
    get: (names) => Promise.resolve(names.map((name) => structuredClone(entries.get(JSON.stringify(name))))),
    put: (all) => {
      state.puts++;
      if (state.fails !== null) return Promise.reject(new DOMException('', state.fails));
      state.written = all.map(([name]) => name.join(' '));
      for (const [name, value] of all) entries.set(JSON.stringify(name), structuredClone(value));
      return Promise.resolve();
    },
    delete: (names) => {
      for (const name of names) entries.delete(JSON.stringify(name));
      return Promise.resolve();
    },
  };
  return { vault, entries, state };
}

/** A computer with its pages; time moves by hand. */
function computer() {
  const memory = memoryVault();
  const living = new Set<string>();
  let ids = 0;
  let time = 1000;
  const timers: { readonly at: number; readonly callback: () => void }[] = [];

  const settle = async (): Promise<void> => {
    for (let i = 0; i < 50; i++) await Promise.resolve();
  };
  const pass = async (milliseconds: number): Promise<void> => {
    const until = time + milliseconds;
    await settle();
    for (;;) {
      const next = timers.toSorted((a, b) => a.at - b.at)[0];
      if (next === undefined || next.at > until) break;
      timers.splice(timers.indexOf(next), 1);
      time = Math.max(time, next.at);
      next.callback();
      await settle();
    }
    time = until;
  };

  /** Opens a page in a tab. */
  function open(tab = memoryNotes(), e = iris, more: Partial<Keeping> = {}) {
    const store = createAppStore(e, initialView);
    const branches = createBranches();
    const mine: string[] = [];
    let [refusals, unreadable] = [0, 0];
    const kept: Kept = createKept({
      store,
      branches,
      vault: memory.vault,
      tab,
      claim: (name) => {
        if (living.has(name)) return Promise.resolve(false);
        living.add(name);
        mine.push(name);
        return Promise.resolve(true);
      },
      claimed: () => Promise.resolve([...living]),
      newId: () => `page${++ids}`,
      date: () => time,
      now: () => time,
      later: (callback, milliseconds) => void timers.push({ at: time + milliseconds - 0.5, callback }), // as browsers do
      savedLinks: () => '',
      noteKept: () => undefined,
      refused: () => refusals++,
      unreadable: () => unreadable++,
      ...more,
    });
    return {
      store,
      branches,
      kept,
      tab,
      refusals: () => refusals,
      /** How often it was told that something is damaged. */
      unreadable: () => unreadable,
      /** Finds, and keeps from then on, as the page does when it opens. */
      start: async () => {
        const found = await kept.find(store.getState().document.present);
        kept.follow();
        return found;
      },
      /** Trains so many epochs, and is saved there. */
      train: (epochs: number): void => {
        const branch = branches.current ?? branches.begin(store.getState().document.present);
        const history = branch.history ?? createHistory(['loss']);
        const from = history.count;
        history.add(Float64Array.from({ length: 2 * (epochs - from + 1) }, (_, i) => from + Math.floor(i / 2)));
        branches.update({ history });
        branches.keep(branch.id, snapshotAt(epochs));
        store.getState().setRun({ id: 1, phase: 'running' });
      },
      close: (): void => {
        for (const name of mine) living.delete(name);
      },
    };
  }
  /** A page that has come so far, and is kept. */
  async function openTrained(epochs: number): Promise<ReturnType<typeof open>> {
    const page = open();
    await page.start();
    page.train(epochs);
    await pass(2000);
    return page;
  }

  /** Opens a page that takes up nothing, trains it and closes it. */
  async function comeAndGo(epochs: number): Promise<void> {
    const page = open();
    await page.kept.find(wider); // nothing of it
    page.kept.follow();
    page.train(epochs);
    await pass(2000);
    page.close();
  }

  /** What is kept of a page. */
  const keptOf = (page: string): [string, unknown][] =>
    structuredClone([...memory.entries].filter(([key]) => key.includes(`"${page}"`)));

  return { ...memory, open, openTrained, comeAndGo, pass, settle, keptOf };
}

const snapshotAt = (epoch: number): Snapshot => ({
  epoch,
  batch: 0,
  state: { bytes: Uint8Array.of(epoch, 1, 2, 3).buffer } as RunState, // the engine looks into it, nobody here
});

describe('what a page has come to', () => {
  it('is there after a reload: document, undo history, curves, snapshot, and how it stood', async () => {
    const { open, pass } = computer();
    const one = open();
    expect(await one.start()).toBeNull();
    one.store.getState().edit(() => wider);
    one.branches.begin(wider);
    one.train(85);
    await pass(2000);
    one.close();
    const found = await open(one.tab, wider).start();
    expect(found?.document).toEqual({ past: [iris], present: wider, future: [] });
    const [branch] = found?.branches ?? [];
    expect(branch).toMatchObject({ experiment: wider, status: { phase: 'paused' }, snapshots: [snapshotAt(85)] });
    expect(branch.history?.count).toBe(86);
    expect(branch.history?.value(85, 'loss')).toBe(85);
  });

  it('is there with both sides of a step at which numbers were set by hand, which have one link', async () => {
    const { open, pass } = computer();
    const one = open();
    await one.start();
    one.train(5);
    const after = { ...iris };
    one.branches.fork(after);
    one.store.getState().addStep(after);
    one.store.getState().setRun({ byHand: { epoch: 5, batch: 0, lossBefore: 0.5, held: [1], off: [] } });
    one.train(8);
    await pass(2000);
    one.close();
    const found = await open(one.tab).start();
    const [left, forked] = found?.branches ?? [];
    expect([left.status.byHand ?? null, forked.status.byHand?.lossBefore]).toEqual([null, 0.5]);
    expect(found?.document.past[0]).toBe(left.experiment);
    expect(found?.document.present).toBe(forked.experiment);
    expect([left, forked].map(({ history }) => history?.count)).toEqual([6, 9]);
  });

  it('is, of two runs of one experiment, what was trained last, on the other side of a step, too', async () => {
    const { open, pass } = computer();
    const one = open();
    await one.start();
    one.store.getState().edit(() => wider);
    one.branches.begin(wider); // it has come to nothing
    one.branches.begin(wider);
    one.train(7);
    one.store.getState().undo();
    one.branches.begin(iris);
    await pass(2000);
    one.close();
    const found = await open(one.tab).start();
    const [ahead] = found?.document.future ?? [];
    expect(found?.branches.findLast(({ experiment }) => experiment === ahead)?.snapshots).toEqual([snapshotAt(7)]);
  });

  it('is no history where no numbers had come yet', async () => {
    const { open, pass } = computer();
    const one = open();
    await one.start();
    one.branches.begin(iris);
    await pass(2000);
    one.close();
    const found = await open(one.tab).start();
    expect(found?.branches).toMatchObject([{ history: null, snapshots: [] }]);
  });

  it('is kept at most once a second, and only what is new', async () => {
    const { open, pass, state } = computer();
    const one = open();
    await one.start();
    await pass(1000);
    one.train(5000);
    await pass(20);
    expect(state.written).toEqual(['branch page1 1', 'rows page1 1 0', 'rows page1 1 1', 'page page1']);
    const { puts } = state;
    for (let epoch = 5001; epoch < 5100; epoch++) {
      one.train(epoch);
      await pass(20);
    }
    expect(state.puts - puts).toBeLessThanOrEqual(2);
    await pass(1000);
    expect(state.written).toEqual(['branch page1 1', 'rows page1 1 1', 'page page1']);
    const before = state.puts;
    await pass(10_000);
    expect(state.puts).toBe(before);
  });

  it('is kept at once when the page may not come back', async () => {
    const { open, pass, settle, state } = computer();
    const one = open();
    await one.start();
    await pass(20);
    const { puts } = state;
    one.train(1);
    await pass(1);
    one.kept.hurry();
    one.train(2); // the worker says where it is
    await pass(0);
    await settle();
    const again = await open(one.tab).kept.find(iris);
    expect(again?.branches[0].snapshots[0].epoch).toBe(2);
    expect(state.puts - puts).toBe(2);
  });

  it('is written by the reports of the worker alone, for a hidden page has timers once a minute', async () => {
    const { open, pass, settle, state } = computer();
    const one = open(memoryNotes(), iris, { later: () => undefined });
    await one.start();
    for (let epoch = 1; epoch <= 5; epoch++) {
      one.train(epoch);
      await settle();
      one.train(epoch); // at the same moment
      await pass(1000);
    }
    expect(state.puts).toBe(2);
  });

  it('stands there already when it is taken up again, and is not written a second time', async () => {
    const { open, openTrained, pass, state } = computer();
    const one = await openTrained(7);
    one.close();
    const { puts } = state;
    const again = open(one.tab);
    const found = await again.kept.find(iris);
    if (found === null) throw new Error('nothing found');
    again.store.getState().takeUp(found.document);
    again.branches.restore(found.branches);
    again.kept.follow();
    await pass(2000);
    expect(state.puts).toBe(puts);
    again.train(8);
    await pass(2000);
    expect(state.written).toEqual(['branch page1 1', 'rows page1 1 0', 'page page1']);
  });

  it('has the rows that came in place of others within a second', async () => {
    const { open, openTrained, pass } = computer();
    const one = await openTrained(7);
    const { history } = one.branches.all[0];
    history?.cut(5);
    history?.add(Float64Array.of(6, 0.5, 7, 0.25));
    one.train(8);
    await pass(2000);
    one.close();
    const found = (await open(one.tab).start())?.branches[0].history;
    expect([6, 7, 8].map((row) => found?.value(row, 'loss'))).toEqual([0.5, 0.25, 8]);
  });

  it.each([
    ['an address that is older', iris],
    ['an address that is newer', setUnits(iris, 0, 10)],
  ])('is there after a crash within a second of an edit, with %s', async (_, address) => {
    const { open, openTrained, pass } = computer();
    const one = await openTrained(7);
    one.store.getState().edit(() => wider);
    one.branches.begin(wider);
    await pass(2000);
    one.store.getState().edit(() => setUnits(iris, 0, 10));
    one.store.getState().undo();
    await pass(2000);
    one.close();
    const found = await open(one.tab, address).kept.find(address, true);
    expect(found?.document.present).toEqual(address);
    expect(found?.branches.map(({ snapshots }) => snapshots.length)).toEqual([1, 0]);
    expect(await open(one.tab, address).kept.find(address)).toBeNull(); // the same as a link that is opened anew
  });

  it('is there after a crash before an edit was kept, if the page wrote the address', async () => {
    const { open, openTrained, pass } = computer();
    const one = await openTrained(7);
    one.close();
    const again = open(one.tab, wider);
    const found = await again.kept.find(wider, true);
    expect(found?.document).toEqual({ past: [iris], present: wider, future: [] });
    expect(found?.branches[0].snapshots).toEqual([snapshotAt(7)]);
    again.close();
    await pass(2000);
    expect(await open(one.tab, wider).kept.find(wider)).toBeNull(); // a link from elsewhere
  });

  it('is that of the page that an entry of the history was left in, and not of the newest that had as much', async () => {
    const { open, pass } = computer();
    const one = open();
    await one.start();
    one.train(7);
    await pass(2000);
    one.store.getState().replaceDocument(wider); // an exercise takes its place
    const branch = one.branches.begin(wider);
    one.branches.keep(branch.id, snapshotAt(2));
    await pass(2000);
    one.close();
    const other = open(one.tab, iris);
    await other.kept.find(iris); // a link, opened anew
    other.kept.follow();
    other.train(5);
    await pass(2000);
    other.close();
    expect(one.tab.get('mlp-visualizer.page')).toBe('page2');

    const again = open(one.tab, iris);
    const found = await again.kept.find(iris, true, () => false, 'page1');
    expect(found?.document).toEqual({ past: [], present: iris, future: [] });
    expect(found?.branches.map(({ snapshots }) => snapshots)).toEqual([[snapshotAt(7)], [snapshotAt(2)]]);
    expect(again.kept.names()).toEqual({ own: 'page1', source: 'page1' });
    expect(one.tab.get('mlp-visualizer.page')).toBe('page1');
    const copy = open(memoryNotes(), iris); // of the tab, while that lives
    expect((await copy.kept.find(iris, true, () => false, 'page1'))?.branches).toHaveLength(2);
    expect(copy.kept.names()).toEqual({ own: 'page3', source: 'page1' });
    expect(await open(one.tab, iris).kept.find(iris, true, () => false, 'gone')).toBeNull(); // nothing had come of it
  });

  it('is nothing once nobody waits for it, and stays as it is', async () => {
    const { open, openTrained, pass, keptOf } = computer();
    const one = await openTrained(7);
    one.close();
    const before = keptOf('page1');
    const late = open(one.tab);
    expect(await late.kept.find(iris, false, () => true)).toBeNull();
    late.kept.follow();
    late.train(3);
    await pass(2000);
    expect(keptOf('page1')).toEqual(before);
  });

  it('loses a branch when the page forgets it', async () => {
    const { open, pass, entries } = computer();
    const one = open();
    await one.start();
    one.train(3);
    await pass(2000);
    one.branches.begin(wider);
    one.branches.forget(1);
    await pass(2000);
    expect([...entries.keys()].filter((key) => key.startsWith('["branch"') || key.startsWith('["rows"'))).toEqual([
      '["branch","page1",2]',
    ]);
  });
});

describe('another page', () => {
  it('with the same link takes up what a closed one had come to, the newest, and leaves it there', async () => {
    const { open, comeAndGo, pass, keptOf } = computer();
    for (const epochs of [7, 9]) {
      await comeAndGo(epochs);
    }
    const before = [keptOf('page1'), keptOf('page2')];
    const found = await open().start();
    expect(found?.branches[0].snapshots[0].epoch).toBe(9);
    await pass(2000);
    expect([keptOf('page1'), keptOf('page2')]).toEqual(before);
  });

  it('that has come to nothing hides none that has', async () => {
    const { open, openTrained, pass } = computer();
    const one = await openTrained(7);
    const other = open();
    await other.start();
    other.branches.keep(other.branches.begin(iris).id, snapshotAt(0)); // it stands at its initial weights
    await pass(2000);
    one.close();
    other.close();
    expect((await open().start())?.branches[0].snapshots[0].epoch).toBe(7);
  });

  it('that lives is left alone', async () => {
    const { open, openTrained } = computer();
    await openTrained(7);
    expect(await open().start()).toBeNull();
  });

  it('in a duplicated tab begins where the other is, and goes on under a name of its own', async () => {
    const { open, openTrained, pass } = computer();
    const one = await openTrained(7);
    const copy = open(memoryNotesWith(one.tab));
    expect((await copy.start())?.branches[0].snapshots[0].epoch).toBe(7);
    copy.train(20);
    await pass(2000);
    one.close();
    copy.close();
    expect((await open(one.tab).start())?.branches[0].snapshots[0].epoch).toBe(7);
    expect((await open(copy.tab).start())?.branches[0].snapshots[0].epoch).toBe(20);
  });

  it('in the same tab, opened with another link, writes over nothing, and hides nothing', async () => {
    const { open, openTrained, pass } = computer();
    const one = await openTrained(7);
    one.close();
    const other = open(one.tab, wider);
    expect(await other.start()).toBeNull();
    other.train(3);
    await pass(2000);
    expect((await open(memoryNotes(), iris).start())?.branches[0].snapshots[0].epoch).toBe(7);
  });

  it('that goes on while it is read is read as it was a moment ago', async () => {
    const { open, openTrained, vault } = computer();
    const one = await openTrained(7);
    const { history } = one.branches.all[0];
    const moving: Vault = {
      ...vault,
      get: async (names) => {
        if (names[0]?.[0] === 'rows') await vault.put([[names[0], history?.rows(0, 9)]]);
        return vault.get(names);
      },
    };
    history?.add(Float64Array.of(8, 0.5));
    const copy = open(memoryNotesWith(one.tab), iris, { vault: moving });
    expect((await copy.start())?.branches[0].history?.count).toBe(8);
  });

  it('makes room for itself among twenty-four: the oldest goes', async () => {
    const { comeAndGo, entries } = computer();
    for (let i = 0; i < 26; i++) {
      await comeAndGo(i);
    }
    const pages = [...entries.keys()].filter((key) => key.startsWith('["page"'));
    expect(pages).toHaveLength(24);
    expect(pages).not.toContain('["page","page1"]');
    expect([...entries.keys()].some((key) => key.includes('"page1"'))).toBe(false);
  });
});

describe('where nothing can be kept', () => {
  const refuse = (): Promise<never> => Promise.reject(new Error('SecurityError'));

  it.each<[string, Partial<Vault>]>([
    ['everything is forbidden', { keys: refuse, get: refuse, put: refuse, delete: refuse }],
    ['it is full', { put: refuse }],
  ])('the page works, and it is said once: %s', async (_, broken) => {
    const { open, pass, vault } = computer();
    const page = open(memoryNotes(), iris, { vault: { ...vault, ...broken } });
    expect(await page.start()).toBeNull();
    for (let epoch = 1; epoch < 6; epoch++) {
      page.train(epoch);
      await pass(2000);
    }
    expect(page.refusals()).toBe(1);
  });

  it('for want of room, what closed pages had come to makes some: the oldest, and no more than is needed', async () => {
    const { open, comeAndGo, pass, vault, entries, state, keptOf } = computer();
    for (const epochs of [7, 8, 9]) await comeAndGo(epochs);
    const room = entries.size + 1;
    const full: Vault = {
      ...vault,
      put: (all) => {
        state.fails = entries.size + all.length > room ? 'QuotaExceededError' : null;
        return vault.put(all);
      },
    };
    const page = open(memoryNotes(), wider, { vault: full });
    await page.start();
    page.train(3);
    await pass(2000);
    expect(page.refusals()).toBe(0);
    expect(['page1', 'page2', 'page3', 'page4'].map((name) => keptOf(name).length)).toEqual([0, 3, 3, 3]);
  });

  it.each(['InvalidStateError', 'UnknownError', 'AbortError'])(
    'for any other reason (%s) nothing goes, and it is tried again in a second',
    async (reason) => {
      const { open, comeAndGo, pass, state, keptOf } = computer();
      await comeAndGo(7);
      const before = keptOf('page1');
      const page = open(memoryNotes(), wider);
      await page.start();
      state.fails = reason;
      page.train(3);
      await pass(500);
      state.fails = null;
      await pass(2000);
      expect(page.refusals()).toBe(0);
      expect(keptOf('page1')).toEqual(before);
      expect(keptOf('page2')).toHaveLength(3);
      state.fails = reason;
      page.train(4);
      await pass(5000);
      expect(page.refusals()).toBe(1);
      expect(keptOf('page1')).toEqual(before);
    },
  );
});

describe('what is damaged or of a later version', () => {
  const [branchKey, rowsKey] = ['["branch","page1",1]', '["rows","page1",1,0]'];
  /** An entry with another state in its snapshot, which has a checksum of its own. */
  const withState = (entry: unknown, state: unknown): unknown => {
    const { snapshot, ...others } = entry as { readonly snapshot: object };
    return { ...others, snapshot: { ...snapshot, state } };
  };

  it.each<[string, (entry: Record<string, unknown>) => unknown]>([
    ['a later version', (entry) => ({ ...entry, version: 2 })],
    ['no object', () => 7],
    ['links that are none', (entry) => ({ ...entry, past: ['?', 5, null], present: 'rubbish', experiment: 'v=9' })],
    ['lists that are none', (entry) => ({ ...entry, past: 5, branches: 'x', keys: null })],
    ['numbers that are none', (entry) => ({ ...entry, branches: [{}, null, -1], rows: 'many' })],
    ['a time that is none', (entry) => ({ ...entry, time: Number.NaN, status: {} })],
    ['too many rows', (entry) => ({ ...entry, branches: Array(1000).fill(1), rows: 1e12 })],
    ['fewer fields', (entry) => ({ version: entry.version, check: entry.check })],
  ])('is told, and never written over: %s', async (_, damage) => {
    for (const key of ['["page","page1"]', branchKey]) {
      const { open, openTrained, pass, entries, keptOf } = computer();
      const one = await openTrained(7);
      one.close();
      entries.set(key, damage(entries.get(key) as Record<string, unknown>));
      const before = keptOf('page1');
      const two = open(one.tab);
      expect((await two.start())?.branches ?? []).toEqual([]);
      two.train(3);
      await pass(2000);
      expect(keptOf('page1')).toEqual(before);
      expect([two.unreadable(), two.refusals()]).toEqual([1, 0]);
      two.close();
      const three = open(two.tab);
      expect((await three.kept.find(iris))?.branches[0].snapshots).toEqual([snapshotAt(3)]);
      three.close();
      expect((await open().start())?.branches[0].snapshots).toEqual([snapshotAt(3)]);
    }
  });

  it.each<[string, (entries: Map<string, unknown>) => void]>([
    ['rows that are missing', (entries) => entries.delete(rowsKey)],
    ['rows that are none', (entries) => entries.set(rowsKey, 'x')],
    ['a state that is none', (entries) => entries.set(branchKey, withState(entries.get(branchKey), null))],
    ['bytes that are none', (entries) => entries.set(branchKey, withState(entries.get(branchKey), { bytes: 7 }))],
  ])('is given to the worker, which says so when it is gone back to: %s', async (_, damage) => {
    const { open, openTrained, pass, entries, keptOf } = computer();
    const one = await openTrained(7);
    one.close();
    damage(entries);
    const before = keptOf('page1');
    const two = open(one.tab);
    const [branch] = (await two.start())?.branches ?? [];
    expect(branch).toMatchObject({ experiment: iris, history: null });
    expect(branch.snapshots[0].state.bytes.byteLength).toBe(0);
    expect(two.unreadable()).toBe(0);
    two.train(3);
    await pass(2000);
    expect(keptOf('page1')).toEqual(before);
  });
});

describe('the rows of a person’s own', () => {
  it('are kept with the page that names them, once, and again after they were not named', async () => {
    const { open, entries, state, pass } = computer();
    const table = createTable(
      { type: 'points', title: 'kept', columns: ['x', 'y'], classes: ['A', 'B'], targets: [] },
      { values: Float64Array.of(1, 2, 3, 4), labels: Int32Array.of(0, 1), targets: new Float64Array(0) },
    );
    makeKnown(table);
    const key = `table ${table.hash}`;
    const page = open();
    await page.start();
    const { edit } = page.store.getState();
    edit((e) => chooseData(e, table));
    await pass(3000);
    expect(state.written).toContain(key);
    edit((e) => setUnits(e, 0, 5));
    await pass(3000);
    expect(state.written).not.toContain(key);
    expect(entries.get('["page","page1"]')).toMatchObject({ tables: [table.hash] });
    page.store.getState().replaceDocument(iris);
    await pass(3000);
    expect(entries.get('["page","page1"]')).not.toHaveProperty('tables');
    edit((e) => chooseData(e, table));
    await pass(3000);
    expect(state.written).toContain(key);
  });
});

/** What another tab remembers, copied. */
function memoryNotesWith(tab: ReturnType<typeof memoryNotes>): ReturnType<typeof memoryNotes> {
  const copy = memoryNotes();
  copy.set('mlp-visualizer.page', tab.get('mlp-visualizer.page') ?? '');
  return copy;
}
