import { contours } from 'd3';

/** A place in cells, from the upper left corner. */
type Place = readonly [number, number];

/**
 * The lines along which a field has a value, without the border of the field, which closes them.
 *
 * @param field over a square, the uppermost row first [side, side]
 */
export function linesAt(field: number[], side: number, value: number): Place[][] {
  const { coordinates } = contours().size([side, side]).contour(field, value);
  const lines: Place[][] = [];
  for (const ring of coordinates.flat()) {
    let line: Place[] = [];
    for (const [x, y] of ring) {
      if (x > 0 && x < side && y > 0 && y < side) line.push([x, y]);
      else if (line.length > 0) {
        lines.push(line);
        line = [];
      }
    }
    if (line.length > 0) lines.push(line);
  }
  return lines.filter(({ length }) => length > 1);
}
