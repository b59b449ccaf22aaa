import type { PointwiseSpec } from '../../engine/layerActivation.ts';
import { curveOf } from '../../scene/layout/curve.ts';
import { decimals } from '../../document/spelling.ts';

const [width, height] = [96, 56];
const inset = 4;
const samples = 64;

const tenth = (value: number): number => Math.round(value * 10) / 10;

/** A function's curve with the point where a neuron stands on it. */
export function FunctionCurve({ spec, name, x, y }: { spec: PointwiseSpec; name: string; x: number; y: number }) {
  const { f, domain } = curveOf(spec);
  const reach = Math.max(domain, Math.min(Number.isFinite(x) ? Math.abs(x) * 1.1 : 0, 4 * domain));
  const points = Array.from({ length: samples + 1 }, (_, i): readonly [number, number] => {
    const at = reach * ((2 * i) / samples - 1);
    return [at, f(at)];
  });
  const ys = [0, y, ...points.map(([, at]) => at)].filter(Number.isFinite);
  const [low, high] = [Math.min(...ys), Math.max(...ys)];
  const across = (value: number): number => inset + ((value + reach) / (2 * reach)) * (width - 2 * inset);
  const up = (value: number): number => height - inset - ((value - low) / (high - low || 1)) * (height - 2 * inset);
  const path = points
    .filter(([, value]) => Number.isFinite(value))
    .map(([at, value], i) => `${i === 0 ? 'M' : 'L'}${tenth(across(at))},${tenth(up(value))}`);
  const isSeen = Math.abs(x) <= reach && Number.isFinite(y);
  return (
    <svg
      className="steps-curve"
      viewBox={`0 0 ${width} ${height}`}
      role="img"
      aria-label={`${name}: ${decimals(x)} → ${decimals(y)}`}
    >
      <path className="steps-axis" d={`M${inset},${up(0)}H${width - inset}M${across(0)},${inset}V${height - inset}`} />
      <path className="steps-line" d={path.join('')} />
      {isSeen && (
        <>
          <path className="steps-drop" d={`M${across(x)},${up(0)}V${up(y)}H${across(0)}`} />
          <circle cx={across(x)} cy={up(y)} r="3.5" />
        </>
      )}
    </svg>
  );
}
