import { fitCanvas } from '../plot/canvas.ts';
import type { Size } from '../useSize.ts';
import { paper } from './paper.ts';

/**
 * Paints a canvas of the sheet as one image, without drawing on it: Chromium prints what is drawn during `beforeprint`
 * by drawing it once more onto the page, smaller than the canvas by some 2 %.
 */
export function printCanvas(
  canvas: HTMLCanvasElement | null,
  size: Size,
  paint: (on: CanvasRenderingContext2D) => void,
) {
  if (canvas === null) return;
  const behind = document.createElement('canvas');
  const context = fitCanvas(behind, size, paper.ratio);
  if (context === null) return;
  paint(context);
  const bitmap = new OffscreenCanvas(behind.width, behind.height);
  bitmap.getContext('2d')?.drawImage(behind, 0, 0);
  canvas.width = behind.width;
  canvas.height = behind.height;
  canvas.getContext('bitmaprenderer')?.transferFromImageBitmap(bitmap.transferToImageBitmap());
}
