import { rgb } from 'd3';
import { sharesOf, type Meaning } from './meaning.ts';
import type { Outputs } from './usePrediction.ts';

/** Red, green, blue, 0 … 255 each. */
export type Rgb = readonly [number, number, number];

export function rgbOf(colour: string): Rgb {
  const { r, g, b } = rgb(colour);
  return [r, g, b];
}

/** A region whose class is certain has this much of the class's colour; the points on it stand out still. */
const strongest = 0.5;

/**
 * The colour of a place: the ground where the network does not know, and the more of a class's colour the more it
 * speaks for that class. No class has weight unless it has more than its even share.
 *
 * @param shares [classes], sum 1
 * @param out where red, green, blue and alpha are written
 */
export function regionColour(
  shares: ArrayLike<number>,
  ground: Rgb,
  classes: readonly Rgb[],
  out: Uint8ClampedArray,
  offset: number,
): void {
  const even = 1 / shares.length;
  let [red, green, blue] = ground;
  for (let k = 0; k < shares.length; k++) {
    const weight = (strongest * Math.max(0, shares[k] - even)) / (1 - even);
    const colour = classes[k % classes.length];
    red += weight * (colour[0] - ground[0]);
    green += weight * (colour[1] - ground[1]);
    blue += weight * (colour[2] - ground[2]);
  }
  out[offset] = red;
  out[offset + 1] = green;
  out[offset + 2] = blue;
  out[offset + 3] = 255;
}

/** The contents of the map, ready to paint. */
export interface Regions {
  readonly side: number;
  /** [side, side, 4] */
  readonly pixels: Uint8ClampedArray<ArrayBuffer>;
  /** How far each class leads the best of the others, for the boundaries: a field for each class [side²]. */
  readonly leads: readonly Float32Array[];
}

/** @param classes number of classes */
export function regionsOf(
  outputs: Outputs,
  meaning: Meaning,
  classes: number,
  ground: Rgb,
  palette: readonly Rgb[],
): Regions {
  const side = Math.round(Math.sqrt(outputs.count));
  const pixels = new Uint8ClampedArray(side * side * 4);
  const shares = new Float64Array(classes);
  // Of two classes one boundary says all.
  const leads = Array.from({ length: classes === 2 ? 1 : classes }, () => new Float32Array(side * side));
  for (let i = 0; i < side * side; i++) {
    const offset = i * outputs.outputs;
    sharesOf(meaning, outputs.values, offset, outputs.outputs, shares);
    regionColour(shares, ground, palette, pixels, i * 4);
    for (let k = 0; k < leads.length; k++) leads[k][i] = leadOf(outputs, offset, k);
  }
  return { side, pixels, leads };
}

function leadOf({ values, outputs }: Outputs, offset: number, label: number): number {
  if (outputs === 1) return 0.5 - values[offset];
  let others = Number.NEGATIVE_INFINITY;
  for (let j = 0; j < outputs; j++) if (j !== label) others = Math.max(others, values[offset + j]);
  return values[offset + label] - others;
}
