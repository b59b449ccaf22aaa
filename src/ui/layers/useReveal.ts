import { type RefObject, useEffect } from 'react';
import { columns } from '../../document/columns.ts';
import type { Target } from '../../document/target.ts';
import { useApp, useExperiment } from '../useWorkspace.ts';

/** The layer that a selection belongs to, −1 the input. */
function layerOf(selection: Target, columnLayers: readonly number[]): number {
  return selection.type === 'neuron' ? (columnLayers[selection.column] ?? -1) : selection.layer;
}

/** Scrolls the strip so that the card of what is chosen in the drawing can be seen. */
export function useReveal(strip: RefObject<HTMLElement | null>): void {
  const selection = useApp(({ view }) => view.selection);
  const experiment = useExperiment((e) => e);
  useEffect(() => {
    const element = strip.current;
    if (element === null || selection === null) return;
    const layers = columns(experiment).map(({ layer }) => layer);
    const group = element.querySelectorAll<HTMLElement>('.strip-group')[layers.indexOf(layerOf(selection, layers))];
    if (group === undefined) return;
    const box = element.getBoundingClientRect();
    const { left, right } = group.getBoundingClientRect();
    if (left < box.left) element.scrollLeft -= box.left - left;
    else if (right > box.right) element.scrollLeft += right - box.right;
    // oxlint-disable-next-line react-hooks/exhaustive-deps -- only what is chosen anew is brought into view
  }, [selection, strip]);
}
