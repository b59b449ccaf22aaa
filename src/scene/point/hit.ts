import { type Edges, targetOfEdge } from '../layout/edges.ts';
import { edgesOfTarget } from '../layout/targetEdges.ts';
import { hasTarget } from '../plan/plan.ts';
import { type Picture, type PlacedColumn, type PlacedLabel, unitX, unitY } from '../layout/picture.ts';
import type { Target } from '../../document/target.ts';
import { cellAt } from '../layout/tile.ts';

const pieces = 32;

/** What is pinned, for its lines are drawn where others are left out. */
export interface Pinned {
  readonly target: Target | null;
  /** The arena by which they are chosen; null while it is unknown. */
  readonly parameters: Float32Array | null;
}

const nothing: Pinned = { target: null, parameters: null };
/** A line is nearer than one of what is pinned if it is so by this, px. */
const clearly = 0.5;

/** Finds the target at a point: a neuron with its badges, a cell, or the nearest line within `reach` px. */
export function hit(
  picture: Picture,
  edges: Edges,
  x: number,
  y: number,
  reach: number,
  pinned: Pinned = nothing,
): Target | null {
  for (const column of picture.columns) {
    const unit = unitAt(column, x, y);
    if (unit >= 0) return { type: 'neuron', column: column.plan.index, unit };
  }
  const own = linesOf(picture, pinned);
  const pin = own === null ? -1 : nearestEdge(own, x, y, reach);
  if (own === null || pin < 0) {
    const e = nearestEdge(edges, x, y, reach);
    return e < 0 ? null : targetOfEdge(edges, e, picture.columns);
  }
  const e = nearestEdge(edges, x, y, Math.max(0, Math.sqrt(squaredDistance(own, pin, x, y)) - clearly));
  return e < 0 ? targetOfEdge(own, pin, picture.columns) : targetOfEdge(edges, e, picture.columns);
}

/** The lines of what is pinned; null where they are among the others. */
function linesOf(picture: Picture, { target, parameters }: Pinned): Edges | null {
  const isAmong = picture.drawn === picture.all || target === null || !hasTarget(picture.plan, target);
  return isAmong ? null : edgesOfTarget(picture, target, parameters);
}

/**
 * Finds the layer at a point: by a header text, the sign of a stage, the name on a softmax frame, or the neuron or line
 * there. Null on the background.
 */
export function layerAt(
  picture: Picture,
  edges: Edges,
  x: number,
  y: number,
  reach: number,
  pinned: Pinned = nothing,
): number | null {
  const label = picture.labels.find(
    (one) => one.layer !== null && one.kind !== 'name' && one.kind !== 'note' && isOnLabel(one, picture, x, y),
  );
  if (label !== undefined) return label.layer;
  const badge = picture.badges.find(
    (one) => x >= one.x && x <= one.x + one.size && y >= one.y && y <= one.y + one.size,
  );
  if (badge !== undefined) return badge.layer;
  const target = hit(picture, edges, x, y, reach, pinned);
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
  const { tile, plan, radius, isSquare, spacing, top, lanes, slots } = column;
  if (tile !== null) return cellAt(tile, plan.units, x, y);
  if (lanes > 1) return unitInLanes(column, x, y);
  const unit = Math.min(plan.units - 1, Math.max(0, Math.round((y - top) / spacing || 0)));
  const dy = y - unitY(column, unit);
  const dx = x - column.x;
  const rim = Math.max(radius, 4); // makes neurons of 2 px easy to hit
  if (isSquare ? Math.max(Math.abs(dx), Math.abs(dy)) <= rim : dx * dx + dy * dy <= rim * rim) return unit;
  return slots.some((slot) => isOn(slot, dx, dy, radius)) ? unit : -1;
}

function unitInLanes(column: PlacedColumn, x: number, y: number): number {
  const { x: centre, lanes, laneWidth, radius, top, spacing, plan } = column;
  const lane = Math.min(lanes - 1, Math.max(0, Math.round((x - centre) / laneWidth + (lanes - 1) / 2)));
  const row = Math.round((y - top) / spacing - (lane % 2) / 2);
  const unit = row * lanes + lane;
  if (row < 0 || unit >= plan.units) return -1;
  return Math.hypot(x - unitX(column, unit), y - unitY(column, unit)) <= Math.max(radius, 4) ? unit : -1;
}

function isOn(slot: PlacedColumn['slots'][number], dx: number, dy: number, radius: number): boolean {
  const [width, height] = slot.type === 'badge' ? [slot.size, slot.size / 2] : [slot.width + slot.digits, radius];
  return dx >= slot.dx && dx <= slot.dx + width && Math.abs(dy) <= height;
}

/** Finds the line nearest to a point; −1 if none is within `reach` px. */
export function nearestEdge(edges: Edges, x: number, y: number, reach: number): number {
  let nearest = -1;
  let best = reach * reach;
  for (let e = 0; e < edges.count; e++) {
    // A line stays within the bounding box of its ends and bundles: its handles are horizontal and shorter than half of
    // it.
    if (x < edges.x1[e] - reach || x > edges.x2[e] + reach) continue;
    const low = Math.min(edges.y1[e], edges.y2[e], edges.bundle1[e], edges.bundle2[e]);
    const high = Math.max(edges.y1[e], edges.y2[e], edges.bundle1[e], edges.bundle2[e]);
    if (y < low - reach || y > high + reach) continue;
    const squared = squaredDistance(edges, e, x, y);
    if (squared < best || (nearest < 0 && squared <= best)) {
      best = squared;
      nearest = e;
    }
  }
  return nearest;
}

/** Distance from a point to a line, approximated by straight pieces; px². */
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

/** Fraction of a line's sample points used for each stem. */
const stemShare = 0.25;

/** Returns a point of a line for t from 0 to 1. */
export function pointAt(edges: Edges, e: number, t: number): Point {
  const [x1, y1, x2, y2] = [edges.x1[e], edges.y1[e], edges.x2[e], edges.y2[e]];
  const [stem1, stem2, bundle1, bundle2] = [edges.stem1[e], edges.stem2[e], edges.bundle1[e], edges.bundle2[e]];
  const from = stem1 > 0 ? stemShare : 0;
  const to = stem2 > 0 ? 1 - stemShare : 1;
  if (t < from) return onCurve(x1, y1, x1 + stem1, bundle1, stem1 / 2, t / from);
  if (t > to) return onCurve(x2 - stem2, bundle2, x2, y2, stem2 / 2, (t - to) / (1 - to));
  return onCurve(x1 + stem1, bundle1, x2 - stem2, bundle2, edges.bend[e], (t - from) / (to - from));
}

type Point = readonly [x: number, y: number];

/** B(t) = (1−t)³·p₁ + 3(1−t)²t·h₁ + 3(1−t)t²·h₂ + t³·p₂ with horizontal handles */
function onCurve(x1: number, y1: number, x2: number, y2: number, bend: number, t: number): Point {
  const u = 1 - t;
  const [a, b, c, d] = [u * u * u, 3 * u * u * t, 3 * u * t * t, t * t * t];
  return [(a + b) * x1 + (c + d) * x2 + (b - c) * bend, (a + b) * y1 + (c + d) * y2];
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
