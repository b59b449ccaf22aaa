import { fitCanvas } from '../charts/canvas.ts';
import type { Size } from '../useSize.ts';
import { paper } from './paper.ts';

/**
 * Paints a canvas of the sheet as one image. Chromium prints what is painted during `beforeprint` by painting it once
 * more onto the page, where `clearRect` would be white paper over all that is below.
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
  canvas.width = behind.width;
  canvas.height = behind.height;
  canvas.getContext('2d')?.drawImage(behind, 0, 0);
}
