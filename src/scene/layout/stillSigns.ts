import type { NumberTarget } from '../../document/target.ts';
import { columnOf } from '../plan/plan.ts';
import { pointAt } from '../point/hit.ts';
import { type Picture, type PlacedColumn, unitX, unitY } from './picture.ts';
import { edgesOfTarget } from './targetEdges.ts';

/** Part of the way along a weight: lines cross in the middle. */
const along = 0.4;

/** Where the sign of a number stands that does not learn, px. */
export function numberSign(picture: Picture, target: NumberTarget): readonly [x: number, y: number] {
  const edges = edgesOfTarget(picture, target, null);
  if (edges.count > 0) return pointAt(edges, 0, target.type === 'weight' ? along : 0);
  const column = picture.columns[columnOf(picture.plan, target)];
  const slot = column.slots.find(
    ({ type, stage }) => type === 'badge' && column.plan.stages[stage].layer === target.layer,
  );
  const y = unitY(column, target.unit);
  if (slot?.type !== 'badge') return [unitX(column, target.unit) + halfOf(column), y - halfOf(column)];
  return [column.x + slot.dx + slot.size, y - slot.size / 2];
}

/** Where the sign of a layer stands that does not learn: after its first name, else above its neurons. */
export function layerSign({ labels, columns }: Picture, layer: number): readonly [x: number, y: number] | null {
  const label = labels.find(({ kind, layer: of }) => kind === 'code' && of === layer);
  if (label !== undefined) {
    const { x, y, width, anchor } = label;
    const left = anchor === 'start' ? x : anchor === 'end' ? x - width : x - width / 2;
    return [left + width + 9, y - 4];
  }
  const column = columns.find(({ plan }) => plan.layer === layer || plan.stages.some((stage) => stage.layer === layer));
  return column === undefined ? null : [unitX(column, 0), unitY(column, 0) - halfOf(column) - 9];
}

/** Half the size of a neuron or its cell, px. */
export const halfOf = ({ tile, radius }: PlacedColumn): number => (tile === null ? radius : tile.cell / 2);
