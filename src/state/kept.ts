import type { Experiment } from '../document/experiment.ts';
import { experimentOf } from '../document/link/exact.ts';
import { encodeLink } from '../document/link/write.ts';
import { createRevision, moveTo, type Revision } from '../document/revision.ts';
import { checksumOf, type RunState } from '../engine/run/state.ts';
import { type Branch, type Branches, branchOfVery, type Snapshot } from '../run/branch.ts';
import { createHistory, type GrowingHistory } from '../run/history.ts';
import type { RunStatus } from '../run/status.ts';
import { findTables, pruneTables, tableEntries, tablesIn } from './keptTables.ts';
import type { PageNames } from './entryRuns.ts';
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
  /** The links of saved work, as text: the tables that they name stay. */
  readonly savedLinks: () => string;
  /** Something has been kept. */
  readonly noteKept: () => void;
  /** Runs cannot be kept here; called once. */
  readonly refused: () => void;
  /** What this page had come to cannot be read: it is damaged, or of a later version, and left alone. */
  readonly unreadable: () => void;
}

/** What a page had come to. */
export interface Found {
  readonly document: Revision<Experiment>;
  /** The one that was trained last at the end. */
  readonly branches: readonly Branch[];
}

/** The runs of this page, and those of pages before it, kept on this computer. */
export interface Kept {
  /**
   * What this tab had come to with the experiment before it was reloaded, or else one that was closed; null: nothing.
   * @param isOurs whether the page itself wrote the address: then an edit may have come too late to be kept
   * @param isLate whether nobody waits for it any more: then it is nothing, and stays as it is
   * @param page the one that it was left in, where that is known: it may be another than this tab's last
   */
  find(e: Experiment, isOurs?: boolean, isLate?: () => boolean, page?: string | null): Promise<Found | null>;
  /** The name of this page, and that of the one that it has taken up: both know its branches by the same ids. */
  names(): PageNames;
  /** Keeps what the workspace comes to from now on, at most once a second. */
  follow(): void;
  /** The page may not come back: what is new, or comes now, is kept at once. */
  hurry(): void;
}

/** Entries of a later version are left alone. */
const version = 1;
const tabNote = 'mlp-visualizer.page';
/** Pages that are kept, of an hour of exercises at least; the oldest of those that no longer live go. */
const most = 24;
const rowsPerEntry = 4096;
const interval = 1000; // ms
/** What comes together is written together: a run that stops tells so before it is saved. */
const gathering = 20; // ms

interface Entry {
  readonly version: typeof version;
  /** Checksum of all but the rows and the state of the run, which has its own. */
  readonly check: number;
}

interface PageEntry extends Entry {
  readonly time: number;
  readonly past: readonly string[];
  readonly present: string;
  readonly future: readonly string[];
  /** Ids, the one that was trained last at the end. */
  readonly branches: readonly number[];
  /** The branch of each document of past, present and future, 0: none. Two may have the same link. */
  readonly of?: readonly number[];
  /** Whether anything has been learned in any of them. */
  readonly hasLearned: boolean;
  /** The hashes of the tables that its links name. */
  readonly tables?: readonly string[];
}

interface BranchEntry extends Entry, Pick<Branch, 'id' | 'parent' | 'status'> {
  readonly experiment: string;
  /** Keys of the history, and how many rows it has. */
  readonly keys: readonly string[];
  readonly rows: number;
  readonly snapshot: Snapshot | null;
}

/** What has been kept of a branch: its parts as they were, and how many rows. */
interface Written
  extends Pick<Branch, 'experiment' | 'history'>, Pick<RunStatus, 'phase' | 'tuned' | 'ended' | 'byHand'> {
  readonly snapshot: Snapshot | null;
  readonly rows: number;
  /** The newest of the rows: after a cut the same epoch may have come to other values. */
  readonly newest: string;
}

/** What has been read of a page; `isWhole`: all that it had come to. */
interface Reading extends Found {
  readonly isWhole: boolean;
}

/** Stands for a damaged one where its branch is gone back to: the worker refuses it, and that is told. */
const damaged: Snapshot = { epoch: 0, batch: 0, state: { bytes: new ArrayBuffer(0) } as RunState };

/** The branch of each document, 0: none. */
const branchesOf = ({ past, present, future }: Revision<Experiment>, all: readonly Branch[]): number[] =>
  [...past, present, ...future].map((e) => branchOfVery(all, e)?.id ?? 0);

