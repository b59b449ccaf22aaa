/** All units of a column as small cells, in rows. Lengths in px. */
export interface Tile {
  /** Position of the first cell. */
  readonly x: number;
  readonly y: number;
  readonly columns: number;
  readonly rows: number;
  /** Distance between neighbouring cells. */
  readonly cell: number;
}

/** A tile without its position. */
export type TileShape = Omit<Tile, 'x' | 'y'>;

/** Between the cells and the frame around them. */
export const tilePadding = 3;
const largestCell = 17;
/** Maximum ratio of width to height. */
const widest = 1;
/** Exponent for cell sizes, cell ∝ units^−evening: the larger layer has the larger tile, but the smaller cells. */
const evening = 0.35;

/**
 * Chooses rows and columns for cells of about one size. A square number of inputs becomes a square, like an image;
 * others fill the height.
 */
function shapeOf(units: number, square: boolean, cell: number, height: number): TileShape {
  const side = Math.round(Math.sqrt(units));
  if (square && side * side === units) return { columns: side, rows: side, cell: snap(Math.min(cell, height / side)) };
  const most = Math.max(1, Math.floor(height / cell));
  const least = Math.ceil(units / most);
  // Prefer full rows if they need only few more columns.
  let columns = least;
  for (let more = least; more <= least * 1.3; more++) {
    if (units % more === 0) {
      columns = more;
      break;
    }
  }
  return { columns, rows: Math.ceil(units / columns), cell };
}

/** Rounds to whole px, or to half px for the smallest cells: equal cells with sharp edges. */
function snap(cell: number): number {
  return cell >= 4 ? Math.floor(cell) : Math.max(0.5, Math.floor(cell * 2) / 2);
}

/** Returns the shapes of all tiles of a picture, with the largest cells that fit the total width and the height. */
export function tileShapes(
  tiles: readonly { readonly units: number; readonly square: boolean }[],
  { width, height, scale }: { readonly width: number; readonly height: number; readonly scale: number },
): readonly TileShape[] {
  const shapes = (base: number): readonly TileShape[] =>
    tiles.map(({ units, square }) =>
      shapeOf(units, square, snap(Math.min(largestCell * scale, base * units ** -evening)), height),
    );
  const fits = (base: number): boolean => {
    const all = shapes(base);
    const used = all.reduce((sum, { columns, cell }) => sum + columns * cell + 2 * tilePadding, 0);
    return used <= width && all.every(({ columns, cell }) => columns * cell <= widest * height);
  };
  let [low, high] = [0, 400 * scale];
  for (let i = 0; i < 24; i++) {
    const middle = (low + high) / 2;
    if (fits(middle)) low = middle;
    else high = middle;
  }
  return shapes(low);
}

/** Rectangle of a tile's frame. */
export function frameOf(tile: Tile): {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
} {
  return {
    x: tile.x - tilePadding,
    y: tile.y - tilePadding,
    width: tile.columns * tile.cell + 2 * tilePadding,
    height: tile.rows * tile.cell + 2 * tilePadding,
  };
}

export function cellX(tile: Tile, unit: number): number {
  return tile.x + (unit % tile.columns) * tile.cell;
}

export function cellY(tile: Tile, unit: number): number {
  return tile.y + Math.floor(unit / tile.columns) * tile.cell;
}

/** Height at which a cell's lines reach the side of the tile: within its row, one height per cell. */
export function gatherY(tile: Tile, unit: number): number {
  const share = ((unit % tile.columns) + 0.5) / tile.columns;
  return cellY(tile, unit) + tile.cell * (0.2 + 0.6 * share);
}

/** Returns the unit of the cell at a point; −1 outside the tile or on an empty cell. */
export function cellAt(tile: Tile, units: number, x: number, y: number): number {
  const column = Math.floor((x - tile.x) / tile.cell);
  const row = Math.floor((y - tile.y) / tile.cell);
  if (column < 0 || column >= tile.columns || row < 0 || row >= tile.rows) return -1;
  const unit = row * tile.columns + column;
  return unit < units ? unit : -1;
}
