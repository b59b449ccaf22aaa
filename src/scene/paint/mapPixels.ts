import { rgb } from 'd3';
import type { UnitPlace } from '../plan/mapPlan.ts';
import { type Ink, rampOf } from './palette.ts';

/** Levels of colour of each sign. */
export const mapLevels = 127;

/** Colours of a theme, each as one pixel of a canvas: −mapLevels … mapLevels. */
export type MapColours = Uint32Array<ArrayBuffer>;

/** Those of each theme, by their strength: maps are painted many times a second. */
const made = new WeakMap<Ink, Map<number, MapColours>>();

/** @param strength share of the full colour that the greatest magnitude has */
export function mapColoursOf(ink: Ink, strength: number): MapColours {
  const ofInk = made.get(ink) ?? new Map<number, MapColours>();
  made.set(ink, ofInk);
  const colours = ofInk.get(strength) ?? makeColours(ink, strength);
  ofInk.set(strength, colours);
  return colours;
}

function makeColours(ink: Ink, strength: number): MapColours {
  const pixel = (colour: string): number => {
    const { r, g, b } = rgb(colour);
    return new Uint32Array(Uint8Array.of(r, g, b, 255).buffer)[0];
  };
  const negative = rampOf(ink, ink.negative, mapLevels, strength).slice(1).reverse();
  return Uint32Array.from([...negative, ...rampOf(ink, ink.positive, mapLevels, strength)], pixel);
}

/** Values of some units at the places of a square, the uppermost row first. */
export interface MapValues {
  /** [side², width] */
  readonly values: Float32Array;
  /** Numbers of a place. */
  readonly width: number;
  readonly side: number;
}

/**
 * Greatest magnitude of each unit's values: its full colour. Below 1 it counts as 1, as with neurons that show numbers.
 */
export function mostOf({ values, width, side }: MapValues, units: readonly UnitPlace[]): Float32Array {
  const most = new Float32Array(units.length).fill(1);
  for (let place = 0, at = 0; place < side * side; place++, at += width) {
    for (let i = 0; i < units.length; i++) {
      const size = Math.abs(values[at + units[i].out]);
      if (size > most[i]) most[i] = size;
    }
  }
  return most;
}

/** The colour of a value, as an index into the colours. */
export function colourIndex(value: number, most: number): number {
  return mapLevels + Math.round((value / most) * mapLevels);
}

/**
 * Paints the maps of units side by side in rows, row after row.
 *
 * @param across maps in a row
 * @param isDiscrete with two colours: the side of its line that a place is on
 * @param pixels of a picture that is across · side wide
 */
export function writeMaps(
  maps: MapValues,
  units: readonly UnitPlace[],
  across: number,
  colours: MapColours,
  isDiscrete: boolean,
  pixels: Uint32Array,
): void {
  const { values, width, side } = maps;
  const most = isDiscrete ? null : mostOf(maps, units);
  const stride = across * side;
  // All units of a row of places in turn: their values are near each other.
  for (let row = 0; row < side; row++) {
    for (let i = 0; i < units.length; i++) {
      const { out, zero, level } = units[i];
      let pixel = (Math.floor(i / across) * side + row) * stride + (i % across) * side;
      let at = row * side * width;
      for (let column = 0; column < side; column++, at += width, pixel++) {
        const index =
          most === null ? (values[at + zero] < level ? 0 : 2 * mapLevels) : colourIndex(values[at + out], most[i]);
        pixels[pixel] = colours[index];
      }
    }
  }
}
