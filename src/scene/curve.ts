import { extent, scaleLinear, type ScaleLinear } from 'd3';
import { activationFunction, type PointwiseSpec } from '../engine/layerActivation.ts';
import { polyline } from './polyline.ts';

/** What a badge shows of a function: x from −4 to 4, as long as y stays within about that too. */
const usualDomain = 4;
/** Where something happens farther out, as at ReLU's `max_value=6`, the badge reaches as far, but no farther than this. */
const widestDomain = 12;
const steps = 64;
const inset = 0.14;

/** A function as it is drawn in a badge. */
export interface Curve {
  readonly f: (x: number) => number;
  /** Where it jumps. */
  readonly jumps: readonly number[];
  /** x goes from −domain to domain. */
  readonly domain: number;
  /** Where x and y lie between the left or lower border of the badge (0) and the other (1), held within. */
  readonly across: ScaleLinear<number, number, number>;
  readonly up: ScaleLinear<number, number, number>;
  /** x of the first and of the last point. */
  readonly from: number;
  readonly to: number;
}

const curves = new Map<string, Curve>();

/** The curve of an activation, sampled from the function with its arguments. One object for equal ones. */
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
  const share = (from: number, to: number) => scaleLinear([from, to], [0, 1]).clamp(true).unknown(Number.NaN);
  return {
    f,
    jumps: kinks.filter((kink) => Math.abs(f(kink + 1e-9) - f(kink - 1e-9)) > 0.1),
    domain,
    across: share(-domain, domain),
    up: share(low, high),
    from: points[0][0],
    to: points[points.length - 1][0],
  };
}

/** Points of the graph; it ends where it leaves the badge, as an exponential does. */
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

/** The graph in a square of side `size`, as SVG path data; broken where the function jumps. */
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

/** Where on that graph the function stands at `value`, held at its ends. */
export function curvePoint(curve: Curve, value: number, size: number): readonly [number, number] {
  const { x, y } = scales(curve, size);
  const at = Math.min(curve.to, Math.max(curve.from, value));
  return [x(at), y(curve.f(at))];
}
