import { useId, useRef, useState, type ReactNode } from 'react';
import { flushSync } from 'react-dom';

interface Props {
  /** Accessible name of the button. */
  readonly label: string;
  readonly button: ReactNode;
  readonly className: string;
  /** Just before its content is seen. */
  readonly onOpen?: () => void;
  readonly children: (close: () => void) => ReactNode;
}

const margin = 8; // px between the popover and the edge of the window

/** A button with a native popover under it: light dismiss, Escape and focus return come from the browser. */
export function Popover({ label, button, className, onOpen, children }: Props) {
  const [open, setOpen] = useState(false);
  const id = useId();
  const panel = useRef<HTMLDivElement>(null);
  const anchor = useRef<HTMLButtonElement>(null);

  function close(): void {
    document.getElementById(id)?.hidePopover();
  }

  function place(): void {
    const box = anchor.current?.getBoundingClientRect();
    if (!box || !panel.current) return;
    const { style, offsetWidth, offsetHeight } = panel.current;
    const left = Math.min(box.left, window.innerWidth - offsetWidth - margin);
    const below = box.bottom + 4;
    const fits = below + offsetHeight + margin <= window.innerHeight;
    style.left = `${Math.max(margin, left)}px`;
    style.top = `${fits ? below : Math.max(margin, box.top - offsetHeight - 4)}px`;
  }

  return (
    <>
      <button type="button" ref={anchor} className={className} popoverTarget={id} aria-label={label} title={label}>
        {button}
      </button>
      <div
        id={id}
        ref={panel}
        popover="auto"
        className="popover"
        onBeforeToggle={(event) => {
          if (event.newState !== 'open') return;
          onOpen?.();
          // What is in it must be there before its size is asked for.
          flushSync(() => setOpen(true));
        }}
        onToggle={(event) => {
          if (event.newState === 'open') place();
          else setOpen(false);
        }}
      >
        {open && children(close)}
      </div>
    </>
  );
}
