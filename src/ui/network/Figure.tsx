import { memo, type ReactNode, useMemo } from 'react';
import { keysOf, labelName } from '../../scene/layout/pictureKeys.ts';
import type { Badge, Picture, PlacedColumn, Tie } from '../../scene/layout/picture.ts';
import { squareCorner, unitX, unitY } from '../../scene/layout/picture.ts';
import { frameOf } from '../../scene/layout/tile.ts';
import { Signs } from './Signs.tsx';

const Neurons = memo(function Neurons({ column }: { column: PlacedColumn }) {
  const { plan, radius, isSquare, tile } = column;
  const role = `net-role-${plan.role}`;
  if (tile !== null) {
    return <rect className={`net-outline ${role}`} {...frameOf(tile)} rx={4} />;
  }
  const className = radius < 5 ? `net-outline net-small ${role}` : `net-outline ${role}`;
  return Array.from({ length: plan.units }, (_, unit) => {
    const [x, y] = [unitX(column, unit), unitY(column, unit)];
    if (!isSquare) return <circle key={unit} className={className} cx={x} cy={y} r={radius} />;
    const size = 2 * radius;
    return (
      <rect
        key={unit}
        className={className}
        x={x - radius}
        y={y - radius}
        width={size}
        height={size}
        rx={squareCorner}
      />
    );
  });
});

interface LayerSigns {
  readonly layer: number;
  readonly badges: readonly Badge[];
  readonly ties: readonly Tie[];
}

function signsByLayer({ badges, ties }: Picture): readonly LayerSigns[] {
  const layers = [...new Set(badges.map(({ layer }) => layer))];
  return layers.map((layer) => ({
    layer,
    badges: badges.filter((badge) => badge.layer === layer),
    ties: ties.filter((tie) => tie.layer === layer),
  }));
}

/**
 * The part that is static between two edits: outlines, the signs of the layers, names. The canvas below moves. `lit`:
 * the highlighted layer; all other parts of the drawing are dimmed.
 */
export const Figure = memo(function Figure({ picture, lit }: { picture: Picture; lit: number | null }) {
  const { groups, columns, labels, compiled } = picture;
  const labelKeys = keysOf(labels, labelName);
  const signs = useMemo(() => signsByLayer(picture), [picture]);
  const light = (layer: number | null) => (lit === null || lit === layer ? undefined : 'net-back');
  const part = (layer: number, key: string, children: ReactNode) => (
    <g key={key} className={light(layer)}>
      {children}
    </g>
  );
  return (
    <>
      {groups.map((group) => (
        <rect
          key={`group ${group.layer}`}
          className={`net-group net-role-${group.role} ${light(group.layer) ?? ''}`}
          x={group.x}
          y={group.y}
          width={group.width}
          height={group.height}
          rx={12}
        />
      ))}
      {columns.map((column) => part(column.plan.layer, `column ${column.plan.index}`, <Neurons column={column} />))}
      {signs.map(({ layer, badges, ties }) => part(layer, `signs ${layer}`, <Signs badges={badges} ties={ties} />))}
      {compiled !== null && (
        <g className={lit === null ? 'net-compile' : 'net-compile net-back'}>
          <path d={compiled.down} />
          <path className={compiled.fitted ? undefined : 'net-laid'} d={compiled.back} />
          <path d={compiled.arrow} />
        </g>
      )}
      {labels.map(({ kind, role, layer, text, x, y, anchor }, i) => (
        <text
          key={labelKeys[i]}
          className={`net-${kind} net-role-${role} ${light(layer) ?? ''}`}
          x={x}
          y={y}
          textAnchor={anchor}
        >
          {text}
        </text>
      ))}
    </>
  );
});
