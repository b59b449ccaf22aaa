import type { ReactNode } from 'react';
import type { PartName } from '../../lesson/lesson.ts';
import { useText } from '../text/useText.ts';
import { isKept } from '../../state/view.ts';
import { useApp } from '../useWorkspace.ts';

/** Whether a lesson hides or locks a control: then nothing else may set what it sets. */
export const useIsKept = (name: PartName): boolean => useApp(({ view }) => isKept(view, name));

/** Whether a lesson locks the limit of epochs: then Train does not raise it either. */
export const useLocksEpochs = (): boolean =>
  useApp(({ view: { locked } }) => locked.includes('epochs') || locked.includes('fit'));

/** A single control that a lesson may hide, or show without letting it be changed. */
export function Part({ name, children }: { name: PartName; children: ReactNode }) {
  const { locked } = useText().ui;
  const isLocked = useApp(({ view }) => view.locked.includes(name));
  if (useApp(({ view }) => view.hidden.includes(name))) return null;
  return isLocked ? (
    <fieldset className="controls" disabled aria-label={locked}>
      {children}
    </fieldset>
  ) : (
    children
  );
}
