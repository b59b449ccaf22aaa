import { changesLocked, withLocked } from '../lesson/changesLocked.ts';
import type { Store } from './store.ts';
import { isKept, type View } from './view.ts';

const ofData = ['data', 'dataset'] as const;

/** What of the data a lesson hides or locks. */
const keptOf = (view: View) => ofData.filter((name) => isKept(view, name));

/** Whether a lesson keeps its data; then a person who brings others is told. */
export function refusesData(store: Store): boolean {
  const { view, say } = store.getState();
  if (keptOf(view).length === 0) return false;
  say({ type: 'lockedByLesson' });
  return true;
}

/**
 * Keeps the data that a lesson hides or locks, whatever changes them: there are many ways to data besides their panel.
 * The numbers that it locks stay when other data bring theirs, and Undo does not go back to before it locked them.
 */
export function guardLocked(store: Store): void {
  const { guard } = store.getState();
  store.setState({
    guard: (before, wanted, again) => {
      const { view } = store.getState();
      if (changesLocked(keptOf(view), before, wanted) && refusesData(store)) return before;
      return guard(before, withLocked(view.locked, before, wanted), again);
    },
    mayStep: (before, after) => {
      const { view, say } = store.getState();
      const isKept = !changesLocked([...view.locked, ...keptOf(view)], before, after);
      if (!isKept) say({ type: 'lockedByLesson' });
      return isKept;
    },
  });
  store.subscribe(({ view, messages, dismiss }) => {
    if (view.locked.length > 0 || keptOf(view).length > 0) return;
    for (const message of messages) if (message.type === 'lockedByLesson') dismiss(message);
  });
}
