import { contours, line } from 'd3';
import type { Plane } from '../charts/plane.ts';

/**
 * Draws the lines along which a field crosses 0, each end between the middles of two cells.
 *
 * @param field over the whole of the plane, the uppermost row first [side, side]
 */
export function traceZero(
  context: CanvasRenderingContext2D,
  field: ArrayLike<number>,
  side: number,
  { left, top, right, bottom }: Pick<Plane, 'left' | 'top' | 'right' | 'bottom'>,
): void {
  const across = (right - left) / side;
  const down = (bottom - top) / side;
  // A region is closed along the border, which is no boundary between two classes.
  const isWithin = (point: readonly number[]): boolean => point.every((place) => place > 0 && place < side);
  const trace = line<readonly number[]>()
    .defined(isWithin)
    .x(([x]) => left + x * across)
    .y(([, y]) => top + y * down)
    .context(context);
  const { coordinates } = contours().size([side, side]).contour(Array.from(field), 0);
  for (const ring of coordinates.flat()) trace(ring);
}
