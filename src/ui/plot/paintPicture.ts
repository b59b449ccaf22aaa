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
  // As one image: thousands of squares would take longer than a frame.
  const picture = new OffscreenCanvas(width, height);
  const pixels = picture.getContext('2d');
  if (pixels === null) return;
  const image = pixels.createImageData(width, height);
  for (let i = 0; i < width * height; i++) image.data[4 * i + 3] = 255 * values[i]; // opacity, clamped
  pixels.putImageData(image, 0, 0);
  pixels.globalCompositeOperation = 'source-in';
  pixels.fillStyle = ink;
  pixels.fillRect(0, 0, width, height);
  const scale = side / Math.max(width, height);
  context.imageSmoothingEnabled = false;
  context.drawImage(picture, 0, 0, width * scale, height * scale);
}
