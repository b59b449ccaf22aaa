import { scaleLinear } from 'd3-scale';
import { line } from 'd3-shape';
import { activations, type PointwiseName } from '../engine/activations.ts';

export type CurveName = PointwiseName;

/** What a badge shows of the function: x from −4 to 4, as long as y stays within about that too. */
const domain = 4;
const steps = 64;
const inset = 0.14;

interface Range {
  /** Least and greatest y, with 0. */
  readonly low: number;
  readonly high: number;
  /** x of the first and of the last point. */
  readonly from: number;
  readonly to: number;
}

const ranges = new Map<CurveName, Range>();

/** Points of the graph; it ends where it leaves the badge, as an exponential does. */
function samples(name: CurveName): [number, number][] {
  const { f } = activations[name];
  const all = Array.from({ length: steps + 1 }, (_, i): [number, number] => {
    const x = -domain + (2 * domain * i) / steps;
    return [x, f(x)];
  });
  return all.filter(([, y]) => Math.abs(y) <= domain * 1.1);
}

function rangeOf(name: CurveName): Range {
  let range = ranges.get(name);
  if (range === undefined) {
    const points = samples(name);
    const ys = points.map(([, y]) => y);
    const [from, to] = [points[0][0], points[points.length - 1][0]];
    range = { low: Math.min(0, ...ys), high: Math.max(0, ...ys), from, to };
    ranges.set(name, range);
  }
  return range;
}

function scales(name: CurveName, size: number): { x: (value: number) => number; y: (value: number) => number } {
  const { low, high } = rangeOf(name);
  const near = size * inset;
  const x = scaleLinear([-domain, domain], [near, size - near]).clamp(true);
  const y = scaleLinear([low, high], [size - near, near]).clamp(true);
  return { x, y };
}

/** Whether f jumps at one of its kinks, as a step does. */
function jumps(name: CurveName): readonly number[] {
  const { f, kinks } = activations[name];
  return kinks.filter((kink) => Math.abs(f(kink + 1e-9) - f(kink - 1e-9)) > 0.1);
}

/** The graph of an activation in a square of side `size`, as SVG path data; broken where the function jumps. */
export function curvePath(name: CurveName, size: number): string {
  const { x, y } = scales(name, size);
  const { f } = activations[name];
  const breaks = jumps(name);
  const withBreaks = samples(name).flatMap(([at, value]): [number, number][] =>
    breaks.includes(at)
      ? [
          [at, f(at - 1e-9)],
          [at, Number.NaN],
          [at, f(at + 1e-9)],
        ]
      : [[at, value]],
  );
  const draw = line<[number, number]>()
    .defined(([, value]) => !Number.isNaN(value))
    .x(([at]) => x(at))
    .y(([, value]) => y(value))
    .digits(1);
  return draw(withBreaks) ?? '';
}

/** The axes x = 0 and y = 0 in the same square. */
export function axisPath(name: CurveName, size: number): string {
  const { x, y } = scales(name, size);
  const near = size * inset;
  const far = size - near;
  const round = (value: number): number => Math.round(value * 10) / 10;
  return `M${round(near)},${round(y(0))}H${round(far)}M${round(x(0))},${round(near)}V${round(far)}`;
}

/** Where on that graph the function stands at `value`, held at its ends. */
export function curvePoint(name: CurveName, value: number, size: number): readonly [number, number] {
  const { x, y } = scales(name, size);
  const { from, to } = rangeOf(name);
  const at = Math.min(to, Math.max(from, value));
  return [x(at), y(activations[name].f(at))];
}
