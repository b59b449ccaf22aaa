import type { PlacedColumn } from './picture.ts';
import { gatherY } from './tile.ts';

/** Height of a tile's side from which one bundle of lines comes, and how many bundles there are; px. */
const zoneHeight = 34;
const fewest = 3;
const most = 8;
/** A bundle is as high as this part of its zone. */
const tightness = 0.14;
/** Width that a line takes to come from its cell's row into the bundle; px, and in parts of the gap. */
const longest = 24;
const share = 0.2;

/** How a line leaves or reaches a column: `length` px beside it, it is at the height `y`. */
export interface End {
  readonly length: number;
  readonly y: number;
}

/** Lines of a tile gather in bundles, one for some rows of cells; null for a neuron, in which its own meet. */
export function endOf({ tile }: PlacedColumn, unit: number, gap: number): End | null {
  if (tile === null) return null;
  const height = tile.rows * tile.cell;
  const zones = Math.max(fewest, Math.min(most, Math.round(height / zoneHeight)));
  const at = (Math.floor(unit / tile.columns) + 0.5) / tile.rows;
  const middle = tile.y + ((Math.floor(at * zones) + 0.5) / zones) * height;
  return { length: Math.min(gap * share, longest), y: middle + tightness * (gatherY(tile, unit) - middle) };
}
