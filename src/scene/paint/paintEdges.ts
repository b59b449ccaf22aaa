import type { EdgeCount } from '../plan/detail.ts';
import { type Edges, traceEdge } from '../layout/edges.ts';
import type { Ink } from './palette.ts';

/** Number of different line widths. A small number keeps changes of the canvas state rare. */
const widths = 8;
/** Opacity of the weakest line when there are up to `few` lines between two columns. */
const faintest = 0.3;
const few = 120;
/** Opacity of many lines whose weights are unknown. */
const neutralCrowd = 0.55;
const trace = [1, 5]; // px

export interface EdgeLook {
  readonly ink: Ink;
  /** Null: the weights are unknown, all lines are neutral. */
  readonly parameters: Float32Array | null;
  /** For each column, the magnitude that gets the greatest width. */
  readonly references: readonly number[];
  /** For each column, the greatest width, px. */
  readonly thickest: readonly number[];
  /** 1, or less for lines in the background of a highlighted target. */
  readonly alpha: number;
  /** Units of each column without output, 1 for dropped; null for columns without any, or if there are none at all. */
  readonly dropped: readonly (Uint8Array | null)[] | null;
}

let next = new Int32Array(0);
let heads = new Int32Array(0);

/**
 * Returns the reference magnitudes: 1.8 times the root mean square of the drawn numbers. It changes as smoothly as the
 * numbers, and no single number dominates it. All columns with all weights drawn share one reference; columns that draw
 * only their strongest weights have their own, computed from the lines of `focused` if given.
 */
export function referencesOf(
  edges: Edges,
  parameters: Float32Array,
  counts: readonly EdgeCount[],
  focused: Edges | null = null,
): number[] {
  const whole = { sum: 0, count: 0 };
  const tallies = counts.map(({ drawn, all }) => (drawn === all ? whole : { sum: 0, count: 0 }));
  add(edges, parameters, (column) => (focused === null || tallies[column] === whole ? tallies[column] : null));
  if (focused !== null) add(focused, parameters, (column) => (tallies[column] === whole ? null : tallies[column]));
  return tallies.map(({ sum, count }) => (count === 0 ? 1 : 1.8 * Math.sqrt(sum / count) || 1));
}

interface Tally {
  sum: number;
  count: number;
}

function add(edges: Edges, parameters: Float32Array, tallyOf: (column: number) => Tally | null): void {
  for (let e = 0; e < edges.count; e++) {
    if (edges.input[e] < 0) continue; // biases start at zero and would make all other lines thicker
    const tally = tallyOf(edges.column[e]);
    if (tally === null) continue;
    const w = parameters[edges.at[e]];
    tally.sum += w * w;
    tally.count++;
  }
}

/** Strokes the lines: width and opacity by magnitude, colour by sign, dashes for negative. Weak lines come first. */
export function paintEdges(context: CanvasRenderingContext2D, edges: Edges, look: EdgeLook): void {
  const { ink, parameters, references, thickest, alpha, dropped } = look;
  context.lineCap = 'butt';
  const crowds = crowdsOf(edges);
  if (parameters === null) {
    const crowd = Math.max(...crowds);
    setLine(context, ink.zero, ink.stroke, crowd > few / 2 ? alpha * neutralCrowd : alpha, false);
    for (let e = 0; e < edges.count; e++) stroke(context, edges, e);
    context.globalAlpha = 1;
    return;
  }
  if (next.length < edges.count) next = new Int32Array(2 * edges.count);
  const lists = 2 * widths * crowds.length;
  if (heads.length < lists) heads = new Int32Array(lists);
  heads.fill(-1);
  let left = -1;
  for (let e = 0; e < edges.count; e++) {
    if (dropped !== null && edges.input[e] >= 0 && dropped[edges.column[e] - 1]?.[edges.input[e]] === 1) {
      next[e] = left;
      left = e;
      continue;
    }
    const w = parameters[edges.at[e]];
    const share = Math.abs(w) / references[edges.column[e]];
    const width = share < 1 ? Math.floor(share * widths) : widths - 1;
    const list = (2 * width + (w < 0 ? 1 : 0)) * crowds.length + edges.column[e];
    next[e] = heads[list];
    heads[list] = e;
  }
  if (left >= 0) {
    // Lines without a signal are drawn as a faint trace.
    setLine(context, ink.zero, 0.75 * ink.stroke, alpha, false);
    context.setLineDash(trace);
    for (let e = left; e >= 0; e = next[e]) stroke(context, edges, e);
  }
  for (let list = 0; list < lists; list++) {
    if (heads[list] < 0) continue;
    const bucket = Math.floor(list / crowds.length);
    const share = ((bucket >> 1) + 0.5) / widths;
    const negative = (bucket & 1) === 1;
    const colour = negative ? ink.negative : ink.positive;
    const column = list % crowds.length;
    const width = Math.max(0.5, share * thickest[column]) * ink.stroke;
    setLine(context, colour, width, alpha * strengthOf(share, crowds[column]), negative);
    for (let e = heads[list]; e >= 0; e = next[e]) stroke(context, edges, e);
  }
  context.globalAlpha = 1;
  context.setLineDash([]);
}

/** Counts the lines into each column. */
function crowdsOf({ count, column }: Edges): number[] {
  const crowds: number[] = [];
  for (let e = 0; e < count; e++) {
    while (crowds.length <= column[e]) crowds.push(0);
    crowds[column[e]]++;
  }
  return crowds;
}

/** Returns the opacity of a line. The more lines, the fainter the weak ones, so that the strong ones stand out. */
function strengthOf(share: number, crowd: number): number {
  const times = Math.max(1, crowd / few);
  const faint = faintest / times ** 0.7;
  return faint + (1 - faint) * share ** Math.min(2.5, times ** 0.5);
}

/** Draws a thin line under each bias, because a bias of zero would be invisible. */
export function paintStubs(context: CanvasRenderingContext2D, edges: Edges, ink: Ink, alpha: number): void {
  setLine(context, ink.zero, ink.stroke, alpha, false);
  for (let e = 0; e < edges.count; e++) if (edges.input[e] < 0) stroke(context, edges, e);
  context.globalAlpha = 1;
}

/**
 * Strokes each line as its own path. A single path of hundreds of lines takes twice as long without a graphics card.
 */
function stroke(context: CanvasRenderingContext2D, edges: Edges, e: number): void {
  context.beginPath();
  traceEdge(context, edges, e);
  context.stroke();
}

function setLine(
  context: CanvasRenderingContext2D,
  colour: string,
  width: number,
  alpha: number,
  dashed: boolean,
): void {
  context.strokeStyle = colour;
  context.lineWidth = width;
  context.globalAlpha = alpha;
  context.setLineDash(dashed ? [3 + 1.6 * width, 2 + width] : []);
}
