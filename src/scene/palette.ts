/** What the painters need of the theme's colours, as #rrggbb. */
export interface Ink {
  readonly paper: string;
  readonly surface: string;
  readonly ink: string;
  readonly inkSoft: string;
  readonly line: string;
  readonly positive: string;
  readonly negative: string;
  readonly zero: string;
  /** Width of lines in relation to the light theme. */
  readonly stroke: number;
}

/** Steps from nothing to full in a fill. */
export const fillLevels = 32;

export interface Palette {
  readonly ink: Ink;
  /** Fill of a value by its level, 0 … fillLevels, for each sign. */
  readonly positive: readonly string[];
  readonly negative: readonly string[];
  /** Text that reads on that fill. */
  readonly onPositive: readonly string[];
  readonly onNegative: readonly string[];
}

type Rgb = readonly [number, number, number];

function parse(colour: string): Rgb {
  const value = Number.parseInt(colour.slice(1), 16);
  return [(value >> 16) & 255, (value >> 8) & 255, value & 255];
}

function mix(from: Rgb, to: Rgb, share: number): Rgb {
  const at = (i: 0 | 1 | 2): number => Math.round(from[i] + (to[i] - from[i]) * share);
  return [at(0), at(1), at(2)];
}

/** Relative luminance of WCAG 2. */
function luminance(colour: Rgb): number {
  const [r, g, b] = colour.map((channel) => {
    const s = channel / 255;
    return s <= 0.04045 ? s / 12.92 : ((s + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * r + 0.7152 * g + 0.0722 * b;
}

/** Contrast ratio of WCAG 2, 1 … 21. */
export function contrast(a: string, b: string): number {
  const [light, dark] = [luminance(parse(a)), luminance(parse(b))].sort((x, y) => y - x);
  return (light + 0.05) / (dark + 0.05);
}

function hex([r, g, b]: Rgb): string {
  return `#${((1 << 24) | (r << 16) | (g << 8) | b).toString(16).slice(1)}`;
}

/** All the fills of a theme, made once for it. */
export function createPalette(ink: Ink): Palette {
  const ramp = (to: string): string[] =>
    Array.from({ length: fillLevels + 1 }, (_, level) =>
      hex(mix(parse(ink.surface), parse(to), (level / fillLevels) * 0.92)),
    );
  const readable = [ink.ink, ink.surface, '#ffffff', '#000000']; // of the last two one always reads
  const on = (fills: readonly string[]): string[] =>
    fills.map((fill) => readable.find((text) => contrast(fill, text) >= 4.5) ?? ink.ink);
  const positive = ramp(ink.positive);
  const negative = ramp(ink.negative);
  return { ink, positive, negative, onPositive: on(positive), onNegative: on(negative) };
}

/** Level of a value in a column whose greatest magnitude is `most`; magnitudes below 1 count as parts of 1. */
export function fillLevel(value: number, most: number): number {
  const share = Math.abs(value) / Math.max(1, most);
  return share < 1 ? Math.round(share * fillLevels) : fillLevels; // a NaN is shown full
}
