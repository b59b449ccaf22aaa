import { extent } from 'd3';
import { activationFunction, type PointwiseSpec } from '../../engine/layerActivation.ts';
import { polyline } from './polyline.ts';

/** Range of a function in a badge: x from −4 to 4, as long as y stays in about the same range. */
const usualDomain = 4;
/**
 * Limit for functions with a corner farther out, such as ReLU's `max_value=6`: their badge shows a wider range, up to
 * this.
 */
const widestDomain = 12;
const steps = 64;
const inset = 0.14;

/** A function to draw in a badge. */
export interface Curve {
  readonly f: (x: number) => number;
  /** Positions of jumps. */
  readonly jumps: readonly number[];
  /** x ranges from −domain to domain. */
  readonly domain: number;
  /** Maps x or y to 0 (left or lower border of the badge) … 1 (opposite border), clamped. */
  readonly across: (value: number) => number;
  readonly up: (value: number) => number;
  /** x of the first and of the last point. */
  readonly from: number;
  readonly to: number;
}

const curves = new Map<string, Curve>();

/** Samples the curve of an activation with its arguments. Equal activations share one object. */
export function curveOf(spec: PointwiseSpec): Curve {
  const key = JSON.stringify(spec);
  let curve = curves.get(key);
  if (curve === undefined) {
    curve = createCurve(spec);
    curves.set(key, curve);
  }
  return curve;
}

function createCurve(spec: PointwiseSpec): Curve {
  const { f, kinks } = activationFunction(spec);
  const farthest = Math.max(...kinks.map(Math.abs), 0) * 1.4;
  const domain = farthest <= widestDomain ? Math.max(usualDomain, farthest) : usualDomain;
  const points = samples(f, domain);
  const [low = 0, high = 0] = extent([0, ...points.map(([, y]) => y)]);
  return {
    f,
    jumps: kinks.filter((kink) => Math.abs(f(kink + 1e-9) - f(kink - 1e-9)) > 0.1),
    domain,
    across: shareOf(-domain, domain),
    up: shareOf(low, high),
    from: points[0][0],
    to: points[points.length - 1][0],
  };
}

/** Maps a range onto 0 … 1, clamped; its middle if it has no width. */
function shareOf(from: number, to: number): (value: number) => number {
  return (value) => (from === to ? 0.5 : Math.min(1, Math.max(0, (value - from) / (to - from))));
}

/** Points of the graph. It ends at the border of the badge, as for an exponential. */
function samples(f: (x: number) => number, domain: number): [number, number][] {
  const all = Array.from({ length: steps + 1 }, (_, i): [number, number] => {
    const x = -domain + (2 * domain * i) / steps;
    return [x, f(x)];
  });
  return all.filter(([, y]) => Math.abs(y) <= domain * 1.1);
}

function scales({ across, up }: Curve, size: number): { x: (value: number) => number; y: (value: number) => number } {
  const near = size * inset;
  const whole = size - 2 * near;
  return {
    x: (value) => near + across(value) * whole,
    y: (value) => size - near - up(value) * whole,
  };
}

/** Returns the graph in a square of side `size` as SVG path data, with a gap at each jump. */
export function curvePath(curve: Curve, size: number): string {
  const { x, y } = scales(curve, size);
  const { f, domain, jumps } = curve;
  const breaks = jumps.flatMap((at): [number, number][] => [
    [at, f(at - 1e-9)],
    [at, Number.NaN],
    [at, f(at + 1e-9)],
  ]);
  const points = [...samples(f, domain).filter(([at]) => !jumps.includes(at)), ...breaks];
  points.sort(([a], [b]) => a - b);
  return polyline(points.map(([at, value]) => [x(at), Number.isNaN(value) ? value : y(value)]));
}

/** The axes x = 0 and y = 0 in the same square. */
export function axisPath(curve: Curve, size: number): string {
  const { x, y } = scales(curve, size);
  const near = size * inset;
  const far = size - near;
  const round = (value: number): number => Math.round(value * 10) / 10;
  return `M${round(near)},${round(y(0))}H${round(far)}M${round(x(0))},${round(near)}V${round(far)}`;
}

/** Returns the point of the graph at x = `value`, clamped to the ends. */
export function curvePoint(curve: Curve, value: number, size: number): readonly [number, number] {
  const { x, y } = scales(curve, size);
  const at = Math.min(curve.to, Math.max(curve.from, value));
  return [x(at), y(curve.f(at))];
}
