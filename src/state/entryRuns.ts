import { equal } from '../document/equal.ts';
import type { Branches } from '../run/branch.ts';
import { type Store, shownExperiment } from './store.ts';
import type { Notes, World } from './workspace.ts';

/** The entries of the browser's history. */
export interface Entries {
  /** The name of the one that the browser is at; null where it has none yet. */
  name(): string | null;
  rename(name: string): void;
  /** Whether the page has written it: else it has a link that is yet to be opened, or was refused. */
  isWritten(): boolean;
  /** The browser has gone to another. */
  onMove(listener: () => void): void;
}

/** What this page is called. */
export interface PageNames {
  readonly own: string;
  /** The page that it has taken up, with the ids of its branches; null: none. */
  readonly source: string | null;
}

interface Parts extends Pick<World, 'later' | 'newId'> {
  readonly entries: Entries;
  readonly names: PageNames;
  readonly store: Store;
  readonly branches: Branches;
  readonly tab: Notes;
  readonly backTo: (branch: number) => void;
}

const entriesNote = 'mlp-visualizer.entries';
/** Entries that are remembered. */
const most = 50;
/** ms that the experiment of an entry may take to come. */
const longestOpening = 3000;

/** What an entry was left with: a branch by its id, and the name of the page that has it. */
interface Run {
  readonly entry: string;
  readonly page: string;
  readonly branch: number;
}

function runsOf(tab: Notes): readonly Run[] {
  try {
    const value: unknown = JSON.parse(tab.get(entriesNote) ?? '');
    return Array.isArray(value) ? (value as Run[]) : []; // as `note` wrote it
  } catch {
    return [];
  }
}

/** The name of the page that an entry was left in; null where that is not known. */
export const pageOf = (tab: Notes, entry: string | null): string | null =>
  runsOf(tab).find((run) => run.entry === entry)?.page ?? null;

/**
 * Has Back and Forward lead to the run that an entry of the history was left with: two entries may have the same
 * experiment, as two exercises on one network have, and a link says nothing of its run.
 */
export function followEntries({ entries, names, store, branches, tab, later, newId, backTo }: Parts): void {
  /** The branch that the entry was left with, until the page has its experiment again. */
  let due: number | null = null;

  // A copy of a tab goes on under a name of its own.
  const before = runsOf(tab).map((run) => (run.page === names.source ? { ...run, page: names.own } : run));
  tab.set(entriesNote, JSON.stringify(before));

  function branchOf(entry: string | null): number | null {
    return runsOf(tab).find((run) => run.entry === entry && run.page === names.own)?.branch ?? null;
  }

  function note(): void {
    const { current } = branches;
    if (current === null || due !== null) return;
    const entry = entries.name() ?? newId();
    if (entries.name() === null) entries.rename(entry); // it has yet to be written with one
    const run: Run = { entry, page: names.own, branch: current.id };
    const all = runsOf(tab);
    if (all.some((other) => equal(other, run))) return;
    tab.set(entriesNote, JSON.stringify([...all.filter((other) => other.entry !== entry), run].slice(-most)));
  }

  function go(): void {
    const branch = branches.all.find(({ id }) => id === due);
    if (branch !== undefined && !equal(branch.experiment, shownExperiment(store.getState()))) return; // yet to come
    due = null;
    if (branch !== undefined && branch !== branches.current) backTo(branch.id);
    note();
  }

  function arrive(): void {
    due = entries.isWritten() ? branchOf(entries.name()) : null;
    const mine = due;
    later(go, 0); // after the address has been read
    later(() => {
      if (due === mine) due = null;
    }, longestOpening);
  }

  arrive();
  entries.onMove(arrive);
  branches.subscribe(() => {
    if (due === null) note();
    else void Promise.resolve().then(go); // not while it changes
  });
}
