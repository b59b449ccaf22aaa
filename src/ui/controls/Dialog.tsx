import { type DragEventHandler, type ReactNode, useLayoutEffect, useRef } from 'react';

interface Props {
  readonly isOpen: boolean;
  readonly className?: string;
  readonly 'aria-label'?: string;
  readonly 'aria-labelledby'?: string;
  readonly onClose: () => void;
  readonly onDragOver?: DragEventHandler;
  readonly onDrop?: DragEventHandler;
  /** There only while it is open. */
  readonly children: ReactNode;
}

/** A dialog over the page; a click beside it closes it, as Escape does. The keyboard goes back to what opened it. */
export function Dialog({ isOpen, className = '', onClose, children, ...others }: Props) {
  const dialog = useRef<HTMLDialogElement>(null);
  useLayoutEffect(() => {
    // before what is in it is measured
    if (!isOpen) {
      dialog.current?.close();
      return;
    }
    const opener = document.activeElement;
    dialog.current?.showModal();
    // A dialog that is taken off the page gives the focus back to nobody.
    return () =>
      queueMicrotask(() => {
        const isLost = document.activeElement === document.body;
        if (isLost && opener instanceof HTMLElement) opener.focus({ preventScroll: true });
      });
  }, [isOpen]);
  return (
    <dialog
      ref={dialog}
      className={`dialog ${className}`}
      {...others}
      onClose={onClose}
      onClick={(event) => {
        if (event.target === event.currentTarget) onClose(); // the backdrop
      }}
    >
      {isOpen && children}
    </dialog>
  );
}
