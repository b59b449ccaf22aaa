import { rgb } from 'd3';
import type { PlacedColumn } from '../layout/picture.ts';
import type { Tile } from '../layout/tile.ts';
import type { Numbers } from '../plan/plan.ts';

/** Theme colours for the painters, as CSS values. */
export interface Ink {
  readonly paper: string;
  readonly surface: string;
  readonly ink: string;
  readonly inkSoft: string;
  readonly line: string;
  readonly positive: string;
  readonly negative: string;
  readonly zero: string;
  /** Line width relative to the light theme. */
  readonly stroke: number;
}

/** Number of fill levels from empty to full. */
export const fillLevels = 32;

export interface Palette {
  readonly ink: Ink;
  /** Fill of a value by its level, 0 … fillLevels, for each sign. */
  readonly positive: readonly string[];
  readonly negative: readonly string[];
  /** Legible text colour on that fill. */
  readonly onPositive: readonly string[];
  readonly onNegative: readonly string[];
}

/** Relative luminance of WCAG 2. */
function luminance(colour: string): number {
  const linear = (channel: number): number => {
    const s = channel / 255;
    return s <= 0.04045 ? s / 12.92 : ((s + 0.055) / 1.055) ** 2.4;
  };
  const { r, g, b } = rgb(colour);
  return 0.2126 * linear(r) + 0.7152 * linear(g) + 0.0722 * linear(b);
}

/** Contrast ratio of WCAG 2, 1 … 21. */
export function contrast(a: string, b: string): number {
  const [light, dark] = [luminance(a), luminance(b)].sort((x, y) => y - x);
  return (light + 0.05) / (dark + 0.05);
}

/** Share of the full colour in the fill of the highest level. */
export const fullStrength = 0.92;

/** Returns the fills from empty to full, levels 0 … `levels`. */
export function rampOf({ surface }: Ink, to: string, levels: number, strength = fullStrength): string[] {
  // As d3's interpolateRgb, which would bring its splines into the page's first load.
  const [a, b] = [rgb(surface), rgb(to)];
  return Array.from({ length: levels + 1 }, (_, level) => {
    const t = (level / levels) * strength;
    return rgb(a.r + t * (b.r - a.r), a.g + t * (b.g - a.g), a.b + t * (b.b - a.b)).formatHex();
  });
}

/** Computes all fills of a theme. */
export function createPalette(ink: Ink): Palette {
  const ramp = (to: string): string[] => rampOf(ink, to, fillLevels);
  const readable = [ink.ink, ink.surface, '#ffffff', '#000000']; // white or black is always legible
  const on = (fills: readonly string[]): string[] =>
    fills.map((fill) => readable.find((text) => contrast(fill, text) >= 4.5) ?? ink.ink);
  const positive = ramp(ink.positive);
  const negative = ramp(ink.negative);
  return { ink, positive, negative, onPositive: on(positive), onNegative: on(negative) };
}

/** Returns the fill level of a value in a column whose greatest magnitude is `most`. Below 1, `most` counts as 1. */
export function fillLevel(value: number, most: number): number {
  const share = Math.abs(value) / Math.max(1, most);
  return share < 1 ? Math.round(share * fillLevels) : fillLevels; // a NaN is shown full
}

/** Paints the map of a unit in its square, or those of a whole tile in one go. */
export interface PaintMap {
  unit(context: CanvasRenderingContext2D, column: PlacedColumn, unit: number, ink: Ink): void;
  tile(context: CanvasRenderingContext2D, column: PlacedColumn, tile: Tile, ink: Ink): void;
}

/** The colours and the numbers that neurons are painted with. */
export interface NeuronLook {
  readonly palette: Palette;
  readonly numbers: Pick<Numbers, 'dropped'>;
  /** Null: not known. */
  readonly parameters: Float32Array | null;
  /** The probe's activations; null: neutral. */
  readonly probe: Float32Array | null;
  /** For neurons that are squares; null: they stay empty. */
  readonly paintMap: PaintMap | null;
  /** Selected layer; the rest is drawn faintly. */
  readonly lit: number | null;
  /** Font family of the digits. */
  readonly family: string;
  /** px */
  readonly textSize: number;
}
