import type { Experiment } from '../document/experiment.ts';
import type { RunState } from '../engine/run/state.ts';
import type { GrowingHistory } from './history.ts';
import { freshRun, type RunStatus } from './status.ts';

/** A run at a moment, as data. Immutable. */
export interface Snapshot {
  /** Finished epochs, and batches done since. */
  readonly epoch: number;
  readonly batch: number;
  readonly state: RunState;
}

/** One line of training: an experiment, and what has come of it. */
export interface Branch {
  readonly id: number;
  /** The branch that was left for this one, and at which epoch; null for the first. */
  readonly parent: { readonly branch: number; readonly epoch: number } | null;
  /** As it is trained now, with the changes tuned since. */
  readonly experiment: Experiment;
  /** As it was when it was left, with its live changes. */
  readonly status: RunStatus;
  /** Null until its first numbers have come. */
  readonly history: GrowingHistory | null;
  /** Oldest first. */
  readonly snapshots: readonly Snapshot[];
}

/** The branch of this very experiment; of several, as there are after a reset, the one that was trained last. */
export const branchOfVery = (all: readonly Branch[], e: Experiment): Branch | undefined =>
  all.findLast(({ experiment }) => experiment === e);

/** The branches of a page. Those long left go first when memory is short. */
export interface Branches {
  /** The one that is trained, or was last; null before the first. */
  readonly current: Branch | null;
  /** All, the one that was trained last at the end. */
  readonly all: readonly Branch[];
  /** Leaves the current branch for a new one. */
  begin(experiment: Experiment): Branch;
  /**
   * Leaves the current branch, as it stands at its newest snapshot, for one that goes on from there by another way. Null
   * before the first.
   */
  fork(experiment: Experiment): Branch | null;
  /** Adds one that has come from elsewhere, as the one that was left longest ago. @returns its id */
  add(branch: Omit<Branch, 'id'>): number;
  /** Changes something of the current branch; `snapshots` by `keep` alone. */
  update(patch: Partial<Pick<Branch, 'experiment' | 'status' | 'history'>>): void;
  /** Keeps a snapshot of a branch, and thins what is kept until it fits the memory. */
  keep(id: number, snapshot: Snapshot): void;
  /** Makes that branch the current one, at its newest snapshot: rows that its history has after that come again. */
  returnTo(id: number): Branch | null;
  forget(id: number): void;
  /** Takes up branches of an earlier visit. */
  restore(branches: readonly Branch[]): void;
  /** Calls back after each change. @returns how to stop it */
  subscribe(listener: () => void): () => void;
}

/** Bytes that snapshots and histories of a page may take: a dozen of those of 784-512-512-10 with Adam. */
const memoryBudget = 0x800_0000; // 128 MiB

const bytesOf = ({ history, snapshots }: Branch): number =>
  snapshots.reduce((sum, { state }) => sum + state.bytes.byteLength, history?.bytes ?? 0);

export function createBranches(budget = memoryBudget): Branches {
  let all: readonly Branch[] = [];
  let newest = 0;

  const listeners = new Set<() => void>();

  const current = (): Branch | null => all.at(-1) ?? null;

  function replace(branch: Branch): void {
    all = all.map((other) => (other.id === branch.id ? branch : other));
  }

  function changed(): void {
    for (const listener of listeners) listener();
  }

  /** Drops one thing that is missed least; false when only the newest snapshot of the current branch is left. */
  function thin(): boolean {
    const crowded = all.find(({ snapshots }, i) => snapshots.length > 1 && i < all.length - 1) ?? current();
    if (crowded !== null && crowded.snapshots.length > 1) {
      replace({ ...crowded, snapshots: crowded.snapshots.toSpliced(closest(crowded.snapshots), 1) });
      return true;
    }
    if (all.length <= 1) return false;
    all = all.slice(1);
    return true;
  }

  return {
    get current() {
      return current();
    },
    get all() {
      return all;
    },
    begin: (experiment) => {
      const left = current();
      const parent = left === null ? null : { branch: left.id, epoch: left.snapshots.at(-1)?.epoch ?? 0 };
      const branch: Branch = { id: ++newest, parent, experiment, status: freshRun, history: null, snapshots: [] };
      all = [...all, branch];
      changed();
      return branch;
    },
    fork: (experiment) => {
      const left = current();
      if (left === null) return null;
      const snapshots = left.snapshots.slice(-1);
      const parent = { branch: left.id, epoch: snapshots[0]?.epoch ?? 0 };
      // The live history goes on with the new one.
      replace({ ...left, history: left.history?.copy() ?? null });
      const branch: Branch = { ...left, id: ++newest, parent, experiment, snapshots };
      all = [...all, branch];
      changed();
      return branch;
    },
    add: (branch) => {
      all = [{ ...branch, id: ++newest }, ...all];
      return newest;
    },
    update: (patch) => {
      const branch = current();
      if (branch !== null) replace({ ...branch, ...patch });
      changed();
    },
    keep: (id, snapshot) => {
      const branch = all.find((other) => other.id === id);
      if (branch === undefined) return;
      // Training may have begun again before those.
      const before = branch.snapshots.filter((other) => isBefore(other, snapshot));
      replace({ ...branch, snapshots: [...before, snapshot] });
      while (all.reduce((sum, each) => sum + bytesOf(each), 0) > budget && thin());
      changed();
    },
    returnTo: (id) => {
      const found = all.find((branch) => branch.id === id);
      if (found === undefined) return null;
      all = [...all.filter((other) => other !== found), found];
      found.history?.cut(found.snapshots.at(-1)?.epoch ?? -1);
      changed();
      return found;
    },
    forget: (id) => {
      all = all.filter((branch) => branch.id !== id);
      changed();
    },
    restore: (branches) => {
      all = branches;
      newest = branches.reduce((most, { id }) => Math.max(most, id), newest);
    },
    subscribe: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}

const isBefore = (a: Snapshot, b: Snapshot): boolean => a.epoch < b.epoch || (a.epoch === b.epoch && a.batch < b.batch);

/** The snapshot, but for the newest, that leaves the smallest gap when it goes. */
function closest(snapshots: readonly Snapshot[]): number {
  const gap = (i: number): number => snapshots[i + 1].epoch - (snapshots[i - 1]?.epoch ?? 0);
  return snapshots.slice(0, -1).reduce((best, _, i) => (gap(i) < gap(best) ? i : best), 0);
}
