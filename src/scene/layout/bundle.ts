import type { PlacedColumn } from './picture.ts';
import { gatherY } from './tile.ts';

/** Height of a tile's side per bundle of lines, px; also sets the number of bundles. */
const zoneHeight = 34;
const fewest = 3;
const most = 8;
/** Height of a bundle as a fraction of its zone. */
const tightness = 0.14;
/** Length over which a line goes from its cell's row into the bundle: px, and a fraction of the gap. */
const longest = 24;
const share = 0.2;

/** End of a line: at `length` px beside the column, the line is at the height `y`. */
export interface End {
  readonly length: number;
  readonly y: number;
}

/**
 * Returns the bundle for a unit of a tile, one bundle per group of rows. Null for a neuron, where its lines meet
 * anyway.
 */
export function endOf({ tile }: PlacedColumn, unit: number, gap: number): End | null {
  if (tile === null) return null;
  const height = tile.rows * tile.cell;
  const zones = Math.max(fewest, Math.min(most, Math.round(height / zoneHeight)));
  const at = (Math.floor(unit / tile.columns) + 0.5) / tile.rows;
  const middle = tile.y + ((Math.floor(at * zones) + 0.5) / zones) * height;
  return { length: Math.min(gap * share, longest), y: middle + tightness * (gatherY(tile, unit) - middle) };
}
