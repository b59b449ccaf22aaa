import { symbol, symbolCircle, symbolDiamond2, symbolSquare, symbolTriangle } from 'd3';

/** In the order of the classes. */
const outlines = [symbolCircle, symbolSquare, symbolTriangle, symbolDiamond2] as const;

/**
 * The second cue of a class beside its colour; a fifth class would begin again.
 *
 * @param radius of the circle; the others have its area
 * @returns an outline about the origin, in SVG's path language
 */
export function classSymbol(label: number, radius: number): string {
  return symbol(outlines[label % outlines.length], Math.PI * radius * radius)() ?? '';
}
