import { useEffect, useId, useRef, useState, type ReactNode } from 'react';
import { flushSync } from 'react-dom';
import { Late } from '../Late.tsx';

interface Props {
  /** Accessible name of the button. */
  readonly label: string;
  readonly button: ReactNode;
  readonly className: string;
  /** It is a list of buttons to choose one from: the first has the focus when it opens. */
  readonly menu?: boolean;
  readonly children: (close: () => void) => ReactNode;
}

const margin = 8; // px between the popover and the edge of the window

/** Under the anchor; above it where there is no room; over it where there is none either. */
function topFor(anchor: DOMRect, height: number): number {
  const below = anchor.bottom + 4;
  if (below + height + margin <= window.innerHeight) return below;
  const above = anchor.top - height - 4;
  return above >= margin ? above : Math.max(margin, window.innerHeight - height - margin);
}

/** Renders the content inside the popover's boundary. */
function Content({ of, close }: { of: Props['children']; close: () => void }) {
  return of(close);
}

/** A button with a native popover under it: light dismiss, Escape and focus return come from the browser. */
export function Popover({ label, button, className, menu, children }: Props) {
  const [open, setOpen] = useState(false);
  const id = useId();
  const panel = useRef<HTMLDivElement>(null);
  const anchor = useRef<HTMLButtonElement>(null);

  function close(): void {
    document.getElementById(id)?.hidePopover();
  }

  useEffect(() => {
    const box = panel.current;
    if (!open || !box) return;
    let top: number | null = null;
    // Content that loads late or appears by a choice enlarges the panel, which then keeps its place where possible.
    const observer = new ResizeObserver(() => {
      const from = anchor.current?.getBoundingClientRect();
      if (!from || !box.matches(':popover-open')) return;
      const { offsetWidth, offsetHeight } = box;
      const lowest = Math.max(margin, window.innerHeight - offsetHeight - margin);
      top = top === null ? topFor(from, offsetHeight) : Math.min(top, lowest);
      box.style.left = `${Math.max(margin, Math.min(from.left, window.innerWidth - offsetWidth - margin))}px`;
      box.style.top = `${top}px`;
    });
    observer.observe(box);
    return () => observer.disconnect();
  }, [open]);

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
          // The content must be rendered before its size is measured.
          flushSync(() => setOpen(true));
        }}
        onToggle={(event) => {
          if (event.newState !== 'open') setOpen(false);
          else if (menu === true) panel.current?.querySelector<HTMLElement>('.menu-item:enabled')?.focus();
        }}
      >
        {open && (
          <Late>
            <Content of={children} close={close} />
          </Late>
        )}
      </div>
    </>
  );
}