/** Whether all values are the very same. */
const isSame = <T extends object>(a: T | undefined, b: T): boolean =>
  a !== undefined && (Object.keys(b) as (keyof T)[]).every((key) => Object.is(a[key], b[key]));

const pageKey = (page: string): VaultKey => ['page', page];
const branchKey = (page: string, branch: number): VaultKey => ['branch', page, branch];
const rowsKey = (page: string, branch: number, part: number): VaultKey => ['rows', page, branch, part];
const partsOf = (rows: number): number => Math.ceil(rows / rowsPerEntry);

/** Text of a row of the history. */
const rowText = (history: GrowingHistory | null, row: number): string =>
  history === null || row < 0 ? '' : history.rows(row, row + 1).join();

/** An entry with its checksum. */
function sealed<T extends Entry>(plain: Omit<T, keyof Entry>): T {
  const entry = { version, check: 0, ...plain };
  return { ...entry, check: checkOf(entry) } as unknown as T; // its parts, and those of `Entry`
}

function checkOf(entry: object): number {
  const text = JSON.stringify(entry, (key, value: unknown) => (key === 'check' || key === 'state' ? null : value));
  return checksumOf(Uint16Array.from(text, (letter) => letter.charCodeAt(0)));
}

/** What came out of the vault, if it is of this version and whole. */
function entryOf<T extends Entry>(value: unknown): T | null {
  if (typeof value !== 'object' || value === null) return null;
  const entry = value as Partial<Entry>;
  return entry.version === version && entry.check === checkOf(entry) ? (entry as T) : null; // as it was written
}

const isFull = (error: unknown): boolean => error instanceof Error && error.name === 'QuotaExceededError';

