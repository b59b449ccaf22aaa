import type { LinePoint } from '../../scene/layout/polyline.ts';

/** px; those of the style sheet */
const dash = 5;
const period = 8;
/** A line so many times as long as it is wide swings. */
const swinging = 3;

/** Whether a line is too long to be dashed along its length: browsers need up to half a second to paint it so. */
export function swings(points: readonly LinePoint[]): boolean {
  let length = 0;
  for (let i = 1; i < points.length; i++) {
    length += Math.hypot(points[i][0] - points[i - 1][0], points[i][1] - points[i - 1][1]);
  }
  return points.length > 0 && length > swinging * (points[points.length - 1][0] - points[0][0]);
}

/** The line with gaps at every 8 px of its width: from one dash to the next there is a point without a height. */
export function inDashes(points: readonly LinePoint[]): LinePoint[] {
  const cut: LinePoint[] = [];
  for (let i = 0; i < points.length; i++) {
    const [x, y] = points[i];
    if (i > 0) {
      const [fromX, fromY] = points[i - 1];
      const at = (edge: number): number => fromY + ((y - fromY) * (edge - fromX)) / (x - fromX);
      for (let start = Math.floor(fromX / period) * period; start < x; start += period) {
        if (start > fromX) cut.push([start, at(start)]);
        const end = start + dash;
        if (end > fromX && end < x) cut.push([end, at(end)], [end, Number.NaN]);
      }
    }
    if (x - Math.floor(x / period) * period <= dash) cut.push([x, y]);
  }
  return cut;
}
