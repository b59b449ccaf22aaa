import type { ReactNode, SyntheticEvent } from 'react';
import type { ControlName } from '../../lesson/lesson.ts';
import { Icon } from '../controls/icons.tsx';
import { useText } from '../text/useText.ts';
import { useApp } from '../useWorkspace.ts';
import './controls.css';

/** Keeps an event from what is inside: plots and cards are no form controls that `disabled` would reach. */
const stop = (event: SyntheticEvent): void => event.stopPropagation();
const stopDrag = (event: SyntheticEvent): void => event.preventDefault();
const guards = {
  onPointerDownCapture: stop,
  onPointerMoveCapture: stop,
  onClickCapture: stop,
  onKeyDownCapture: stop,
  onDragStartCapture: stopDrag,
};

/** A part of the page that a lesson may hide, or show without letting it be changed. Has no box of its own. */
export function Controls({ name, children }: { name: ControlName; children: ReactNode }) {
  const { ui } = useText();
  const isHidden = useApp((state) => state.view.hidden.includes(name));
  const isLocked = useApp((state) => state.view.locked.includes(name));
  // A text that cannot be written can still be read, selected and copied: its editor sees to it.
  const isText = name === 'code';
  if (isHidden) return null;
  return (
    <>
      {isLocked && (
        <p className={`controls-locked is-${name}`} title={ui.locked}>
          <Icon name="lock" size={14} />
          <span>{ui.locked}</span>
        </p>
      )}
      <fieldset
        className="controls"
        role={isLocked ? 'group' : 'presentation'}
        aria-label={isLocked ? ui.locked : undefined}
        disabled={isLocked && !isText}
        {...(isLocked && !isText ? guards : {})}
      >
        {children}
      </fieldset>
    </>
  );
}
