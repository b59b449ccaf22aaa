import { path, scaleLinear, scaleLog } from 'd3';
import type { Distribution } from '../../health/health.ts';

const [width, height] = [48, 16];

/** How values are spread; the line is 0. @param range the least that is shown */
export function Histogram({ spread, range }: { spread: Distribution; range: readonly [number, number] }) {
  const { low, high, counts } = spread;
  const x = scaleLinear([Math.min(low, range[0]), Math.max(high, range[1])], [0, width]);
  const y = scaleLinear([0, Math.max(1, ...counts)], [height, 0]);
  const side = low === high ? 1 : x(low + (high - low) / counts.length) - x(low);
  const bars = path();
  counts.forEach((count, i) => {
    if (count > 0) bars.rect(x(low) + i * (low === high ? 0 : side), Math.min(height - 1, y(count)), side, height);
  });
  return (
    <svg className="health-histogram" viewBox={`0 0 ${width} ${height}`} preserveAspectRatio="none" aria-hidden="true">
      <path d={bars.toString()} />
      <line x1={x(0)} x2={x(0)} y2={height} />
    </svg>
  );
}

/** Sizes that are shown; what is smaller or larger stands at the end. */
const sizes = [1e-8, 10] as const;

/** A size as a point on a logarithmic axis, the same for all layers. @param usual the part of it that is usual */
export function SizeMark({ size, usual }: { size: number; usual: readonly [number, number] | null }) {
  const x = scaleLog(sizes, [3, width - 3]).clamp(true);
  const at = x(Math.max(size, sizes[0])) ?? 0;
  return (
    <svg className="health-size" viewBox={`0 0 ${width} ${height}`} aria-hidden="true">
      {usual !== null && <rect x={x(usual[0])} width={(x(usual[1]) ?? 0) - (x(usual[0]) ?? 0)} y={2} height={12} />}
      <line x1={3} x2={width - 3} y1={8} y2={8} />
      <circle className={size > 0 ? undefined : 'is-none'} cx={at} cy={8} r={3} />
    </svg>
  );
}

/** Two shares of a whole, the second a part of the first. */
export function ShareMark({ flat, dead }: { flat: number; dead: number }) {
  return (
    <svg className="health-share" viewBox={`0 0 ${width} ${height}`} preserveAspectRatio="none" aria-hidden="true">
      <rect className="is-whole" width={width} y={4} height={8} />
      <rect width={width * flat} y={4} height={8} />
      <rect className="is-dead" width={width * dead} y={4} height={8} />
    </svg>
  );
}
