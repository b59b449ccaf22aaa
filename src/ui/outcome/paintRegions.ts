import type { Colours } from '../colours.ts';
import type { Plane } from '../charts/plane.ts';
import { zeroLines } from './boundary.ts';
import type { Regions } from './regionImage.ts';

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

/** The map: the colours of the regions, and a line where they meet. */
export function paintRegions(
  context: CanvasRenderingContext2D,
  { side, pixels, leads }: Regions,
  plane: Plane,
  { ink, surface, stroke }: Pick<Colours, 'ink' | 'surface' | 'stroke'>,
): void {
  paintCells(context, plane, side, side, pixels);
  const across = (plane.right - plane.left) / side;
  const down = (plane.bottom - plane.top) / side;
  context.beginPath();
  for (const field of leads) {
    const lines = zeroLines(field, side);
    for (let i = 0; i < lines.length; i += 4) {
      context.moveTo(plane.left + lines[i] * across, plane.top + lines[i + 1] * down);
      context.lineTo(plane.left + lines[i + 2] * across, plane.top + lines[i + 3] * down);
    }
  }
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
