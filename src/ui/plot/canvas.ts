import type { Size } from '../useSize.ts';

/**
 * Makes a canvas as sharp as the screen, empties it, and gives its context in CSS pixels; null where there is none.
 * The bitmap is made anew only when its size has changed.
 *
 * @param ratio pixels of the bitmap a CSS pixel
 */
export function fitCanvas(
  canvas: HTMLCanvasElement,
  { width, height }: Size,
  ratio = globalThis.devicePixelRatio || 1,
): CanvasRenderingContext2D | null {
  const context = canvas.getContext('2d');
  if (context === null) return null;
  const [across, down] = [Math.round(width * ratio), Math.round(height * ratio)];
  if (canvas.width !== across || canvas.height !== down) {
    canvas.width = across;
    canvas.height = down;
  }
  context.setTransform(ratio, 0, 0, ratio, 0, 0);
  context.clearRect(0, 0, width, height);
  return context;
}
