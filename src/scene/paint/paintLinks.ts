import type { Edges } from '../layout/edges.ts';
import type { Ink } from './palette.ts';
import type { Picture, PlacedColumn } from '../layout/picture.ts';
import { columnOf } from '../plan/plan.ts';
import type { Target } from '../../document/target.ts';
import { cellX, cellY, frameOf, gatherY } from '../layout/tile.ts';

/** Frames the cells at the far ends of the target's lines, in the colours of the lines. */
export function paintLinks(
  context: CanvasRenderingContext2D,
  { columns, plan }: Picture,
  edges: Edges,
  target: Target,
  { ink, parameters }: { readonly ink: Ink; readonly parameters: Float32Array | null },
): void {
  const own = columnOf(plan, target);
  let most = 0;
  for (let e = 0; e < edges.count; e++) most = Math.max(most, Math.abs(parameters?.[edges.at[e]] ?? 0));
  for (let e = 0; e < edges.count; e++) {
    if (edges.input[e] < 0) continue;
    const goesIn = edges.column[e] === own;
    const { tile } = columns[goesIn ? own - 1 : own + 1];
    if (tile === null) continue;
    const unit = goesIn ? edges.input[e] : edges.unit[e];
    const w = parameters?.[edges.at[e]] ?? 0;
    context.globalAlpha = most === 0 ? 1 : Math.abs(w) / most;
    context.strokeStyle = parameters === null ? ink.zero : w < 0 ? ink.negative : ink.positive;
    context.lineWidth = Math.min(1.5, tile.cell / 4) * ink.stroke;
    const half = context.lineWidth / 2;
    context.strokeRect(cellX(tile, unit) + half, cellY(tile, unit) + half, tile.cell - 2 * half, tile.cell - 2 * half);
  }
  context.globalAlpha = 1;
  context.strokeStyle = ink.ink;
  context.lineWidth = ink.stroke;
  context.beginPath();
  paintWay(context, columns[own], target.unit);
  if (target.type === 'weight') paintWay(context, columns[own - 1], target.input);
  context.stroke();
}

/** Draws a line from the sides of a tile to a cell, at the ends of the cell's edges. */
function paintWay(context: CanvasRenderingContext2D, { tile, plan }: PlacedColumn, unit: number): void {
  if (tile === null) return;
  const frame = frameOf(tile);
  const y = gatherY(tile, unit);
  if (plan.dense !== null) {
    context.moveTo(frame.x, y);
    context.lineTo(cellX(tile, unit), y);
  }
  if (plan.role !== 'output') {
    context.moveTo(cellX(tile, unit) + tile.cell, y);
    context.lineTo(frame.x + frame.width, y);
  }
}
