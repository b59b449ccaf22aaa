import { type PointerEvent as ReactPointerEvent, useEffect, useRef } from 'react';
import { pointerOf } from '../pointer.ts';
import { useWorkspace } from '../useWorkspace.ts';

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
  const workspace = useWorkspace();
  const { setView, store } = workspace;
  const { isPointing } = pointerOf(workspace);
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
    [layer, setView, store],
  );
  const point = (event: ReactPointerEvent): void => {
    if (isPointing(event)) take();
  };
  return { take, letGo, onPointerEnter: point, onPointerMove: point, onPointerLeave: letGo };
}
