import type { Experiment } from '../document/experiment.ts';
import { experimentOf } from '../document/link/exact.ts';
import { encodeLink } from '../document/link/write.ts';
import type { Revision } from '../document/revision.ts';
import type { Branch, Branches, Snapshot } from '../run/branch.ts';
import { createHistory } from '../run/history.ts';
import type { RunStatus } from '../run/status.ts';
import type { Store } from './store.ts';
import type { Vault, VaultKey } from './vault.ts';

/** Parts of a workspace that are kept, and how. */
export interface Keeping {
  readonly store: Store;
  readonly branches: Branches;
  readonly vault: Vault;
  /** What this tab remembers over a reload. */
  readonly tab: { get(name: string): string | null; set(name: string, text: string): void };
  /** Takes a name as long as the page lives; false if a page that lives has it. */
  readonly claim: (name: string) => Promise<boolean>;
  /** The names that living pages have taken; null where that cannot be known. */
  readonly claimed: () => Promise<readonly string[] | null>;
  readonly newId: () => string;
  /** ms since 1970. */
  readonly date: () => number;
  /** ms, any origin. */
  readonly now: () => number;
  readonly later: (callback: () => void, milliseconds: number) => void;
  /** Something has been kept. */
  readonly noteKept: () => void;
  /** Runs cannot be kept here; called once. */
  readonly refused: () => void;
}

/** What a page had come to. */
export interface Found {
  readonly document: Revision<Experiment>;
  /** The one that was trained last at the end. */
  readonly branches: readonly Branch[];
}

/** The runs of this page, and those of pages before it, kept on this computer. */
export interface Kept {
  /** What this tab had come to with the experiment before it was reloaded, or else one that was closed; null: nothing. */
  find(e: Experiment): Promise<Found | null>;
  /** Keeps what the workspace comes to from now on, at most once a second. */
  follow(): void;
  /** The page may not come back: what is new, or comes now, is kept at once. */
  hurry(): void;
}

/** Entries of a later version are left alone. */
const version = 1;
const tabNote = 'mlp-visualizer.page';
/** Pages that are kept; the oldest of those that no longer live go. */
const most = 12;
const rowsPerEntry = 4096;
/** More than any run has: a number above it is damaged. */
const mostRows = 0x4_0000;
const interval = 1000; // ms

interface PageEntry {
  readonly version: typeof version;
  readonly time: number;
  readonly past: readonly string[];
  readonly present: string;
  readonly future: readonly string[];
  /** Ids, the one that was trained last at the end. */
  readonly branches: readonly number[];
  /** Whether anything has been learned in any of them. */
  readonly hasLearned: boolean;
}

interface BranchEntry extends Pick<Branch, 'id' | 'parent' | 'status'> {
  readonly version: typeof version;
  readonly experiment: string;
  /** Keys of the history, and how many rows it has. */
  readonly keys: readonly string[];
  readonly rows: number;
  readonly snapshot: Snapshot | null;
}

/** What has been kept of a branch: its parts as they were, and how many rows. */
interface Written extends Pick<Branch, 'experiment' | 'history'>, Pick<RunStatus, 'phase' | 'tuned' | 'ended'> {
  readonly snapshot: Snapshot | null;
  readonly rows: number;
}

/** Whether all values are the very same. */
const isSame = <T extends object>(a: T | undefined, b: T): boolean =>
  a !== undefined && (Object.keys(b) as (keyof T)[]).every((key) => Object.is(a[key], b[key]));

const pageKey = (page: string): VaultKey => ['page', page];
const branchKey = (page: string, branch: number): VaultKey => ['branch', page, branch];
const rowsKey = (page: string, branch: number, part: number): VaultKey => ['rows', page, branch, part];
const partsOf = (rows: number): number => Math.ceil(rows / rowsPerEntry);

/** What came out of the vault, as far as it is of this version. */
function entryOf<T extends { readonly version: number }>(value: unknown): T | null {
  const isEntry = typeof value === 'object' && value !== null && (value as { version?: unknown }).version === version;
  return isEntry ? (value as T) : null; // what is inside is checked where it is used
}

