import type { Domain } from './curveScales.ts';

/** Degrees from −60 to 300: reds, greens and blues are a third each, and the names change at 60 and 180. */
export const hueDomain: Domain = [-60, 300];

/** Hue of a colour whose components are 0 … 1, in degrees within `hueDomain`; 0 for a grey. */
export function hueOf(red: number, green: number, blue: number): number {
  const largest = Math.max(red, green, blue);
  const chroma = largest - Math.min(red, green, blue);
  if (chroma === 0) return 0;
  if (largest === red) return (60 * (green - blue)) / chroma;
  return largest === green ? 120 + (60 * (blue - red)) / chroma : 240 + (60 * (red - green)) / chroma;
}

/** HSL's lightness, 0 … 1. */
export function lightnessOf(red: number, green: number, blue: number): number {
  return (Math.max(red, green, blue) + Math.min(red, green, blue)) / 2;
}

const byte = (component: number): number => Math.round(255 * Math.max(0, Math.min(1, component)));

/** Components 0 … 1 as `#rrggbb`, as `<input type="color">` has them. */
export function cssColour(components: readonly number[]): string {
  return `#${components.map((component) => byte(component).toString(16).padStart(2, '0')).join('')}`;
}

/** `#rrggbb` as components 0 … 1; null for anything else. */
export function componentsOf(colour: string): readonly [number, number, number] | null {
  const match = /^#([0-9a-f]{2})([0-9a-f]{2})([0-9a-f]{2})$/i.exec(colour);
  if (match === null) return null;
  const [red, green, blue] = match.slice(1).map((hex) => Number.parseInt(hex, 16) / 255);
  return [red, green, blue];
}
