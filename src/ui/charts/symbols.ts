const round = (value: number): number => Math.round(value * 1000) / 1000;

/** Outlines about the origin as corners or, for the circle, arcs, in the order of the classes. Each gets the radius of the circle. */
const outlines: readonly ((radius: number) => string)[] = [
  (r) => `M${r},0A${r},${r},0,1,1,${-r},0A${r},${r},0,1,1,${r},0`,
  (r) => {
    const side = r * Math.sqrt(Math.PI); // of the circle's area
    const corner = side / 2;
    return polygon([-corner, -corner], [corner, -corner], [corner, corner], [-corner, corner]);
  },
  (r) => {
    const up = r * Math.sqrt(Math.PI / (3 * Math.sqrt(3))); // of the circle's area, about its centre of mass
    const aside = Math.sqrt(3) * up;
    return polygon([0, -2 * up], [aside, up], [-aside, up]);
  },
  (r) => {
    const far = r * Math.sqrt(Math.PI) * 0.62625; // a little less than the circle's area: its corners reach farther
    return polygon([0, -far], [far, 0], [0, far], [-far, 0]);
  },
];

function polygon(...corners: readonly (readonly [number, number])[]): string {
  return `M${corners.map(([x, y]) => `${round(x)},${round(y)}`).join('L')}Z`;
}

/**
 * The second cue of a class beside its colour; a fifth class would begin again.
 *
 * @param radius of the circle; the others are as large to the eye
 * @returns an outline about the origin, in SVG's path language
 */
export function classSymbol(label: number, radius: number): string {
  return outlines[label % outlines.length](round(radius));
}
