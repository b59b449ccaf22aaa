import type { Edges } from './edges.ts';
import type { Ink } from './palette.ts';

/** Widths that lines come in: so few, so that a frame changes the state of the canvas only a few times. */
const widths = 8;
const faintest = 0.3;
const trace = [1, 5]; // px

export interface EdgeLook {
  readonly ink: Ink;
  /** Null: nobody knows the numbers, all lines are neutral. */
  readonly parameters: Float32Array | null;
  /** The magnitude that gets the greatest width. */
  readonly reference: number;
  /** px */
  readonly thickest: number;
  /** 1, or less to step back behind what is pointed at. */
  readonly alpha: number;
  /** Units of each column out of which nothing comes, 1 for such a one; null for none of a column, or none at all. */
  readonly dropped: readonly (Uint8Array | null)[] | null;
}

let next = new Int32Array(0);
const heads = new Int32Array(2 * widths);

/** 1.8 times the root mean square of the drawn numbers: it moves as smoothly as they do, and no single one rules it. */
export function referenceOf(edges: Edges, parameters: Float32Array): number {
  let sum = 0;
  let count = 0;
  for (let e = 0; e < edges.count; e++) {
    if (edges.input[e] < 0) continue; // biases begin at zero, and would thicken all else
    const w = parameters[edges.at[e]];
    sum += w * w;
    count++;
  }
  return count === 0 ? 1 : 1.8 * Math.sqrt(sum / count) || 1;
}

/** Strokes the lines: width and strength by magnitude, colour by sign, and dashes for negative. Weak ones first. */
export function paintEdges(context: CanvasRenderingContext2D, edges: Edges, look: EdgeLook): void {
  const { ink, parameters, reference, thickest, alpha, dropped } = look;
  context.lineCap = 'butt';
  if (parameters === null) {
    setLine(context, ink.zero, ink.stroke, alpha, false);
    for (let e = 0; e < edges.count; e++) stroke(context, edges, e);
    context.globalAlpha = 1;
    return;
  }
  if (next.length < edges.count) next = new Int32Array(2 * edges.count);
  heads.fill(-1);
  let left = -1;
  for (let e = 0; e < edges.count; e++) {
    if (dropped !== null && edges.input[e] >= 0 && dropped[edges.column[e] - 1]?.[edges.input[e]] === 1) {
      next[e] = left;
      left = e;
      continue;
    }
    const w = parameters[edges.at[e]];
    const share = Math.abs(w) / reference;
    const width = share < 1 ? Math.floor(share * widths) : widths - 1;
    const bucket = 2 * width + (w < 0 ? 1 : 0);
    next[e] = heads[bucket];
    heads[bucket] = e;
  }
  if (left >= 0) {
    // Nothing goes along these: a trace of where they are.
    setLine(context, ink.zero, 0.75 * ink.stroke, alpha, false);
    context.setLineDash(trace);
    for (let e = left; e >= 0; e = next[e]) stroke(context, edges, e);
  }
  for (let bucket = 0; bucket < 2 * widths; bucket++) {
    if (heads[bucket] < 0) continue;
    const share = ((bucket >> 1) + 0.5) / widths;
    const negative = (bucket & 1) === 1;
    const colour = negative ? ink.negative : ink.positive;
    const width = Math.max(0.5, share * thickest) * ink.stroke;
    setLine(context, colour, width, alpha * (faintest + (1 - faintest) * share), negative);
    for (let e = heads[bucket]; e >= 0; e = next[e]) stroke(context, edges, e);
  }
  context.globalAlpha = 1;
  context.setLineDash([]);
}

/** Under the biases, which begin at zero, a thin line that says where they are. */
export function paintStubs(context: CanvasRenderingContext2D, edges: Edges, ink: Ink, alpha: number): void {
  setLine(context, ink.zero, ink.stroke, alpha, false);
  for (let e = 0; e < edges.count; e++) if (edges.input[e] < 0) stroke(context, edges, e);
  context.globalAlpha = 1;
}

/** Each line is a path of its own: one path of hundreds takes a browser without a graphics card twice as long. */
function stroke(context: CanvasRenderingContext2D, edges: Edges, e: number): void {
  const x1 = edges.x1[e];
  const y1 = edges.y1[e];
  const x2 = edges.x2[e];
  const y2 = edges.y2[e];
  const bend = edges.bend[e];
  context.beginPath();
  context.moveTo(x1, y1);
  if (bend === 0 || y1 === y2) context.lineTo(x2, y2);
  else context.bezierCurveTo(x1 + bend, y1, x2 - bend, y2, x2, y2);
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
