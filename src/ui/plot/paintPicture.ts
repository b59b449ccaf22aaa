import type { Show } from '../../data/dataset.ts';

/**
 * Paints a picture, its pixels as squares, from the upper left corner on.
 *
 * @param values 0 (paper) … 1 (ink) [height, width]
 * @param side of the canvas, CSS pixels; the picture's longer side
 */
export function paintPicture(
  context: CanvasRenderingContext2D,
  values: ArrayLike<number>,
  { width, height }: NonNullable<Show['image']>,
  side: number,
  ink: string,
): void {
  const ratio = context.getTransform().a;
  // On whole pixels of the screen, or the paper would shine through between two squares
  const edge = (at: number): number => Math.round((at * side * ratio) / Math.max(width, height)) / ratio;
  context.fillStyle = ink;
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) {
      const value = values[y * width + x];
      if (value <= 0) continue;
      context.globalAlpha = Math.min(1, value);
      context.fillRect(edge(x), edge(y), edge(x + 1) - edge(x), edge(y + 1) - edge(y));
    }
  }
  context.globalAlpha = 1;
}
