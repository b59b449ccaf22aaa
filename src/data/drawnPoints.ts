import { cos, sin } from '../engine/math.ts';
import type { Random } from '../engine/random.ts';
import { createTable } from './createTable.ts';
import type { Column, Rows } from './dataset.ts';
import { rowsOf } from './load.ts';
import { type DataSpec, infoOf } from './spec.ts';
import { knownTables, type Table, type Tables } from './tables.ts';

// Points of a person's own on a plane: each edit of them makes another table.

export interface Place {
  readonly x: number;
  readonly y: number;
}

export interface Point extends Place {
  readonly label: number;
}

/** Points as they are drawn. */
export interface Drawing {
  readonly title: string;
  readonly points: readonly Point[];
  /** Names in label order, at least two. */
  readonly classes: readonly string[];
  /** The sides of the plane. */
  readonly domains: readonly [x: Column['domain'], y: Column['domain']];
}

/** As many points as one may draw, and classes that can be told apart by colour and shape. */
export const mostPoints = 2000;
export const mostClasses = 10;
export const fewestClasses = 2;

const columns = ['x', 'y'];

/** Two classes without a point, on the plane that most of the page's sets have. */
export function emptyDrawing(title: string): Drawing {
  const side: Column['domain'] = [-1.25, 1.25];
  return { title, points: [], classes: ['A', 'B'], domains: [side, side] };
}

/** Whether points can be drawn among these: two inputs and classes. */
export function canDraw(spec: DataSpec): boolean {
  const { task, classes, columns: inputs } = infoOf(spec);
  const isPlane = task === 'classification' && inputs.length === 2;
  return isPlane && classes.length >= fewestClasses && classes.length <= mostClasses && spec.samples <= mostPoints;
}

/**
 * The points of data that can be drawn among.
 * @param classes their names, as the person reads them
 */
export function drawingOf(
  spec: DataSpec,
  title: string,
  classes: readonly string[],
  tables: Tables = knownTables,
): Drawing {
  const [x, y] = infoOf(spec).columns.map(({ domain }) => domain);
  const { values, labels } = rowsOf(spec, tables);
  const points = Array.from(labels, (label, row) => ({
    x: snapped(values[2 * row], x),
    y: snapped(values[2 * row + 1], y),
    label,
  }));
  return { title, points, classes, domains: [x, y] };
}

export function tableOf({ title, points, classes, domains }: Drawing): Table {
  const rows: Rows = {
    values: Float64Array.from(points.flatMap(({ x, y }) => [x, y])),
    labels: Int32Array.from(points, ({ label }) => label),
    targets: new Float64Array(0),
  };
  return createTable({ type: 'points', title, columns, classes, targets: [], domains }, rows);
}

/** The nearest place that a hand can mean, on a side of the plane: so a link has few digits of each point. */
export function snapped(value: number, [from, to]: Column['domain']): number {
  let grid = 1;
  while ((to - from) * grid < 200) grid *= 10;
  return Math.round(value * grid) / grid + 0; // + 0: −0 is 0
}

/** Distance in parts of the plane, whatever its sides are long. */
function distanceIn({ domains }: Drawing, a: Place, b: Place): number {
  const [across, up] = domains.map(([from, to]) => to - from);
  const [dx, dy] = [(a.x - b.x) / across, (a.y - b.y) / up];
  return Math.sqrt(dx * dx + dy * dy);
}

/** The nearest of the points within a reach, in parts of the plane, or −1. */
export function nearestOf(drawing: Drawing, at: Place, reach: number): number {
  let [best, least] = [-1, reach];
  drawing.points.forEach((point, i) => {
    const distance = distanceIn(drawing, point, at);
    if (distance > least) return;
    [best, least] = [i, distance];
  });
  return best;
}

const held = (value: number, [from, to]: Column['domain']): number => Math.max(from, Math.min(to, value));

/** The nearest place on a plane that a hand can mean. */
export const placed = ({ domains: [x, y] }: Pick<Drawing, 'domains'>, at: Place): Place => ({
  x: snapped(held(at.x, x), x),
  y: snapped(held(at.y, y), y),
});

