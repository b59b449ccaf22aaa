import { perWorkspace } from '../state/workspace.ts';

/** Where the pointer is, px in the window. */
interface Place {
  readonly clientX: number;
  readonly clientY: number;
}

interface Pointer {
  /**
   * Whether the pointer itself has moved. Browsers also report a pointer that rests while the page changes below it, as
   * where a dialog closes: what then lies there was not pointed at.
   */
  isPointing(event: Place & { readonly type: string }): boolean;
  /** Where the pointer was last seen to move. */
  place(): Place;
}

export const pointerOf = perWorkspace((): Pointer => {
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
  return {
    isPointing: ({ type, clientX, clientY }) =>
      type === 'pointermove' ? moved : clientX !== last.clientX || clientY !== last.clientY,
    place: () => last,
  };
});
