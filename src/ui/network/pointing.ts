import { sameTarget, type Target } from '../../document/target.ts';
import type { Workspace } from '../../state/workspace.ts';

/** What lies at a place of the drawing. */
export interface Under {
  readonly target: Target | null;
  /** The layer that made it. */
  readonly layer: number | null;
}

export const nothing: Under = { target: null, layer: null };

/** Pointing in the drawing: what is under the pointer is highlighted, what is clicked is pinned. */
export interface Pointing {
  hover(under: Under): void;
  /** Another picture lies under a pointer that rests: it takes nothing, and lets go of what has gone. */
  settle(find: () => Under): void;
  select(under: Under, how: { readonly byTouch: boolean; readonly again: boolean }): void;
}

/** @param onTarget is told of each target that is hovered, null: none */
export function createPointing(
  { store, setView }: Pick<Workspace, 'store' | 'setView'>,
  onTarget: (target: Target | null) => void,
): Pointing {
  /** The layer that the drawing highlighted last. */
  let taken: number | null = null;
  /** The last target and layer found under the pointer. */
  let found = nothing;

  function hover(under: Under): void {
    found = under;
    const { target, layer } = under;
    onTarget(target);
    const { view } = store.getState();
    if (!sameTarget(view.hovered, target)) setView({ hovered: target });
    // On bare paper the drawing releases the layer it highlighted, but not one highlighted by a card or the code.
    if (layer !== null) {
      if (view.layer !== layer) setView({ layer });
    } else if (taken !== null && view.layer === taken) {
      setView({ layer: null });
    }
    taken = layer;
  }

  return {
    hover,
    settle: (find) => {
      if (found === nothing) return;
      const { target, layer } = find();
      if (layer === found.layer && sameTarget(target, found.target)) return;
      // The target that the keyboard is on by now stays.
      if (sameTarget(store.getState().view.hovered, found.target)) hover(nothing);
    },
    select: ({ target, layer }, { byTouch, again }) => {
      // The second click of a double click does not undo the first.
      const same = !again && sameTarget(store.getState().view.selection, target);
      setView({ selection: same ? null : target, hovered: byTouch ? null : target });
      // A finger hovers over nothing: the layer that it touches is highlighted until it touches something else.
      if (byTouch) setView({ layer: target === null ? layer : null });
    },
  };
}
