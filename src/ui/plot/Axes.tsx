import type { Plane } from './plane.ts';
import './plot.css';

/** The frame of a plot: its ticks, and what its axes are. Not for screen readers: the plot says it in words. */
export function Axes({
  plane,
  xName,
  yName,
  frame = true,
}: {
  plane: Plane;
  xName: string;
  yName: string;
  frame?: boolean;
}) {
  const { left, right, top, bottom, size } = plane;
  return (
    <svg className="plot-axes" width={size.width} height={size.height} aria-hidden="true" focusable="false">
      {frame && <rect className="plot-frame" x={left} y={top} width={right - left} height={bottom - top} />}
      {plane.xTicks.map(({ value, label }) => (
        <g key={value} transform={`translate(${plane.x(value)},${bottom})`}>
          <line y2={4} />
          <text y={4} dy="0.95em" textAnchor="middle">
            {label}
          </text>
        </g>
      ))}
      {plane.yTicks.map(({ value, label }) => (
        <g key={value} transform={`translate(${left},${plane.y(value)})`}>
          <line x2={-4} />
          <text x={-7} dy="0.32em" textAnchor="end">
            {label}
          </text>
        </g>
      ))}
      <text className="plot-axis-name" x={(left + right) / 2} y={size.height} dy="-0.3em" textAnchor="middle">
        {xName}
      </text>
      <text
        className="plot-axis-name"
        transform={`translate(0,${(top + bottom) / 2})rotate(-90)`}
        dy="0.85em"
        textAnchor="middle"
      >
        {yName}
      </text>
    </svg>
  );
}
