/** A block: all units of a column as small cells, row by row. Lengths in px. */
export interface Tile {
  readonly x: number;
  readonly y: number;
  readonly columns: number;
  readonly rows: number;
  /** Side of a cell. */
  readonly cell: number;
}

/** As square as can be: 784 units are 28 × 28. */
export function tileShape(units: number): { readonly columns: number; readonly rows: number } {
  const columns = Math.ceil(Math.sqrt(units));
  return { columns, rows: Math.ceil(units / columns) };
}

export function cellX(tile: Tile, unit: number): number {
  return tile.x + (unit % tile.columns) * tile.cell;
}

export function cellY(tile: Tile, unit: number): number {
  return tile.y + Math.floor(unit / tile.columns) * tile.cell;
}

/** The unit whose cell has the point; −1 beside the tile or on a cell left empty. */
export function cellAt(tile: Tile, units: number, x: number, y: number): number {
  const column = Math.floor((x - tile.x) / tile.cell);
  const row = Math.floor((y - tile.y) / tile.cell);
  if (column < 0 || column >= tile.columns || row < 0 || row >= tile.rows) return -1;
  const unit = row * tile.columns + column;
  return unit < units ? unit : -1;
}
