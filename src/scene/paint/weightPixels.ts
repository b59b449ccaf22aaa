import type { DenseOp } from '../../engine/layout.ts';
import { colourIndex, type MapColours } from './mapPixels.ts';

interface Size {
  readonly width: number;
  readonly height: number;
}

/**
 * Paints the incoming weights of a unit as a picture, the greatest magnitude in full colour.
 *
 * @param pixels of a picture that is `stride` wide; that of the unit begins at `start`
 */
export function writeWeights(
  parameters: Float32Array,
  { kernel, units }: Pick<DenseOp, 'kernel' | 'units'>,
  unit: number,
  { width, height }: Size,
  colours: MapColours,
  pixels: Uint32Array,
  start = 0,
  stride = width,
): void {
  const weight = (pixel: number): number => parameters[kernel + pixel * units + unit];
  let most = Number.MIN_VALUE;
  for (let pixel = 0; pixel < width * height; pixel++) most = Math.max(most, Math.abs(weight(pixel)));
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) {
      pixels[start + y * stride + x] = colours[colourIndex(weight(y * width + x), most)];
    }
  }
}
