import type { DenseOp } from '../../engine/layout.ts';
import { colourIndex, type MapColours } from './mapPixels.ts';

/**
 * Paints the incoming weights of each unit as a picture, side by side, the greatest magnitude of a unit in full colour.
 *
 * @param across pictures in a row
 * @param pixels of a picture of `across · width` by as many rows as are needed
 */
export function writeWeights(
  parameters: Float32Array,
  { kernel, units }: Pick<DenseOp, 'kernel' | 'units'>,
  { width, height }: { readonly width: number; readonly height: number },
  across: number,
  colours: MapColours,
  pixels: Uint32Array,
): void {
  const stride = across * width;
  for (let unit = 0; unit < units; unit++) {
    const weight = (pixel: number): number => parameters[kernel + pixel * units + unit];
    let most = Number.MIN_VALUE;
    for (let pixel = 0; pixel < width * height; pixel++) most = Math.max(most, Math.abs(weight(pixel)));
    const start = Math.floor(unit / across) * height * stride + (unit % across) * width;
    for (let y = 0; y < height; y++) {
      for (let x = 0; x < width; x++) {
        pixels[start + y * stride + x] = colours[colourIndex(weight(y * width + x), most)];
      }
    }
  }
}
