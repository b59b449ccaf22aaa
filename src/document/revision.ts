import { equal } from './equal.ts';

/** A document with its history; the newest of `past` is its last, the next of `future` its first. */
export interface Revision<T> {
  readonly past: readonly T[];
  readonly present: T;
  readonly future: readonly T[];
}

/** How many steps can be undone; the oldest are forgotten. */
export const longestPast = 200;

export function createRevision<T>(present: T): Revision<T> {
  return { past: [], present, future: [] };
}

/** A step further, which ends what could be redone. An equal document is no step. */
export function commit<T>(revision: Revision<T>, next: T): Revision<T> {
  if (equal(revision.present, next)) return revision;
  return { past: [...revision.past, revision.present].slice(-longestPast), present: next, future: [] };
}

export function canUndo(revision: Revision<unknown>): boolean {
  return revision.past.length > 0;
}

export function canRedo(revision: Revision<unknown>): boolean {
  return revision.future.length > 0;
}

/** One step back; the same revision when there is none. */
export function undo<T>(revision: Revision<T>): Revision<T> {
  if (!canUndo(revision)) return revision;
  const { past, present, future } = revision;
  return { past: past.slice(0, -1), present: past[past.length - 1], future: [present, ...future] };
}

/** One step forward again; the same revision when there is none. */
export function redo<T>(revision: Revision<T>): Revision<T> {
  if (!canRedo(revision)) return revision;
  const { past, present, future } = revision;
  return { past: [...past, present], present: future[0], future: future.slice(1) };
}
