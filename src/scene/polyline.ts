import { line } from 'd3';

/** A point of a line; there is a gap in it where y is NaN. */
export type LinePoint = readonly [x: number, y: number];

const straight = line<LinePoint>()
  .defined(([, y]) => !Number.isNaN(y))
  .digits(1);

/** Straight lines from point to point as SVG path data, to a tenth of a pixel. A point alone shows as a dot. */
export function polyline(points: readonly LinePoint[]): string {
  return straight(points) ?? '';
}
