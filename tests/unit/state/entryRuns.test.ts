import { expect, test } from 'vitest';
import { openingExperiment } from '../../../src/document/opening.ts';
import { setFit } from '../../../src/document/edits.ts';
import { createBranches } from '../../../src/run/branch.ts';
import { followEntries, pageOf } from '../../../src/state/entryRuns.ts';
import { createAppStore } from '../../../src/state/store.ts';
import { initialView } from '../../../src/state/view.ts';

/** A history of entries, whose runs are followed; a run has the experiment that the store has. */
function page() {
  const store = createAppStore(openingExperiment, initialView);
  const branches = createBranches();
  const notes = new Map<string, string>();
  const tab = {
    get: (name: string) => notes.get(name) ?? null,
    set: (name: string, text: string) => void notes.set(name, text),
  };
  const names: (string | null)[] = [null];
  let at = 0;
  let isWritten = true;
  let move = (): void => undefined;
  let timers: { readonly call: () => void; readonly after: number }[] = [];
  let ids = 0;
  const went: number[] = [];
  const begin = (): number => branches.begin(store.getState().document.present).id;
  const run = async (until: number): Promise<void> => {
    const due = timers.filter(({ after }) => after <= until);
    timers = timers.filter(({ after }) => after > until);
    for (const { call } of due) call();
    await Promise.resolve();
    await Promise.resolve();
  };
  return {
    store,
    branches,
    notes,
    names,
    went,
    begin,
    run,
    follow: (own = 'page', source: string | null = null) =>
      followEntries({
        entries: {
          name: () => names[at],
          rename: (name) => {
            names[at] = name;
          },
          isWritten: () => isWritten,
          onMove: (listener) => {
            move = listener;
          },
        },
        store,
        branches,
        names: { own, source },
        tab,
        later: (call, after) => void timers.push({ call, after }),
        newId: () => `entry ${++ids}`,
        backTo: (id) => {
          went.push(id);
          branches.returnTo(id);
        },
      }),
    go: async (to: number) => {
      at = to;
      move();
      await run(0);
    },
    tab,
    write: (is: boolean) => {
      isWritten = is;
    },
    push: async () => {
      names.splice(++at, names.length, null);
      move();
      await run(0);
    },
  };
}

/** A followed history of two entries, each with a run of its own; it is at the second. */
async function twoEntries() {
  const all = page();
  const first = all.begin();
  all.follow();
  await all.run(0);
  await all.push();
  return { ...all, first, second: all.begin() };
}

test('of two entries with the same experiment, each leads to the run that it was left with', async () => {
  const { follow, begin, push, go, branches, went, run, names } = page();
  begin();
  follow();
  await run(0);
  await push();
  const second = begin();
  await push();
  const third = begin();
  await go(1);
  expect(branches.current?.id).toBe(second);
  const again = begin(); // reset
  await go(2);
  expect(branches.current?.id).toBe(third);
  await go(1);
  expect(branches.current?.id).toBe(again);
  await go(1);
  expect(went).toEqual([second, third, again]); // it is there
  expect(new Set(names).size).toBe(3);
});

test('a run waits for its experiment, and not for ever', async () => {
  const { follow, begin, push, go, branches, store, run } = page();
  const first = begin();
  follow();
  await run(0);
  await push();
  store.getState().edit((e) => setFit(e, { epochs: 7 }));
  const second = begin();
  await go(0);
  expect(branches.current?.id).toBe(second); // its link is yet to be read
  store.getState().undo();
  const other = begin();
  expect(branches.current?.id).toBe(other);
  await run(0);
  expect(branches.current?.id).toBe(first);

  await go(1);
  await run(3000); // a link that is refused
  const third = begin();
  store.getState().redo();
  const fourth = begin();
  await run(0);
  expect([third < fourth, branches.current?.id]).toEqual([true, fourth]);
});

test('of what is not there any more, or cannot be read, nothing is wanted', async () => {
  const { first, second, begin, push, go, branches, notes, went } = await twoEntries();
  branches.forget(first);
  await go(0);
  expect([went, branches.current?.id]).toEqual([[], second]);
  for (const text of ['{', '{}', '7']) {
    for (const name of notes.keys()) notes.set(name, text);
    await go(1);
    expect(went).toEqual([]);
  }
  for (let i = 0; i < 60; i++) {
    await push();
    begin();
  }
  expect(JSON.parse([...notes.values()][0])).toHaveLength(50);
});

test('an entry with a link that was refused leads to no run', async () => {
  const { second, go, branches, write } = await twoEntries();
  write(false);
  await go(0);
  expect(branches.current?.id).toBe(second);
});

test('a run of another page is not looked for among those of this one, which have the same ids', async () => {
  const { first, second, follow, go, branches, run, tab, names } = await twoEntries();
  const pages = () => names.map((name) => pageOf(tab, name));
  expect([...pages(), pageOf(tab, null), pageOf(tab, 'unknown')]).toEqual(['page', 'page', null, null]);
  follow('another');
  await run(0);
  expect(pages()).toEqual(['page', 'another']);
  await go(0);
  expect(branches.current?.id).toBe(second);
  expect([first, pages()]).toEqual([1, ['another', 'another']]);
});

test('a copy of a tab, which goes on under a name of its own, knows the runs of all entries', async () => {
  const { first, follow, go, branches, run, tab, names } = await twoEntries();
  follow('copy', 'page');
  await run(0);
  expect(names.map((name) => pageOf(tab, name))).toEqual(['copy', 'copy']);
  await go(0);
  expect(branches.current?.id).toBe(first);
});
