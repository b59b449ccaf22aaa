import { type ReactNode, useLayoutEffect, useRef } from 'react';
import { Icon } from '../controls/icons.tsx';
import { useText } from '../text/useText.ts';

interface Props {
  readonly title: string;
  readonly className: string;
  readonly onClose: () => void;
  readonly children: ReactNode;
}

/** A dialog over the page, open as long as it is there. */
export function Modal({ title, className, onClose, children }: Props) {
  const { ui } = useText();
  const dialog = useRef<HTMLDialogElement>(null);
  useLayoutEffect(() => dialog.current?.showModal(), []); // before what is in it is measured
  return (
    <dialog
      ref={dialog}
      className={`dialog ${className}`}
      aria-label={title}
      onClose={onClose}
      onClick={(event) => {
        if (event.target === event.currentTarget) onClose(); // the backdrop
      }}
    >
      <div className="dialog-head">
        <h2>{title}</h2>
        <button type="button" className="tool icon-only" aria-label={ui.close} onClick={onClose}>
          <Icon name="close" />
        </button>
      </div>
      {children}
    </dialog>
  );
}
