import { line } from 'd3';

/** A point of a line. A NaN in y makes a gap. */
export type LinePoint = readonly [x: number, y: number];

/** Path data takes no larger numbers than a float32; so far away a line is upright anyway. In px. */
const farthest = 1e6;

const straight = line<LinePoint>()
  .y(([, y]) => Math.max(-farthest, Math.min(farthest, y)))
  .defined(([, y]) => !Number.isNaN(y))
  .digits(1);

/** Straight lines between points as SVG path data, rounded to 0.1 px. A single point becomes a dot. */
export function polyline(points: readonly LinePoint[]): string {
  return straight(points) ?? '';
}
