import { hsl, rgb } from 'd3';
import type { Domain } from './ticks.ts';

/** Degrees from −60 to 300: reds, greens and blues are a third each, and the names change at 60 and 180. */
export const hueDomain: Domain = [-60, 300];

const colourOf = ([red, green, blue]: readonly number[]) => rgb(255 * red, 255 * green, 255 * blue);

/** Hue of a colour whose components are 0 … 1, in degrees within `hueDomain`; 0 for a grey. */
export function hueOf(...components: readonly [red: number, green: number, blue: number]): number {
  const { h } = hsl(colourOf(components));
  if (Number.isNaN(h)) return 0;
  return h < hueDomain[1] ? h : h - 360;
}

/** HSL's lightness, 0 … 1. */
export function lightnessOf(...components: readonly [red: number, green: number, blue: number]): number {
  return hsl(colourOf(components)).l;
}

/** Components 0 … 1 as `#rrggbb`, as `<input type="color">` has them. */
export function cssColour(components: readonly number[]): string {
  return colourOf(components).formatHex();
}

/** A CSS colour as components 0 … 1; null for what is no colour. */
export function componentsOf(colour: string): readonly [number, number, number] | null {
  const { r, g, b } = rgb(colour);
  return Number.isNaN(r) ? null : [r / 255, g / 255, b / 255];
}
