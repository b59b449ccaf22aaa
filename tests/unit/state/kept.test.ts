import { describe, expect, it } from 'vitest';
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

/** A vault in memory, that keeps copies as IndexedDB does; `full` refuses everything new. */
function memoryVault() {
  const entries = new Map<string, unknown>();
  const state = { full: false, puts: 0, written: [] as string[] };
  const vault: Vault = {
    keys: () => Promise.resolve([...entries.keys()].map((key) => JSON.parse(key) as VaultKey)),
    get: (names) => Promise.resolve(names.map((name) => structuredClone(entries.get(JSON.stringify(name))))),
    put: (all) => {
      state.puts++;
      if (state.full && all.some(([name]) => !entries.has(JSON.stringify(name))))
        return Promise.reject(new Error('full'));
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
    let refusals = 0;
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
      later: (callback, milliseconds) => void timers.push({ at: time + milliseconds, callback }),
      noteKept: () => undefined,
      refused: () => refusals++,
      ...more,
    });
    return {
      store,
      branches,
      kept,
      tab,
      refusals: () => refusals,
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

  return { ...memory, open, openTrained, comeAndGo, pass, settle };
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
    one.train(5000);
    await pass(1);
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
    one.train(1);
    await pass(1);
    one.kept.hurry();
    one.train(2); // the worker says where it is
    await pass(0);
    await settle();
    const again = await open(one.tab).kept.find(iris);
    expect(again?.branches[0].snapshots[0].epoch).toBe(2);
    expect(state.puts).toBe(2);
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
    const { open, comeAndGo, entries } = computer();
    for (const epochs of [7, 9]) {
      await comeAndGo(epochs);
    }
    const before = [...entries.keys()];
    const found = await open().start();
    expect(found?.branches[0].snapshots[0].epoch).toBe(9);
    expect([...entries.keys()]).toEqual(before);
  });

  it('that has come to nothing hides none that has', async () => {
    const { open, openTrained, pass } = computer();
    const one = await openTrained(7);
    const other = open();
    await other.start();
    other.branches.begin(iris);
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

  it('in the same tab, opened with another link, writes over nothing', async () => {
    const { open, openTrained, pass } = computer();
    const one = await openTrained(7);
    one.close();
    const other = open(one.tab, wider);
    expect(await other.start()).toBeNull();
    other.train(3);
    await pass(2000);
    other.close();
    expect((await open(memoryNotes(), iris).start())?.branches[0].snapshots[0].epoch).toBe(7);
  });

  it('makes room for itself among twelve: the oldest goes', async () => {
    const { comeAndGo, entries } = computer();
    for (let i = 0; i < 14; i++) {
      await comeAndGo(i);
    }
    const pages = [...entries.keys()].filter((key) => key.startsWith('["page"'));
    expect(pages).toHaveLength(12);
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

  it('for want of room, what closed pages had come to makes some', async () => {
    const { open, comeAndGo, pass, vault, entries, state } = computer();
    await comeAndGo(7);
    const full: Vault = {
      ...vault,
      put: (all) => {
        state.full = entries.size > 2;
        return vault.put(all);
      },
    };
    const page = open(memoryNotes(), wider, { vault: full });
    await page.start();
    page.train(3);
    await pass(2000);
    expect(page.refusals()).toBe(0);
    expect([...entries.keys()].some((key) => key.includes('"page1"'))).toBe(false);
    expect([...entries.keys()].some((key) => key.includes('"page2"'))).toBe(true);
  });
});

describe('what is damaged or of a later version', () => {
  it('is never written over when it is of a later version', async () => {
    const { open, openTrained, pass, entries } = computer();
    const one = await openTrained(7);
    one.close();
    const key = '["page","page1"]';
    entries.set(key, { ...(entries.get(key) as object), version: 2 });
    const later = structuredClone([...entries].filter(([name]) => name.includes('"page1"')));
    const two = open(one.tab);
    expect(await two.start()).toBeNull();
    two.train(3);
    await pass(2000);
    expect([...entries].filter(([name]) => name.includes('"page1"'))).toEqual(later);
    expect(two.refusals()).toBe(0);
  });

  it.each<[string, (entry: Record<string, unknown>) => unknown]>([
    ['no object', () => 7],
    ['nothing', () => undefined],
    ['links that are none', (entry) => ({ ...entry, past: ['?', 5, null], present: 'rubbish', experiment: 'v=9' })],
    ['lists that are none', (entry) => ({ ...entry, past: 5, branches: 'x', keys: null })],
    ['numbers that are none', (entry) => ({ ...entry, branches: [{}, null, -1], rows: 'many' })],
    ['too many rows', (entry) => ({ ...entry, rows: 1e12 })],
    ['rows that are missing', (entry) => ({ ...entry, rows: 500 })],
  ])('opens all the same: %s', async (_, damage) => {
    const { open, openTrained, pass, entries } = computer();
    const one = await openTrained(7);
    one.close();
    for (const key of ['["page","page1"]', '["branch","page1",1]']) {
      const whole = entries.get(key) as Record<string, unknown>;
      entries.set(key, damage(whole));
      const page = open(memoryNotesWith(one.tab));
      const found = await page.start();
      if (key.includes('branch')) expect(found?.branches.flatMap(({ snapshots }) => snapshots) ?? []).toEqual([]);
      page.train(1);
      await pass(2000);
      page.close();
      entries.set(key, whole);
    }
  });
});

/** What another tab remembers, copied. */
function memoryNotesWith(tab: ReturnType<typeof memoryNotes>): ReturnType<typeof memoryNotes> {
  const copy = memoryNotes();
  copy.set('mlp-visualizer.page', tab.get('mlp-visualizer.page') ?? '');
  return copy;
}
