/** A point of a line, [x, y]; null is a gap in it. */
export type LinePoint = readonly [number, number] | null;

const tenth = (value: number): number => Math.round(value * 10) / 10;

/** Straight lines from point to point as SVG path data, to a tenth of a pixel. A point alone is closed, so that it shows as a dot. */
export function polyline(points: readonly LinePoint[]): string {
  let path = '';
  let run = 0; // points since the last gap
  for (const point of [...points, null]) {
    if (point === null) {
      if (run === 1) path += 'Z';
      run = 0;
    } else {
      path += `${run++ === 0 ? 'M' : 'L'}${tenth(point[0])},${tenth(point[1])}`;
    }
  }
  return path;
}
