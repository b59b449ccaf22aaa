import type { Choice } from './detail.ts';
import { entryX, exitX, type Picture, type PlacedColumn, stubLength, unitY } from './picture.ts';
import type { PlanColumn } from './plan.ts';
import { strongest } from './strongest.ts';
import type { Target } from './target.ts';

/** Lines to draw, a place each in every array; lengths in px. */
export interface Edges {
  readonly count: number;
  /** The column that the line goes into. */
  readonly column: Int32Array;
  /** −1 for a bias. */
  readonly input: Int32Array;
  readonly unit: Int32Array;
  /** Where its number is in the parameter arena. */
  readonly at: Int32Array;
  /** A cubic Bézier from (x1, y1) to (x2, y2) whose handles are horizontal and `bend` long; 0 is straight. */
  readonly x1: Float64Array;
  readonly y1: Float64Array;
  readonly x2: Float64Array;
  readonly y2: Float64Array;
  readonly bend: Float64Array;
}

const bending = 0.42;
const diagonal = Math.SQRT1_2;
const fields = ['column', 'input', 'unit', 'at', 'x1', 'y1', 'x2', 'y2', 'bend'] as const;

interface Filling extends Edges {
  count: number;
}

function createEdges(capacity: number): Filling {
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
  };
}

function addWeight(edges: Filling, before: PlacedColumn, column: PlacedColumn, index: number): void {
  const { dense } = column.plan;
  if (dense === null) return;
  const e = edges.count++;
  const input = Math.floor(index / dense.units);
  const unit = index % dense.units;
  edges.column[e] = column.plan.index;
  edges.input[e] = input;
  edges.unit[e] = unit;
  edges.at[e] = dense.kernel + index;
  edges.x1[e] = exitX(before);
  edges.y1[e] = unitY(before, input);
  edges.x2[e] = entryX(column);
  edges.y2[e] = unitY(column, unit);
  edges.bend[e] = bending * (edges.x2[e] - edges.x1[e]);
}

/** A bias is a short line into the neuron's lower left; blocks have no room for them. */
function addBias(edges: Filling, column: PlacedColumn, unit: number): void {
  const { dense } = column.plan;
  if (dense === null || dense.bias < 0 || column.tile !== null) return;
  const e = edges.count++;
  const rim = column.radius * diagonal;
  const end = (column.radius + stubLength(column.radius)) * diagonal;
  edges.column[e] = column.plan.index;
  edges.input[e] = -1;
  edges.unit[e] = unit;
  edges.at[e] = dense.bias + unit;
  edges.x1[e] = column.x - end;
  edges.y1[e] = unitY(column, unit) + end;
  edges.x2[e] = column.x - rim;
  edges.y2[e] = unitY(column, unit) + rim;
  edges.bend[e] = 0;
}

function kernelSize({ dense }: PlanColumn): number {
  return dense === null ? 0 : dense.inputs * dense.units;
}

/** All lines of a picture: the chosen weights, and the biases of neurons. */
export function edgesOf({ columns }: Picture, choice: Choice): Edges {
  const drawn = columns.map(({ plan }, i) => (choice[i] === null ? kernelSize(plan) : choice[i].length));
  const biases = columns.reduce((sum, { plan, tile }) => sum + (tile === null ? plan.units : 0), 0);
  const edges = createEdges(drawn.reduce((sum, count) => sum + count, biases));
  columns.forEach((column, i) => {
    const before = columns[i - 1];
    if (before === undefined || column.plan.dense === null) return;
    const chosen = choice[i];
    for (let k = 0; k < drawn[i]; k++) addWeight(edges, before, column, chosen === null ? k : chosen[k]);
    if (column.tile === null) for (let unit = 0; unit < column.plan.units; unit++) addBias(edges, column, unit);
  });
  return edges;
}

/** So many lines are shown at most of one neuron. */
const focusLimit = 200;

/** The lines that belong to what is pointed at: a weight, a bias, what comes into a neuron, what leaves an input. */
export function edgesOfTarget({ columns }: Picture, target: Target, parameters: Float32Array | null): Edges {
  const edges = createEdges(focusLimit + 1);
  if (target.type !== 'neuron') {
    const at = columns.findIndex(({ plan }) => plan.dense !== null && plan.layer === target.layer);
    const column = columns[at];
    const before = columns[at - 1];
    if (column?.plan.dense == null || before === undefined) return edges;
    if (target.type === 'bias') addBias(edges, column, target.unit);
    else addWeight(edges, before, column, target.input * column.plan.dense.units + target.unit);
    return edges;
  }
  const incoming = target.column > 0;
  const column = columns[incoming ? target.column : 1];
  const before = columns[incoming ? target.column - 1 : 0];
  const dense = column?.plan.dense;
  if (column === undefined || before === undefined || dense == null) return edges;
  const indices = incoming
    ? Array.from({ length: dense.inputs }, (_, input) => input * dense.units + target.unit)
    : Array.from({ length: dense.units }, (_, unit) => target.unit * dense.units + unit);
  const weights = indices.map((index) => parameters?.[dense.kernel + index] ?? 0);
  for (const i of strongest(weights, 0, indices.length, focusLimit)) addWeight(edges, before, column, indices[i]);
  if (incoming) addBias(edges, column, target.unit);
  return edges;
}

/** The lines that a Dense made: what comes into its column. */
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

/** What a line stands for. */
export function targetOfEdge(edges: Edges, e: number, columns: readonly PlacedColumn[]): Target {
  const layer = columns[edges.column[e]].plan.layer;
  const unit = edges.unit[e];
  return edges.input[e] < 0 ? { type: 'bias', layer, unit } : { type: 'weight', layer, input: edges.input[e], unit };
}