/** What a brush puts down at a place. */
export interface Brush {
  readonly label: number;
  /** Radius in parts of the plane. */
  readonly size: number;
  /** Points; the first is where the brush is. */
  readonly amount: number;
}

/** @param random scatters the points about the place */
export function withDab(drawing: Drawing, at: Place, brush: Brush, random: Random): Drawing {
  const [across, up] = drawing.domains.map(([from, to]) => to - from);
  const room = mostPoints - drawing.points.length;
  const made = Array.from({ length: Math.min(room, brush.size > 0 ? brush.amount : 1) }, (_, i): Point => {
    // evenly over the disc
    const radius = i === 0 ? 0 : brush.size * Math.sqrt(random.uniform());
    const angle = i === 0 ? 0 : 2 * Math.PI * random.uniform();
    const x = at.x + radius * across * cos(angle);
    const y = at.y + radius * up * sin(angle);
    return { ...placed(drawing, { x, y }), label: brush.label };
  });
  return made.length === 0 ? drawing : { ...drawing, points: [...drawing.points, ...made] };
}

/** Without the points within a radius, in parts of the plane. */
export function erased(drawing: Drawing, at: Place, radius: number): Drawing {
  const points = drawing.points.filter((point) => distanceIn(drawing, point, at) > radius);
  return points.length === drawing.points.length ? drawing : { ...drawing, points };
}

export function moved(drawing: Drawing, point: number, to: Place): Drawing {
  const { points } = drawing;
  return { ...drawing, points: points.with(point, { ...points[point], ...placed(drawing, to) }) };
}

/** A name as those that are there have: of its colour, a number, else a letter. */
function nextName(classes: readonly string[], colours: readonly string[]): string {
  const isFree = (name: string): boolean => !classes.includes(name);
  const all = [colours[classes.length] ?? '', ...colours];
  if (classes.every((name) => colours.includes(name))) return all.find(isFree) ?? '';
  if (classes.every((name) => /^-?\d{1,6}$/.test(name))) return String(Math.max(...classes.map(Number)) + 1);
  return Array.from('ABCDEFGHIJKLMNOPQRSTUVWXYZ').find(isFree) ?? '';
}

/** With another class. @param colours what those that classes are painted in are called, in label order */
export function withClass(drawing: Drawing, colours: readonly string[] = []): Drawing {
  const { classes } = drawing;
  return classes.length < mostClasses ? { ...drawing, classes: [...classes, nextName(classes, colours)] } : drawing;
}

/** Without a class and its points. */
export function withoutClass(drawing: Drawing, label: number): Drawing {
  if (drawing.classes.length <= fewestClasses) return drawing;
  const points = drawing.points.filter((point) => point.label !== label);
  return {
    ...drawing,
    classes: drawing.classes.toSpliced(label, 1),
    points: points.map((point) => (point.label > label ? { ...point, label: point.label - 1 } : point)),
  };
}

export const longestName = 24;

/** A name as it is taken. */
export const namedBy = (typed: string): string => typed.trim().slice(0, longestName).trim();

/** Why a class cannot have a name: it is none, or another's; null: it can. */
export function nameFault({ classes }: Drawing, label: number, typed: string): 'empty' | 'taken' | null {
  const wanted = namedBy(typed);
  if (wanted === '') return 'empty';
  return classes.some((name, each) => each !== label && name === wanted) ? 'taken' : null;
}

/** A class by another name, unless it cannot have that. */
export function renamed(drawing: Drawing, label: number, typed: string): Drawing {
  const wanted = namedBy(typed);
  const { classes } = drawing;
  if (wanted === classes[label] || nameFault(drawing, label, typed) !== null) return drawing;
  return { ...drawing, classes: classes.with(label, wanted) };
}

/** Places on the way from one place to another, `spacing` apart, in parts of the plane. */
export function along(drawing: Drawing, from: Place, to: Place, spacing: number): readonly Place[] {
  const distance = distanceIn(drawing, from, to);
  return Array.from({ length: Math.floor(distance / spacing) }, (_, i) => {
    const part = ((i + 1) * spacing) / distance;
    return { x: from.x + part * (to.x - from.x), y: from.y + part * (to.y - from.y) };
  });
}
