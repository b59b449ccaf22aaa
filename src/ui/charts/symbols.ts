import { symbol, symbolCircle, symbolDiamond2, symbolSquare, symbolTriangle, type SymbolType } from 'd3-shape';

/** The second cue of a class beside its colour; a fifth class would begin again. */
const types: readonly SymbolType[] = [symbolCircle, symbolSquare, symbolTriangle, symbolDiamond2];

/** Outlines about the origin, in SVG's path language. @param radius of the circle; the others are as large to the eye */
export function classSymbol(label: number, radius: number): string {
  return symbol(types[label % types.length], Math.PI * radius * radius)() ?? '';
}
