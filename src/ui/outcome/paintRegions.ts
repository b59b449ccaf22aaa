import { contours, line } from 'd3';
import type { DatasetInfo } from '../../data/dataset.ts';
import { classColours } from '../plot/classColours.ts';
import type { Colours } from '../plot/colours.ts';
import type { Plane } from '../plot/plane.ts';
import { meaningOf } from './meaning.ts';
import { regionsOf, rgbOf } from './regionImage.ts';
import type { Outputs } from './usePrediction.ts';

/**
 * Draws the lines along which a field crosses 0, each end between the middles of two cells.
 *
 * @param field over the whole of the plane, the uppermost row first [side, side]
 */
export function traceZero(
  context: CanvasRenderingContext2D,
  field: ArrayLike<number>,
  side: number,
  { left, top, right, bottom }: Pick<Plane, 'left' | 'top' | 'right' | 'bottom'>,
): void {
  const across = (right - left) / side;
  const down = (bottom - top) / side;
  // A region is closed along the border, which is no boundary between two classes.
  const isWithin = (point: readonly number[]): boolean => point.every((place) => place > 0 && place < side);
  const trace = line<readonly number[]>()
    .defined(isWithin)
    .x(([x]) => left + x * across)
    .y(([, y]) => top + y * down)
    .context(context);
  const { coordinates } = contours().size([side, side]).contour(Array.from(field), 0);
  for (const ring of coordinates.flat()) trace(ring);
}

// oxlint-disable-next-line modules/no-state -- empty between two calls
let small: HTMLCanvasElement | null = null;

/** A picture of one pixel a cell, to be stretched over the plot. */
function pictureOf(width: number, height: number, pixels: Uint8ClampedArray<ArrayBuffer>): HTMLCanvasElement {
  small ??= document.createElement('canvas');
  small.width = width;
  small.height = height;
  small.getContext('2d')?.putImageData(new ImageData(pixels, width, height), 0, 0);
  return small;
}

/** Stretches a row or a square of colours over a plot, blurring from middle to middle of the cells. */
export function paintCells(
  context: CanvasRenderingContext2D,
  { left, top, right, bottom }: Plane,
  width: number,
  height: number,
  pixels: Uint8ClampedArray<ArrayBuffer>,
): void {
  context.imageSmoothingEnabled = true;
  context.drawImage(pictureOf(width, height, pixels), left, top, right - left, bottom - top);
}

/**
 * The map: the colours of the regions, and a line where they meet.
 * @param isDiscrete whether the class that wins has the whole of a place
 */
export function paintRegions(
  context: CanvasRenderingContext2D,
  outputs: Outputs,
  info: DatasetInfo,
  plane: Plane,
  colours: Colours,
  isDiscrete = false,
): void {
  const { surface } = colours;
  const meaning = isDiscrete ? 'scores' : meaningOf(outputs.experiment, outputs.outputs);
  const classes = classColours(info, colours).map(rgbOf);
  const { side, pixels, leads } = regionsOf(outputs, meaning, info.classes.length, rgbOf(surface), classes);
  paintCells(context, plane, side, side, pixels);
  context.beginPath();
  for (const field of leads) traceZero(context, field, side, plane);
  strokeBoundary(context, colours);
}

/** A line that stands out from any colour. */
export function strokeBoundary(context: CanvasRenderingContext2D, { ink, surface, stroke }: Colours): void {
  context.lineJoin = 'round';
  context.lineCap = 'round';
  context.globalAlpha = 0.7;
  context.strokeStyle = surface;
  context.lineWidth = 3.2 * stroke;
  context.stroke();
  context.strokeStyle = ink;
  context.lineWidth = 1.2 * stroke;
  context.stroke();
  context.globalAlpha = 1;
}
