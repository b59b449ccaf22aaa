import { type Edges, targetOfEdge } from './edges.ts';
import { type Picture, type PlacedColumn, type PlacedLabel, unitY } from './picture.ts';
import type { Target } from './target.ts';
import { cellAt } from './tile.ts';

const pieces = 24;

/** What lies at a point: a neuron with its badges, a cell, else the nearest line within `reach` px. */
export function hit(picture: Picture, edges: Edges, x: number, y: number, reach: number): Target | null {
  for (const column of picture.columns) {
    const unit = unitAt(column, x, y);
    if (unit >= 0) return { type: 'neuron', column: column.plan.index, unit };
  }
  const e = nearestEdge(edges, x, y, reach);
  return e < 0 ? null : targetOfEdge(edges, e, picture.columns);
}

/**
 * The layer that made what lies at a point: a text of the header, the sign of a stage, the frame of a softmax by its
 * name; else of the neuron or the line there. Null on bare paper.
 */
export function layerAt(picture: Picture, edges: Edges, x: number, y: number, reach: number): number | null {
  const label = picture.labels.find(
    (one) => one.layer !== null && one.kind !== 'name' && one.kind !== 'note' && isOnLabel(one, picture, x, y),
  );
  if (label !== undefined) return label.layer;
  const badge = picture.badges.find(
    (one) => x >= one.x && x <= one.x + one.size && y >= one.y && y <= one.y + one.size,
  );
  if (badge !== undefined) return badge.layer;
  const target = hit(picture, edges, x, y, reach);
  if (target === null) return null;
  if (target.type !== 'neuron') return target.layer;
  const column = picture.columns[target.column];
  const bar = column.slots.find(
    (slot) => slot.type === 'bar' && isOn(slot, x - column.x, y - unitY(column, target.unit), column.radius),
  );
  return bar === undefined ? column.plan.layer : column.plan.stages[bar.stage].layer;
}

function isOnLabel({ x, y, anchor, width }: PlacedLabel, { textSize }: Picture, atX: number, atY: number): boolean {
  const left = anchor === 'start' ? x : anchor === 'end' ? x - width : x - width / 2;
  return atX >= left && atX <= left + width && atY >= y - textSize && atY <= y + textSize * 0.3;
}

function unitAt(column: PlacedColumn, x: number, y: number): number {
  const { tile, plan, radius, spacing, top, slots } = column;
  if (tile !== null) return cellAt(tile, plan.units, x, y);
  const unit = Math.min(plan.units - 1, Math.max(0, Math.round((y - top) / spacing || 0)));
  const dy = y - unitY(column, unit);
  const dx = x - column.x;
  const rim = Math.max(radius, 4); // a neuron of 2 px can still be hit
  if (dx * dx + dy * dy <= rim * rim) return unit;
  return slots.some((slot) => isOn(slot, dx, dy, radius)) ? unit : -1;
}

function isOn(slot: PlacedColumn['slots'][number], dx: number, dy: number, radius: number): boolean {
  const [width, height] = slot.type === 'badge' ? [slot.size, slot.size / 2] : [slot.width + slot.digits, radius];
  return dx >= slot.dx && dx <= slot.dx + width && Math.abs(dy) <= height;
}

/** The line nearest to a point; −1 when none is within `reach` px. */
export function nearestEdge(edges: Edges, x: number, y: number, reach: number): number {
  let nearest = -1;
  let best = reach * reach;
  for (let e = 0; e < edges.count; e++) {
    // A line stays within the box of its ends: its handles are horizontal and shorter than half of it.
    if (x < edges.x1[e] - reach || x > edges.x2[e] + reach) continue;
    const low = Math.min(edges.y1[e], edges.y2[e]);
    const high = Math.max(edges.y1[e], edges.y2[e]);
    if (y < low - reach || y > high + reach) continue;
    const squared = squaredDistance(edges, e, x, y);
    if (squared < best || (nearest < 0 && squared <= best)) {
      best = squared;
      nearest = e;
    }
  }
  return nearest;
}

/** From a point to a line, taken as so many straight pieces; px². */
function squaredDistance(edges: Edges, e: number, x: number, y: number): number {
  const count = edges.bend[e] === 0 ? 1 : pieces;
  let best = Number.POSITIVE_INFINITY;
  let [fromX, fromY] = [edges.x1[e], edges.y1[e]];
  for (let i = 1; i <= count; i++) {
    const [toX, toY] = pointAt(edges, e, i / count);
    best = Math.min(best, squaredToPiece(x, y, fromX, fromY, toX, toY));
    [fromX, fromY] = [toX, toY];
  }
  return best;
}

/** B(t) = (1−t)³·p₁ + 3(1−t)²t·h₁ + 3(1−t)t²·h₂ + t³·p₂ */
export function pointAt(edges: Edges, e: number, t: number): readonly [number, number] {
  const u = 1 - t;
  const [a, b, c, d] = [u * u * u, 3 * u * u * t, 3 * u * t * t, t * t * t];
  const bend = edges.bend[e];
  const x = (a + b) * edges.x1[e] + (c + d) * edges.x2[e] + (b - c) * bend;
  return [x, (a + b) * edges.y1[e] + (c + d) * edges.y2[e]];
}

function squaredToPiece(x: number, y: number, x1: number, y1: number, x2: number, y2: number): number {
  const dx = x2 - x1;
  const dy = y2 - y1;
  const length = dx * dx + dy * dy;
  const t = length === 0 ? 0 : Math.min(1, Math.max(0, ((x - x1) * dx + (y - y1) * dy) / length));
  const ex = x - (x1 + t * dx);
  const ey = y - (y1 + t * dy);
  return ex * ex + ey * ey;
}
