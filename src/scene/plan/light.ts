import { layersOf, type Plan } from './plan.ts';
import type { Target } from '../../document/target.ts';

/** Opacity of parts that do not belong to the selected layer. */
const back = 0.4;

/** Returns the opacity of a layer: 1, or less if another layer is selected. `lit` is the selected layer, or null. */
export function lightOf(lit: number | null, layer: number | null): number {
  return lit === null || lit === layer ? 1 : back;
}

/** Returns true if a layer (−1: the input) is part of this network. An edit may have removed it. */
export function hasLayer({ columns }: Plan, layer: number): boolean {
  return columns.some((column) => layersOf(column).includes(layer));
}

/**
 * Returns the target or layer to highlight: the one under the pointer or the keyboard focus, else the selected layer,
 * else the pinned target.
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
