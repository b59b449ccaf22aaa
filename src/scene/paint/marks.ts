import { hasStubs, type Picture, type PlacedColumn, squareCorner, stubOf, unitX, unitY } from '../layout/picture.ts';
import { columnOf, hasTarget } from '../plan/plan.ts';
import type { Target } from '../../document/target.ts';

/** Ring around a target, drawn as a square with corners of radius `corner`. */
export interface Mark {
  readonly x: number;
  readonly y: number;
  readonly size: number;
  readonly corner: number;
}

const distance = 4;
/** Size of the mark for a small cell. */
const smallestMark = 11;

/** Rings of a target: one for a neuron or cell, one at each end of a weight, and one at a bias's end and its neuron. */
export function marksOf({ columns, plan }: Picture, target: Target): readonly Mark[] {
  if (!hasTarget(plan, target)) return [];
  const at = columnOf(plan, target);
  const column = columns[at];
  const own = around(column, target.unit);
  if (target.type === 'weight') return [around(columns[at - 1], target.input), own];
  if (target.type !== 'bias' || !hasStubs(column)) return [own];
  const { end } = stubOf(column);
  return [ring(column.x - end, unitY(column, target.unit) + end, 3), own];
}

function around(column: PlacedColumn, unit: number): Mark {
  const x = unitX(column, unit);
  const y = unitY(column, unit);
  if (column.tile === null) {
    const around = ring(x, y, column.radius + distance);
    return column.isSquare ? { ...around, corner: squareCorner + distance } : around;
  }
  const size = Math.max(smallestMark, column.tile.cell + 4);
  return { x: x - size / 2, y: y - size / 2, size, corner: 2 };
}

function ring(x: number, y: number, radius: number): Mark {
  return { x: x - radius, y: y - radius, size: 2 * radius, corner: radius };
}
