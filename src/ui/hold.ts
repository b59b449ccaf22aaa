import { type PointerEvent as ReactPointerEvent, useEffect, useRef } from 'react';
import { setView, store } from '../state/app.ts';

/** Where the pointer is, px in the window. */
interface Place {
  readonly clientX: number;
  readonly clientY: number;
}

let last: Place = { clientX: Number.NaN, clientY: Number.NaN };
let moved = false;

window.addEventListener(
  'pointermove',
  ({ clientX, clientY }) => {
    moved = clientX !== last.clientX || clientY !== last.clientY;
    last = { clientX, clientY };
  },
  { capture: true, passive: true },
);

/**
 * Whether the pointer itself has moved. Browsers also report a pointer that rests while the page changes below it, as
 * where a dialog closes: what then lies there was not pointed at.
 */
export function isPointing(event: Place & { readonly type: string }): boolean {
  if (event.type === 'pointermove') return moved;
  return event.clientX !== last.clientX || event.clientY !== last.clientY;
}

/** Where the pointer was last seen to move. */
export const pointerPlace = (): Place => last;

interface Hold {
  /** Highlights the layer. */
  readonly take: () => void;
  /** Ends the highlight, unless something else is highlighted by now. */
  readonly letGo: () => void;
  readonly onPointerEnter: (event: ReactPointerEvent) => void;
  readonly onPointerMove: (event: ReactPointerEvent) => void;
  readonly onPointerLeave: () => void;
}

/** Handlers for an element of a layer, such as its card: pointing highlights the layer, unmounting ends it too. */
export function useHold(layer: number): Hold {
  const holds = useRef(false);
  function take(): void {
    if (holds.current && store.getState().view.layer === layer) return;
    holds.current = true;
    setView({ layer });
  }
  function letGo(): void {
    if (holds.current && store.getState().view.layer === layer) setView({ layer: null });
    holds.current = false;
  }
  useEffect(
    () => () => {
      if (holds.current && store.getState().view.layer === layer) setView({ layer: null });
      holds.current = false;
    },
    [layer],
  );
  const point = (event: ReactPointerEvent): void => {
    if (isPointing(event)) take();
  };
  return { take, letGo, onPointerEnter: point, onPointerMove: point, onPointerLeave: letGo };
}
