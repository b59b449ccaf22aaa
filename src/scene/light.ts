import { layersOf, type Plan } from './plan.ts';
import type { Target } from './target.ts';

/** How strong a part of the drawing is that another layer made than the one in hand. */
const back = 0.4;

/** 1, or less to step back: `lit` is the layer in hand, null for none. */
export function lightOf(lit: number | null, layer: number | null): number {
  return lit === null || lit === layer ? 1 : back;
}

/** Whether a layer has a part in this network (−1: the input); after an edit it may be gone. */
export function hasLayer({ columns }: Plan, layer: number): boolean {
  return columns.some((column) => layersOf(column).includes(layer));
}

/**
 * What the drawing lights up: what the pointer or the keyboard is on, else the layer in hand, else what is pinned.
 */
export function inHand(view: {
  readonly hovered: Target | null;
  readonly selection: Target | null;
  readonly layer: number | null;
}): { readonly target: Target | null; readonly layer: number | null } {
  if (view.hovered !== null) return { target: view.hovered, layer: null };
  if (view.layer !== null) return { target: null, layer: view.layer };
  return { target: view.selection, layer: null };
}
