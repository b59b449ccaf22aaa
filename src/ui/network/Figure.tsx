import { memo } from 'react';
import { axisPath, curvePath } from '../../scene/curve.ts';
import type { Badge, Picture, PlacedColumn } from '../../scene/picture.ts';
import { unitY } from '../../scene/picture.ts';

function Neurons({ column }: { column: PlacedColumn }) {
  const { plan, x, radius, tile } = column;
  const role = `net-role-${plan.role}`;
  if (tile !== null) {
    const { x: left, y: top, columns, rows, cell } = tile;
    return (
      <rect className={`net-outline ${role}`} x={left} y={top} width={columns * cell} height={rows * cell} rx={2} />
    );
  }
  return Array.from({ length: plan.units }, (_, unit) => (
    <circle
      key={unit}
      className={radius < 5 ? `net-outline net-small ${role}` : `net-outline ${role}`}
      cx={x}
      cy={unitY(column, unit)}
      r={radius}
    />
  ));
}

function BadgeMark({ name, role, x, y, size }: Badge) {
  return (
    <g className={`net-badge net-role-${role}`} transform={`translate(${x},${y})`}>
      <rect width={size} height={size} rx={size * 0.22} />
      <path className="net-axis" d={axisPath(name, size)} />
      <path d={curvePath(name, size)} />
    </g>
  );
}

/** What stands still between two edits: outlines, the curves of the functions, names. The canvas below moves. */
export const Figure = memo(function Figure({ picture }: { picture: Picture }) {
  const { groups, columns, badges, labels } = picture;
  return (
    <>
      {groups.map((group) => (
        <rect
          key={`${group.x}`}
          className={`net-group net-role-${group.role}`}
          x={group.x}
          y={group.y}
          width={group.width}
          height={group.height}
          rx={12}
        />
      ))}
      {columns.map((column) => (
        <Neurons key={column.plan.index} column={column} />
      ))}
      {badges.map((badge) => (
        <BadgeMark key={`${badge.x} ${badge.y}`} {...badge} />
      ))}
      {labels.map(({ kind, role, text, x, y, anchor }) => (
        <text key={`${kind} ${x} ${y}`} className={`net-${kind} net-role-${role}`} x={x} y={y} textAnchor={anchor}>
          {text}
        </text>
      ))}
    </>
  );
});
