import type { Column } from '../../document/columns.ts';
import { endOf } from './bundle.ts';
import type { Choice } from '../plan/detail.ts';
import { edgeY, entryX, exitX, hasStubs, type Picture, type PlacedColumn, stubOf, unitY } from './picture.ts';
import type { Target } from '../../document/target.ts';

/** Lines to draw, one entry per line in every array; lengths in px. */
export interface Edges {
  readonly count: number;
  /** Column that the line leads to. */
  readonly column: Int32Array;
  /** −1 for a bias. */
  readonly input: Int32Array;
  readonly unit: Int32Array;
  /** Index of the line's number in the parameter arena. */
  readonly at: Int32Array;
  /** From (x1, y1) to (x2, y2): a cubic Bézier curve with horizontal handles of length `bend`; 0 is straight. */
  readonly x1: Float64Array;
  readonly y1: Float64Array;
  readonly x2: Float64Array;
  readonly y2: Float64Array;
  readonly bend: Float64Array;
  /**
   * At a tile, the line first joins a bundle: within the length `stem` from its end, it reaches the height `bundle`.
   */
  readonly stem1: Float64Array;
  readonly bundle1: Float64Array;
  readonly stem2: Float64Array;
  readonly bundle2: Float64Array;
}

const bending = 0.42;
const places = ['x1', 'y1', 'x2', 'y2', 'bend', 'stem1', 'bundle1', 'stem2', 'bundle2'] as const;
const fields = ['column', 'input', 'unit', 'at', ...places] as const;

export interface Filling extends Edges {
  count: number;
}

export function createEdges(capacity: number): Filling {
  const ints = (): Int32Array => new Int32Array(capacity);
  const floats = (): Float64Array => new Float64Array(capacity);
  return {
    count: 0,
    column: ints(),
    input: ints(),
    unit: ints(),
    at: ints(),
    x1: floats(),
    y1: floats(),
    x2: floats(),
    y2: floats(),
    bend: floats(),
    stem1: floats(),
    bundle1: floats(),
    stem2: floats(),
    bundle2: floats(),
  };
}

export function addWeight(edges: Filling, { columns, counts }: Picture, to: number, index: number): void {
  const column = columns[to];
  const before = columns[to - 1];
  const { dense } = column.plan;
  if (dense === null || before === undefined) return;
  const e = edges.count++;
  const input = Math.floor(index / dense.units);
  const unit = index % dense.units;
  edges.column[e] = column.plan.index;
  edges.input[e] = input;
  edges.unit[e] = unit;
  edges.at[e] = dense.kernel + index;
  edges.x1[e] = exitX(before, input);
  edges.y1[e] = edgeY(before, input);
  edges.x2[e] = entryX(column, unit);
  edges.y2[e] = edgeY(column, unit);
  const gap = edges.x2[e] - edges.x1[e];
  const bundled = counts[to].drawn < counts[to].all;
  const start = bundled ? endOf(before, input, gap) : null;
  const end = bundled ? endOf(column, unit, gap) : null;
  edges.stem1[e] = start?.length ?? 0;
  edges.bundle1[e] = start?.y ?? edges.y1[e];
  edges.stem2[e] = end?.length ?? 0;
  edges.bundle2[e] = end?.y ?? edges.y2[e];
  edges.bend[e] = bending * (gap - edges.stem1[e] - edges.stem2[e]);
}

/** Adds a bias as a short line into the lower left of the neuron. Lanes and tiles have no space for it. */
export function addBias(edges: Filling, column: PlacedColumn, unit: number): void {
  const { dense } = column.plan;
  if (dense === null || dense.bias < 0 || !hasStubs(column)) return;
  const e = edges.count++;
  const { rim, end } = stubOf(column);
  edges.column[e] = column.plan.index;
  edges.input[e] = -1;
  edges.unit[e] = unit;
  edges.at[e] = dense.bias + unit;
  edges.x1[e] = column.x - end;
  edges.y1[e] = unitY(column, unit) + end;
  edges.x2[e] = column.x - rim;
  edges.y2[e] = unitY(column, unit) + rim;
  edges.bundle1[e] = edges.y1[e];
  edges.bundle2[e] = edges.y2[e];
  edges.bend[e] = 0;
}

function kernelSize({ dense }: Column): number {
  return dense === null ? 0 : dense.inputs * dense.units;
}

/** All lines of a picture: the chosen weights, and the biases of neurons. */
export function edgesOf(picture: Picture, choice: Choice): Edges {
  const { columns } = picture;
  const drawn = columns.map(({ plan }, i) => (choice[i] === null ? kernelSize(plan) : choice[i].length));
  const biases = columns.reduce((sum, column) => sum + (hasStubs(column) ? column.plan.units : 0), 0);
  const edges = createEdges(drawn.reduce((sum, count) => sum + count, biases));
  columns.forEach((column, i) => {
    if (column.plan.dense === null) return;
    const chosen = choice[i];
    for (let k = 0; k < drawn[i]; k++) addWeight(edges, picture, i, chosen === null ? k : chosen[k]);
    if (hasStubs(column)) for (let unit = 0; unit < column.plan.units; unit++) addBias(edges, column, unit);
  });
  return edges;
}

/** Returns the lines of a Dense layer: all lines into its column. */
export function edgesInto(edges: Edges, column: number): Edges {
  let count = 0;
  for (let e = 0; e < edges.count; e++) if (edges.column[e] === column) count++;
  const chosen = createEdges(count);
  for (let e = 0; e < edges.count; e++) {
    if (edges.column[e] !== column) continue;
    const to = chosen.count++;
    for (const key of fields) chosen[key][to] = edges[key][e];
  }
  return chosen;
}

/** Returns the target of a line. */
export function targetOfEdge(edges: Edges, e: number, columns: readonly PlacedColumn[]): Target {
  const layer = columns[edges.column[e]].plan.layer;
  const unit = edges.unit[e];
  return edges.input[e] < 0 ? { type: 'bias', layer, unit } : { type: 'weight', layer, input: edges.input[e], unit };
}

/** Traces a line. */
export function traceEdge(
  path: Pick<CanvasPath, 'moveTo' | 'lineTo' | 'bezierCurveTo'>,
  edges: Edges,
  e: number,
): void {
  const [x1, y1, x2, y2, bend] = [edges.x1[e], edges.y1[e], edges.x2[e], edges.y2[e], edges.bend[e]];
  const [stem1, stem2, bundle1, bundle2] = [edges.stem1[e], edges.stem2[e], edges.bundle1[e], edges.bundle2[e]];
  path.moveTo(x1, y1);
  if (stem1 > 0) path.bezierCurveTo(x1 + stem1 / 2, y1, x1 + stem1 / 2, bundle1, x1 + stem1, bundle1);
  const end = x2 - stem2;
  if (bend === 0 || bundle1 === bundle2) path.lineTo(end, bundle2);
  else path.bezierCurveTo(x1 + stem1 + bend, bundle1, end - bend, bundle2, end, bundle2);
  if (stem2 > 0) path.bezierCurveTo(end + stem2 / 2, bundle2, end + stem2 / 2, y2, x2, y2);
}
