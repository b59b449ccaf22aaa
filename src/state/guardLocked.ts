import { equal } from '../document/equal.ts';
import type { Experiment } from '../document/experiment.ts';
import { changesLocked, singleInputNames, withLocked } from '../lesson/changesLocked.ts';
import type { Name, PartName } from '../lesson/lesson.ts';
import type { Store } from './store.ts';
import { isKept, type View } from './view.ts';

/** Ways to rows of a person's own; those that were there may come back. */
const ways: readonly Name[] = ['draw_points', 'own_table'];

const ofData: readonly Name[] = [
  'rules',
  ...ways,
  ...singleInputNames,
  ...(['data', 'dataset', 'problem', 'new_data', 'samples', 'noise', 'inputs', 'standardize'] as const),
];

/** What of the data a lesson hides or locks; where that is but the kind of problem, others of this kind may come. */
const keptOf = (view: View) => ofData.filter((name) => isKept(view, name));

export const keepsData = (view: View, way?: PartName): boolean =>
  isKept(view, 'data') || isKept(view, 'dataset') || (way !== undefined && isKept(view, way));

/** Whether a lesson keeps the plot: then nothing can be drawn in it. */
export const keepsPlot = (view: View): boolean => isKept(view, 'outcome');

/** Whether a lesson keeps its data; then a person who brings others is told. */
export function refusesData(store: Store, way?: PartName): boolean {
  const { view, say } = store.getState();
  if (!keepsData(view, way)) return false;
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
      const kept = keptOf(view);
      const next = withLocked([...view.locked, ...kept], before, wanted);
      if (!changesLocked(kept, before, next)) return guard(before, next, again);
      say({ type: 'lockedByLesson' });
      return before;
    },
    mayStep: (before, after) => {
      const { view, say } = store.getState();
      const kept = [...view.locked, ...keptOf(view)];
      const leadsTo = (from: Experiment, to: Experiment): boolean => equal(withLocked(kept, from, to), to);
      const isWay = leadsTo(before, after) || leadsTo(after, before);
      const mayGo =
        isWay &&
        !isKept(view, 'undo') &&
        !changesLocked(
          kept.filter((name) => !ways.includes(name)),
          before,
          after,
        );
      if (!mayGo) say({ type: 'lockedByLesson' });
      return mayGo;
    },
  });
  store.subscribe(({ view, setView, messages, dismiss }) => {
    if (view.isDrawing && (keepsData(view, 'draw_points') || keepsPlot(view))) setView({ isDrawing: false });
    if (view.locked.length > 0 || keptOf(view).length > 0 || isKept(view, 'undo')) return;
    for (const message of messages) if (message.type === 'lockedByLesson') dismiss(message);
  });
}
