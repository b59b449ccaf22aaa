/** What has been drawn on a square pad: 0 (paper) … 1 (ink) [inkSide, inkSide]. */
export type Ink = Float32Array;

export const inkSide = 112;

export const emptyInk = (): Ink => new Float32Array(inkSide * inkSide);

export interface Place {
  /** From the left and from the top, in pixels of the ink. */
  readonly x: number;
  readonly y: number;
}

/** Half the width of the pen: of a digit that fills most of the pad, lines come out as wide as those of MNIST. */
const penRadius = 5;

/** Adds a line to the ink; of a place to itself, a dot. */
export function drawLine(ink: Ink, from: Place, to: Place): void {
  const [dx, dy] = [to.x - from.x, to.y - from.y];
  const length2 = dx * dx + dy * dy;
  const low = (a: number, b: number): number => Math.max(0, Math.floor(Math.min(a, b) - penRadius - 1));
  const high = (a: number, b: number): number => Math.min(inkSide - 1, Math.ceil(Math.max(a, b) + penRadius + 1));
  for (let y = low(from.y, to.y); y <= high(from.y, to.y); y++) {
    for (let x = low(from.x, to.x); x <= high(from.x, to.x); x++) {
      const [px, py] = [x + 0.5 - from.x, y + 0.5 - from.y];
      const along = length2 === 0 ? 0 : Math.min(1, Math.max(0, (px * dx + py * dy) / length2));
      const distance = Math.hypot(px - along * dx, py - along * dy);
      const at = y * inkSide + x;
      ink[at] = Math.max(ink[at], Math.min(1, Math.max(0, penRadius + 0.5 - distance)));
    }
  }
}

/** MNIST's own sizes, in pixels: a digit fits into a box, which stands in a larger field. */
const field = 28;
const box = 20;
/** What is smaller than this part of the pad is not made as large as a digit: a dot stays one. */
const smallest = 0.2;

/**
 * The ink as MNIST has its digits: made as large as fits into 20×20 pixels, grey where a pixel is covered in part, and
 * with its centre of mass in the middle of 28×28 (LeCun, Cortes, Burges).
 *
 * @returns 0 … 1 [28 · 28]
 */
export function asMnist(ink: Ink): number[] {
  const pixels = Array<number>(field * field).fill(0);
  let [left, right, top, bottom] = [inkSide, -1, inkSide, -1];
  let [sum, sumX, sumY] = [0, 0, 0];
  ink.forEach((value, i) => {
    if (value === 0) return;
    const [x, y] = [i % inkSide, Math.floor(i / inkSide)];
    [left, right, top, bottom] = [Math.min(left, x), Math.max(right, x), Math.min(top, y), Math.max(bottom, y)];
    sum += value;
    sumX += value * (x + 0.5);
    sumY += value * (y + 0.5);
  });
  if (sum === 0) return pixels;
  const size = box / Math.max(right - left + 1, bottom - top + 1, smallest * inkSide);
  // By whole pixels: then the centres of MNIST's digits all lie in the pixel below and right of the middle.
  const offset = (centre: number, edge: number): number => Math.ceil(field / 2 - (centre - edge) * size);
  const [atX, atY] = [offset(sumX / sum, left), offset(sumY / sum, top)];
  for (let y = top; y <= bottom; y++) {
    for (let x = left; x <= right; x++) {
      const value = ink[y * inkSide + x];
      if (value > 0) cover(pixels, atX + (x - left) * size, atY + (y - top) * size, size, value);
    }
  }
  return pixels.map((value) => Math.min(1, value));
}

/** Adds a square of ink to the pixels, to each as much as lies in it. */
function cover(pixels: number[], left: number, top: number, size: number, value: number): void {
  for (let y = Math.max(0, Math.floor(top)); y < Math.min(field, top + size); y++) {
    const down = Math.min(y + 1, top + size) - Math.max(y, top);
    for (let x = Math.max(0, Math.floor(left)); x < Math.min(field, left + size); x++) {
      pixels[y * field + x] += value * down * (Math.min(x + 1, left + size) - Math.max(x, left));
    }
  }
}
