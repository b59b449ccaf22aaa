import { equal } from './equal.ts';

/** A document with its history; the newest entry of `past` is the last, the next entry of `future` the first. */
export interface Revision<T> {
  readonly past: readonly T[];
  readonly present: T;
  readonly future: readonly T[];
}

/** Maximum number of steps that can be undone; older ones are forgotten. */
export const longestPast = 200;

export function createRevision<T>(present: T): Revision<T> {
  return { past: [], present, future: [] };
}

/** Adds a step and clears the steps to redo. An equal document is not a step. */
export function commit<T>(revision: Revision<T>, next: T): Revision<T> {
  return equal(revision.present, next) ? revision : addStep(revision, next);
}

/** Adds a step even to an equal document: what has changed is not in it. */
export function addStep<T>(revision: Revision<T>, next: T): Revision<T> {
  return { past: [...revision.past, revision.present].slice(-longestPast), present: next, future: [] };
}

export function canUndo(revision: Revision<unknown>): boolean {
  return revision.past.length > 0;
}

export function canRedo(revision: Revision<unknown>): boolean {
  return revision.future.length > 0;
}

/** Goes one step back; returns the same revision if there is none. */
export function undo<T>(revision: Revision<T>): Revision<T> {
  if (!canUndo(revision)) return revision;
  const { past, present, future } = revision;
  return { past: past.slice(0, -1), present: past[past.length - 1], future: [present, ...future] };
}

/** Goes one step forward; returns the same revision if there is none. */
export function redo<T>(revision: Revision<T>): Revision<T> {
  if (!canRedo(revision)) return revision;
  const { past, present, future } = revision;
  return { past: [...past, present], present: future[0], future: future.slice(1) };
}

/**
 * Goes back, or forward, to `target` itself, else to the nearest document that equals it; adds it as a step where there
 * is none.
 */
export function moveTo<T>(revision: Revision<T>, target: T): Revision<T> {
  const { past, present, future } = revision;
  const isThere = [...past, ...future].includes(target);
  const is = (one: T): boolean => (isThere ? one === target : equal(one, target));
  const back = past.findLastIndex(is);
  if (is(present)) return revision;
  if (back >= 0) {
    return { past: past.slice(0, back), present: past[back], future: [...past.slice(back + 1), present, ...future] };
  }
  const ahead = future.findIndex(is);
  if (ahead < 0) return commit(revision, target);
  return {
    past: [...past, present, ...future.slice(0, ahead)],
    present: future[ahead],
    future: future.slice(ahead + 1),
  };
}
