import type { UnitPlace } from '../plan/mapPlan.ts';
import type { MapValues } from './mapPixels.ts';

/** px */
export interface Box {
  readonly left: number;
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
}

/**
 * Traces a unit's line through a box; the places of the map stand at the middles of its cells. (Marching squares:
 * between four places the line is straight, and where it is met on both diagonals they are taken as two corners cut.)
 */
export function traceLine(
  context: CanvasRenderingContext2D,
  { values, width, side }: MapValues,
  { zero, level }: UnitPlace,
  { left, top, right, bottom }: Box,
): void {
  const across = (right - left) / side;
  const up = (bottom - top) / side;
  const down = side * width;
  for (let row = 0; row + 1 < side; row++) {
    let at = row * down + zero;
    for (let column = 0; column + 1 < side; column++, at += width) {
      const a = values[at] - level;
      const b = values[at + width] - level;
      const c = values[at + down] - level;
      const d = values[at + down + width] - level;
      const above = a < 0;
      if (above === b < 0 && above === c < 0 && above === d < 0) continue;
      const x = left + (column + 0.5) * across;
      const y = top + (row + 0.5) * up;
      // Where the line crosses each side of the cell, in order around it; every second end closes a piece.
      let isOpen = false;
      const meet = (dx: number, dy: number): void => {
        if (isOpen) context.lineTo(x + dx * across, y + dy * up);
        else context.moveTo(x + dx * across, y + dy * up);
        isOpen = !isOpen;
      };
      if (a < 0 !== b < 0) meet(a / (a - b), 0);
      if (b < 0 !== d < 0) meet(1, b / (b - d));
      if (c < 0 !== d < 0) meet(c / (c - d), 1);
      if (a < 0 !== c < 0) meet(0, a / (a - c));
    }
  }
}