export function createKept(keeping: Keeping): Kept {
  const {
    store,
    branches,
    vault,
    tab,
    claim,
    claimed,
    newId,
    date,
    now,
    later,
    savedLinks,
    noteKept,
    refused,
    unreadable,
  } = keeping;
  const links = new WeakMap<Experiment, string>();
  /** Name of this page. */
  let own: string | null = null;
  /** Name of the page that has been taken up. */
  let source: string | null = null;
  /** What has been kept of each branch, and of the page. */
  const written = new Map<number, Written>();
  let writtenPage: object | undefined;
  /** The tables that the page was last written with. */
  let writtenTables = new Set<string>();
  /** The write that has been asked for; its timer may come a little early, or when it has long been done. */
  let asked: object | null = null;
  let isWriting = false;
  /** Something has changed while it was written. */
  let hasMoved = false;
  let earliest = 0;
  /** When what has been asked for is to be written. */
  let due = 0;
  /** Until then everything is written at once. */
  let hurried = 0;
  let isRefused = false;
  /** The newest try to write has failed. */
  let hasFailed = false;

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

  async function readBranch(page: string, id: number): Promise<Branch | null> {
    const [value] = await vault.get([branchKey(page, id)]);
    const entry = entryOf<BranchEntry>(value);
    if (entry !== null) await findTables(vault, () => [entry.experiment]);
    const experiment = entry === null ? null : experimentOf(entry.experiment);
    if (entry === null || experiment === null) return null;
    const { parent, status, keys, rows, snapshot } = entry;
    const parts = await vault.get(Array.from({ length: partsOf(rows) }, (_, part) => rowsKey(page, id, part)));
    const history = createHistory(keys);
    for (const part of parts) if (part instanceof Float64Array) history.add(part);
    if (history.count > rows) history.cut(history.epoch(rows - 1)); // another page has gone on meanwhile
    // Without keys its first numbers had not come.
    const numbers = keys.length > 0 ? history : null;
    if (snapshot === null) return { id, parent, experiment, status, history: numbers, snapshots: [] };
    const isWhole = history.count === rows && snapshot.state?.bytes instanceof ArrayBuffer;
    if (!isWhole) return { id, parent, experiment, status, history: null, snapshots: [damaged] };
    return { id, parent, experiment, status, history: numbers, snapshots: [snapshot] };
  }

  async function read(page: string, entry: PageEntry, e: Experiment): Promise<Reading> {
    const opened = (all: readonly string[]): Experiment[] => all.flatMap((link) => experimentOf(link) ?? []);
    await findTables(vault, () => [...entry.past, entry.present, ...entry.future]);
    const found = await Promise.all(entry.branches.map((id) => readBranch(page, id)));
    const read = { past: opened(entry.past), present: experimentOf(entry.present) ?? e, future: opened(entry.future) };
    const isWhole = found.every((branch) => branch !== null && !branch.snapshots.includes(damaged));
    const all = found.filter((branch) => branch !== null);
    return { document: documentAt(withBranches(read, entry, found), all, e), branches: all, isWhole };
  }

  /** As it was when it had that experiment. One that another has taken the place of is in no step, but has a branch. */
  function documentAt(document: Revision<Experiment>, all: readonly Branch[], e: Experiment): Revision<Experiment> {
    const [link, links] = [linkOf(e), [...document.past, document.present, ...document.future].map(linkOf)];
    const left = links.includes(link) ? undefined : all.findLast(({ experiment }) => linkOf(experiment) === link);
    return left === undefined ? moveTo(document, e) : createRevision(left.experiment);
  }

  /** The document with the very experiments of its branches, if all of it could be read. */
  function withBranches(
    document: Revision<Experiment>,
    { past, future, of = [] }: PageEntry,
    branches: readonly (Branch | null)[],
  ): Revision<Experiment> {
    if (document.past.length !== past.length || document.future.length !== future.length) return document;
    const all = [...document.past, document.present, ...document.future].map(
      (e, i) => branches.find((branch) => branch?.id === of[i])?.experiment ?? e,
    );
    return { past: all.slice(0, past.length), present: all[past.length], future: all.slice(past.length + 1) };
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

  async function findUnguarded(
    e: Experiment,
    isOurs: boolean,
    isLate: () => boolean,
    page: string | null,
  ): Promise<Found | null> {
    const link = linkOf(e);
    const before = page ?? tab.get(tabNote);
    const [value] = before === null ? [] : await vault.get([pageKey(before)]);
    if (page !== null && value === undefined) return null; // it was left before anything was kept
    const entry = entryOf<PageEntry>(value);
    // A page that was killed may have an address that is a second older, or newer; a link that is opened anew is none.
    const fits =
      entry !== null &&
      (page !== null || entry.present === link || (isOurs && [...entry.past, ...entry.future].includes(link)));
    let found = before !== null && fits ? await read(before, entry, e) : null;
    let isHere = found !== null;
    let from = before;
    if (found === null) {
      const last = (await dead()).findLast((other) => other.entry.present === link && other.entry.hasLearned);
      found = last === undefined ? null : await read(last.page, last.entry, e);
      if (last !== undefined) from = last.page;
    }
    if (found === null && isOurs && before !== null && entry !== null) {
      found = await read(before, entry, e);
      isHere = true;
    }
    // A tab that was duplicated has the name of the other: it takes up what is there, and goes on under its own, as
    // does a page with another experiment, and one that cannot read all that is there.
    // A name that stands for nothing is not taken again, for entries of the history may have it.
    const isMine = before !== null && isHere && found?.isWhole === true && (await claim(before));
    if (isLate()) return null;
    source = found === null ? null : from;
    if (isMine && found !== null) {
      own = before;
      tab.set(tabNote, before);
      noteAll(found);
    }
    const isLost = found !== null && !found.isWhole && !found.branches.some((one) => linkOf(one.experiment) === link);
    if (isLost || (value !== undefined && entry === null)) unreadable();
    return found;
  }

  async function find(
    e: Experiment,
    isOurs = false,
    isLate = () => false,
    page: string | null = null,
  ): Promise<Found | null> {
    let found: Found | null = null;
    try {
      found = await findUnguarded(e, isOurs, isLate, page);
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

  /** What has been found stands there already. */
  function noteAll({ document: { past, present, future }, branches: all }: Found): void {
    for (const branch of all) written.set(branch.id, standing(branch, branch.status));
    const of = branchesOf({ past, present, future }, all).join();
    writtenPage = { past, present, future, ids: all.map(({ id }) => id).join(), of };
  }

  function standing({ experiment, history, snapshots }: Branch, { phase, tuned, ended, byHand }: RunStatus): Written {
    const rows = history?.count ?? 0;
    const newest = rowText(history, rows - 1);
    return {
      snapshot: snapshots.at(-1) ?? null,
      experiment,
      history,
      rows,
      newest,
      phase,
      tuned,
      ended,
      byHand: byHand ?? null,
    };
  }

  /** Rows that have come since; a history that another has taken the place of is written whole. */
  function rowEntries(page: string, { id, history }: Branch, before: Written | undefined): [VaultKey, unknown][] {
    if (history === null) return [];
    const isOn = before?.history === history && before.rows <= history.count;
    const known = isOn && rowText(history, before.rows - 1) === before.newest ? before.rows : 0;
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
      const { id, parent, experiment, history } = branch;
      const before = written.get(id);
      const status = statusOf(branch);
      const is = standing(branch, status);
      if (isSame(before, is)) continue;
      const { rows, snapshot } = is;
      const keys = history?.keys ?? [];
      const entry = sealed<BranchEntry>({ id, parent, status, experiment: linkOf(experiment), keys, rows, snapshot });
      put.push([branchKey(page, id), entry], ...rowEntries(page, branch, before));
      written.set(id, is);
    }
    const gone = [...written.keys()].filter((id) => !all.some((branch) => branch.id === id));
    const { past, present, future } = store.getState().document;
    const ids = all.map(({ id }) => id);
    const of = branchesOf({ past, present, future }, all);
    const isPage = { past, present, future, ids: ids.join(), of: of.join() };
    if (put.length > 0 || !isSame(writtenPage, isPage)) {
      const links = { past: past.map(linkOf), present: linkOf(present), future: future.map(linkOf) };
      const ofBranches = all.map(({ experiment }) => linkOf(experiment));
      const tables = tablesIn([...links.past, links.present, ...links.future, ...ofBranches]);
      const entry = sealed<PageEntry>({
        time: date(),
        ...links,
        branches: ids,
        of,
        hasLearned: all.some(({ snapshots }) => snapshots.some(({ epoch, batch }) => epoch > 0 || batch > 0)),
        ...(tables.size > 0 ? { tables: [...tables] } : {}),
      });
      // One that was not named for a while may have been pruned.
      put.push(...tableEntries([...tables].filter((hash) => !writtenTables.has(hash))), [pageKey(page), entry]);
      writtenTables = tables;
      writtenPage = isPage;
    }
    return { put, gone };
  }

  async function deletePages(gone: readonly { readonly page: string }[]): Promise<void> {
    if (gone.length === 0) return;
    const all = await vault.keys();
    await vault.delete(all.filter(([kind, of]) => kind !== 'table' && gone.some(({ page }) => page === of)));
    await pruneTables(vault, savedLinks());
  }

  /** Where it is full, what closed pages had come to goes, the oldest first, until there is room. */
  async function put(entries: [VaultKey, unknown][]): Promise<void> {
    for (let others: { readonly page: string }[] | null = null; ;) {
      try {
        return await vault.put(entries);
      } catch (error) {
        if (!isFull(error)) throw error;
        others ??= await dead();
        const oldest = others.shift();
        if (oldest === undefined) throw error;
        await deletePages([oldest]);
        await new Promise<void>((resolve) => later(resolve, interval)); // browsers do not see the room at once
      }
    }
  }

  async function write(page: string): Promise<void> {
    const { put: entries, gone } = changes(page);
    if (entries.length > 0) {
      earliest = now() + (now() < hurried ? 0 : interval);
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
    await pruneTables(vault, savedLinks());
  }

  function writeNow(page: string): void {
    isWriting = true;
    write(page)
      .then(
        () => {
          hasFailed = false;
        },
        () => {
          written.clear(); // tried again whole in a second, for the browser may just have closed it, and then with a change
          writtenPage = undefined;
          writtenTables.clear();
          if (hasFailed) refuse();
          else hasMoved = true;
          hasFailed = true;
        },
      )
      .finally(() => {
        isWriting = false;
        if (hasMoved) ask();
        hasMoved = false;
      });
  }

  function writeIfAsked(mine: object | null): void {
    if (mine === null || mine !== asked || own === null) return;
    asked = null;
    writeNow(own);
  }

  function ask(): void {
    if (own === null) return;
    if (isWriting) {
      hasMoved = true;
      return;
    }
    const mine = asked ?? {};
    if (asked === null) {
      asked = mine;
      due = Math.max(earliest, now() + (now() < hurried ? 0 : gathering));
      later(() => writeIfAsked(mine), due - now());
    } else if (now() > due + gathering) {
      // Browsers let a hidden page's timers wait for a minute, but not what the worker reports.
      void Promise.resolve().then(() => writeIfAsked(mine));
    }
  }

  return {
    find,
    names: () => ({ own: own ?? '', source }),
    follow: () => {
      prune().catch(refuse);
      ask();
      branches.subscribe(ask);
      store.subscribe((state, before) => {
        if (state.document !== before.document || state.run !== before.run) ask();
      });
    },
    hurry: () => {
      hurried = now() + interval;
      earliest = 0;
      writeIfAsked(asked);
    },
  };
}
