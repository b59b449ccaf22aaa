import { changesLocked, withLocked } from '../lesson/changesLocked.ts';
import type { Store } from './store.ts';
import { isKept, type View } from './view.ts';

const ofData = ['data', 'dataset'] as const;

/** What of the data a lesson hides or locks; where that is but the kind of problem, others of this kind may come. */
const keptOf = (view: View) => ([...ofData, 'problem'] as const).filter((name) => isKept(view, name));

export const keepsData = (view: View): boolean => ofData.some((name) => isKept(view, name));

/** Whether a lesson keeps the plot: then nothing can be drawn in it. */
export const keepsPlot = (view: View): boolean => isKept(view, 'outcome');

/** Whether a lesson keeps its data; then a person who brings others is told. */
export function refusesData(store: Store): boolean {
  const { view, say } = store.getState();
  if (!keepsData(view)) return false;
  say({ type: 'lockedByLesson' });
  return true;
}

/**
 * Keeps the data that a lesson hides or locks, whatever changes them: there are many ways to data besides their panel.
 * The numbers that it locks stay when other data bring theirs, and Undo does not go back to before it locked them. Points
 * are drawn no more once it keeps them, or the plot: nothing there could be pressed, nor led out.
 */
export function guardLocked(store: Store): void {
  const { guard } = store.getState();
  store.setState({
    guard: (before, wanted, again) => {
      const { view, say } = store.getState();
      if (changesLocked(keptOf(view), before, wanted)) {
        say({ type: 'lockedByLesson' });
        return before;
      }
      return guard(before, withLocked(view.locked, before, wanted), again);
    },
    mayStep: (before, after) => {
      const { view, say } = store.getState();
      const isKept = !changesLocked([...view.locked, ...keptOf(view)], before, after);
      if (!isKept) say({ type: 'lockedByLesson' });
      return isKept;
    },
  });
  store.subscribe(({ view, setView, messages, dismiss }) => {
    if (view.isDrawing && (keepsData(view) || keepsPlot(view))) setView({ isDrawing: false });
    if (view.locked.length > 0 || keptOf(view).length > 0) return;
    for (const message of messages) if (message.type === 'lockedByLesson') dismiss(message);
  });
}
