import { hasCaption } from './caption.ts';
import { addBias, addWeight, createEdges, type Edges, type Filling } from './edges.ts';
import type { Picture } from './picture.ts';
import { strongest } from '../plan/strongest.ts';
import type { Target } from '../../document/target.ts';

/** Maximum number of lines shown on one side of a neuron: the strongest ones. */
const focusLimit = 200;
/** Up to this many lines into a column, each can be followed. */
const few = 150;

/**
 * Returns the lines of a target, none for what a stage learns: a weight, a bias, the lines into a neuron, or the lines out of an input. The lines out
 * of a neuron are included if they would otherwise be lost in a crowd.
 */
export function edgesOfTarget(picture: Picture, target: Target, parameters: Float32Array | null): Edges {
  const { columns, counts } = picture;
  const edges = createEdges(2 * focusLimit + 1);
  if (target.type === 'stage') return edges;
  if (target.type !== 'neuron') {
    const at = columns.findIndex(({ plan }) => plan.dense !== null && plan.layer === target.layer);
    const column = columns[at];
    if (column?.plan.dense == null) return edges;
    if (target.type === 'bias') addBias(edges, column, target.unit);
    else addWeight(edges, picture, at, target.input * column.plan.dense.units + target.unit);
    return edges;
  }
  const { column, unit } = target;
  const next = counts[column + 1];
  if (column > 0) addIncoming(edges, picture, column, unit, parameters);
  if (next !== undefined && (column === 0 || next.all > few || hasCaption(columns[column]))) {
    addOutgoing(edges, picture, column + 1, unit, parameters);
  }
  return edges;
}

function addIncoming(
  edges: Filling,
  picture: Picture,
  to: number,
  unit: number,
  parameters: Float32Array | null,
): void {
  const column = picture.columns[to];
  const { dense } = column.plan;
  if (dense === null) return;
  const indices = Array.from({ length: dense.inputs }, (_, input) => input * dense.units + unit);
  addStrongest(edges, picture, to, indices, parameters);
  addBias(edges, column, unit);
}

function addOutgoing(
  edges: Filling,
  picture: Picture,
  to: number,
  input: number,
  parameters: Float32Array | null,
): void {
  const { dense } = picture.columns[to].plan;
  if (dense === null) return;
  const indices = Array.from({ length: dense.units }, (_, unit) => input * dense.units + unit);
  addStrongest(edges, picture, to, indices, parameters);
}

function addStrongest(
  edges: Filling,
  picture: Picture,
  to: number,
  indices: readonly number[],
  parameters: Float32Array | null,
): void {
  const kernel = picture.columns[to].plan.dense?.kernel ?? 0;
  const weights = indices.map((index) => parameters?.[kernel + index] ?? 0);
  for (const i of strongest(weights, 0, indices.length, focusLimit)) {
    addWeight(edges, picture, to, indices[i]);
  }
}
