import {
  along,
  type Brush,
  type Drawing,
  erased,
  moved,
  nearestOf,
  type Place,
  withDab,
} from '../../data/drawnPoints.ts';
import { createRandom } from '../../engine/random.ts';

export const tools = ['draw', 'erase', 'move'] as const;
export type Tool = (typeof tools)[number];

/** What a pointer or a key does to the points. */
export interface Pen extends Brush {
  readonly tool: Tool;
}

// in parts of the plane
/** A point within this is meant. */
export const reach = 0.06;
/** As far apart are the points of a line, at least. */
const closest = 0.04;
const smallestEraser = 0.025;

/** How far the eraser erases. */
export const eraserOf = ({ size }: Pen): number => Math.max(smallestEraser, size);

/** One press of the pointer, however far it goes: one step of undo. */
export interface Stroke {
  readonly drawing: Drawing;
  /** Where the last points were put down, or erased. */
  readonly last: Place;
  /** The point that is moved, or −1. */
  readonly grabbed: number;
}

function touched(drawing: Drawing, at: Place, pen: Pen): Drawing {
  if (pen.tool === 'erase') return erased(drawing, at, eraserOf(pen));
  // Another random number for each number of points: a second dab at a place scatters otherwise.
  return withDab(drawing, at, pen, createRandom(drawing.points.length, 'data'));
}

export function begin(drawing: Drawing, at: Place, pen: Pen): Stroke {
  if (pen.tool === 'move') return { drawing, last: at, grabbed: nearestOf(drawing, at, reach) };
  return { drawing: touched(drawing, at, pen), last: at, grabbed: -1 };
}

export function goOn(stroke: Stroke, at: Place, pen: Pen): Stroke {
  const { drawing, grabbed, last } = stroke;
  if (pen.tool === 'move') {
    return grabbed < 0 ? stroke : { drawing: moved(drawing, grabbed, at), last: at, grabbed };
  }
  const spacing = pen.tool === 'erase' ? eraserOf(pen) / 2 : Math.max(closest, pen.size);
  const places = along(drawing, last, at, spacing);
  return {
    drawing: places.reduce((sofar, place) => touched(sofar, place, pen), drawing),
    last: places.at(-1) ?? last,
    grabbed,
  };
}