export function createKept(keeping: Keeping): Kept {
  const { store, branches, vault, tab, claim, claimed, newId, date, now, later, noteKept, refused } = keeping;
  const links = new WeakMap<Experiment, string>();
  /** Name of this page. */
  let own: string | null = null;
  /** What has been kept of each branch, and of the page. */
  const written = new Map<number, Written>();
  let writtenPage: object | undefined;
  let scheduled = false;
  let isWriting = false;
  /** Something has changed while it was written. */
  let hasMoved = false;
  let earliest = 0;
  /** Between two times that it is written, ms. */
  let pause = interval;
  let isRefused = false;

  function linkOf(e: Experiment): string {
    const link = links.get(e) ?? encodeLink(e);
    links.set(e, link);
    return link;
  }

  function refuse(): void {
    if (!isRefused) refused();
    isRefused = true;
  }

  async function readPage(page: string): Promise<PageEntry | null> {
    const [value] = await vault.get([pageKey(page)]);
    return entryOf<PageEntry>(value);
  }

  /** @throws whatever, when it is damaged */
  async function readBranch(page: string, id: number): Promise<Branch | null> {
    const [value] = await vault.get([branchKey(page, id)]);
    const entry = entryOf<BranchEntry>(value);
    const experiment = entry === null ? null : experimentOf(entry.experiment);
    if (entry === null || experiment === null) return null;
    const { parent, status, keys, rows, snapshot } = entry;
    if (!(rows <= mostRows)) throw new RangeError(`${rows} rows`);
    const parts = await vault.get(Array.from({ length: partsOf(rows) }, (_, part) => rowsKey(page, id, part)));
    const history = createHistory(keys);
    for (const part of parts) if (part instanceof Float64Array) history.add(part);
    const isWhole = history.count === rows;
    const snapshots = snapshot === null || !isWhole ? [] : [snapshot];
    // Without keys its first numbers had not come.
    return { id, parent, experiment, status, history: isWhole && keys.length > 0 ? history : null, snapshots };
  }

  async function read(page: string, entry: PageEntry): Promise<Found | null> {
    const present = experimentOf(entry.present);
    if (present === null) return null;
    const opened = (all: readonly string[]): Experiment[] => all.flatMap((link) => experimentOf(link) ?? []);
    const found = await Promise.all(entry.branches.map((id) => readBranch(page, id).catch(() => null)));
    return {
      document: { past: opened(entry.past), present, future: opened(entry.future) },
      branches: found.filter((branch) => branch !== null),
    };
  }

  /** The other pages that no longer live, the oldest first. */
  async function dead(): Promise<{ readonly page: string; readonly entry: PageEntry }[]> {
    const living = await claimed();
    if (living === null) return [];
    const names = (await vault.keys()).filter(([kind]) => kind === 'page').map(([, page]) => String(page));
    const others = names.filter((page) => page !== own && !living.includes(page));
    const found = await Promise.all(others.map(async (page) => ({ page, entry: await readPage(page) })));
    const known = found.flatMap(({ page, entry }) => (entry === null ? [] : [{ page, entry }]));
    return known.toSorted((a, b) => a.entry.time - b.entry.time);
  }

  async function findUnguarded(e: Experiment): Promise<Found | null> {
    const link = linkOf(e);
    const before = tab.get(tabNote);
    if (before !== null) {
      const [value] = await vault.get([pageKey(before)]);
      const entry = entryOf<PageEntry>(value);
      const fits = entry?.present === link;
      // A tab that was duplicated has the name of the other: it takes up what is there, and goes on under its own, as
      // does a page with another experiment, and one that cannot read what is there.
      if ((await claim(before)) && (fits || value === undefined)) own = before;
      if (entry !== null && fits) return read(before, entry);
    }
    const last = (await dead()).findLast(({ entry }) => entry.present === link && entry.hasLearned);
    return last === undefined ? null : read(last.page, last.entry);
  }

  async function find(e: Experiment): Promise<Found | null> {
    let found: Found | null = null;
    try {
      found = await findUnguarded(e);
    } catch {
      refuse();
    }
    if (own === null) {
      own = newId();
      tab.set(tabNote, own);
      await claim(own).catch(() => false);
    }
    return found;
  }

  /** Rows that have come since; a history that another has taken the place of is written whole. */
  function rowEntries(page: string, { id, history }: Branch, before: Written | undefined): [VaultKey, unknown][] {
    if (history === null) return [];
    const known = before?.history === history && before.rows <= history.count ? before.rows : 0;
    const entries: [VaultKey, unknown][] = [];
    for (let part = Math.floor(known / rowsPerEntry); part < partsOf(history.count); part++) {
      const from = part * rowsPerEntry;
      entries.push([rowsKey(page, id, part), history.rows(from, Math.min(history.count, from + rowsPerEntry))]);
    }
    return entries;
  }

  /** How the branch stands: the one that is trained as the page says, and not running. */
  function statusOf(branch: Branch): RunStatus {
    const { run } = store.getState();
    const status = branch === branches.current && run.id > 0 ? run : branch.status;
    return status.phase === 'running' ? { ...status, phase: 'paused' } : status;
  }

  /** What is new since it was last written, and what is no longer there. */
  function changes(page: string): { readonly put: [VaultKey, unknown][]; readonly gone: number[] } {
    const put: [VaultKey, unknown][] = [];
    const all = branches.all;
    for (const branch of all) {
      const { id, parent, experiment, history, snapshots } = branch;
      const snapshot = snapshots.at(-1) ?? null;
      const before = written.get(id);
      const status = statusOf(branch);
      const { phase, tuned, ended } = status;
      const rows = history?.count ?? 0;
      const is: Written = { snapshot, experiment, history, rows, phase, tuned, ended };
      if (isSame(before, is)) continue;
      const entry: BranchEntry = {
        version,
        id,
        parent,
        status,
        experiment: linkOf(experiment),
        keys: history?.keys ?? [],
        rows,
        snapshot,
      };
      put.push([branchKey(page, id), entry], ...rowEntries(page, branch, before));
      written.set(id, is);
    }
    const gone = [...written.keys()].filter((id) => !all.some((branch) => branch.id === id));
    const { past, present, future } = store.getState().document;
    const ids = all.map(({ id }) => id);
    const isPage = { past, present, future, ids: ids.join() };
    if (put.length > 0 || !isSame(writtenPage, isPage)) {
      const entry: PageEntry = {
        version,
        time: date(),
        past: past.map(linkOf),
        present: linkOf(present),
        future: future.map(linkOf),
        branches: ids,
        hasLearned: all.some(({ snapshots }) => snapshots.length > 0),
      };
      put.push([pageKey(page), entry]);
      writtenPage = isPage;
    }
    return { put, gone };
  }

  async function deletePages(gone: readonly { readonly page: string }[]): Promise<void> {
    if (gone.length === 0) return;
    const all = await vault.keys();
    await vault.delete(all.filter(([, of]) => gone.some(({ page }) => page === of)));
  }

  async function put(entries: [VaultKey, unknown][]): Promise<void> {
    try {
      await vault.put(entries);
    } catch {
      // It may be full: what closed pages had come to goes first.
      await deletePages(await dead());
      await vault.put(entries);
    }
  }

  async function write(page: string): Promise<void> {
    const { put: entries, gone } = changes(page);
    if (entries.length > 0) {
      await put(entries);
      noteKept();
    }
    for (const id of gone) {
      const names = (await vault.keys()).filter(([, of, branch]) => of === page && branch === id);
      await vault.delete(names);
      written.delete(id);
    }
  }

  /** Makes room for this page. */
  async function prune(): Promise<void> {
    const others = await dead();
    await deletePages(others.slice(0, Math.max(0, others.length + 1 - most)));
  }

  function writeNow(page: string): void {
    isWriting = true;
    const begun = now();
    write(page)
      .catch(() => {
        written.clear(); // tried again whole with the next change
        writtenPage = undefined;
        refuse();
      })
      .finally(() => {
        isWriting = false;
        earliest = begun + pause;
        pause = interval;
        if (hasMoved) ask();
        hasMoved = false;
      });
  }

  function ask(): void {
    if (scheduled || own === null) return;
    if (isWriting) {
      hasMoved = true;
      return;
    }
    scheduled = true;
    const page = own;
    later(
      () => {
        if (scheduled && !isWriting) writeNow(page);
        scheduled = false;
      },
      Math.max(0, earliest - now()),
    );
  }

  return {
    find,
    follow: () => {
      prune().catch(refuse);
      ask();
      branches.subscribe(ask);
      store.subscribe((state, before) => {
        if (state.document !== before.document || state.run !== before.run) ask();
      });
    },
    hurry: () => {
      pause = 0;
      earliest = 0;
      if (!scheduled || isWriting || own === null) return;
      scheduled = false;
      writeNow(own);
    },
  };
}
