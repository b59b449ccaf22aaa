import { rounded } from '../../document/spelling.ts';

/** Corners of each outline after the circle, where the first points, in eighths of a turn from the top, and how deep it is cut in between. */
const outlines: readonly (readonly [corners: number, turn: number, depth?: number])[] = [
  [4, 1], // square
  [3, 0], // triangle
  [4, 0], // diamond
  [3, 4], // triangle on its tip
  [5, 0, 0.45], // star
  [4, 1, 0.3], // ×
  [3, 2], // triangle to the right
  [4, 0, 0.3], // +
  [3, 6], // triangle to the left
];

/** So many classes have a colour and an outline of their own; the next one begins again. */
export const classCount = outlines.length + 1;

/**
 * The second cue of a class beside its colour.
 *
 * @param radius of the circle; the others have its area, those with arms a little less
 * @returns an outline about the origin, in SVG's path language
 */
export function classSymbol(label: number, radius: number): string {
  const outline = outlines[(label % classCount) - 1];
  if (outline === undefined)
    return `M${radius},0A${radius},${radius},0,1,1,${-radius},0A${radius},${radius},0,1,1,${radius},0`;
  const [corners, turn, depth = Math.cos(Math.PI / corners)] = outline;
  // Area of a polygon whose corners lie at R and depth·R by turns: corners · R² · depth · sin(π / corners).
  const far = radius * Math.min(1.5, Math.sqrt(Math.PI / (corners * depth * Math.sin(Math.PI / corners))));
  const places = Array.from({ length: 2 * corners }, (_, i) => {
    const angle = (turn * Math.PI) / 4 + (i * Math.PI) / corners;
    const from = i % 2 === 0 ? far : far * depth;
    return `${rounded(from * Math.sin(angle), 4)},${rounded(-from * Math.cos(angle), 4)}`;
  });
  return `M${places.join('L')}Z`;
}
