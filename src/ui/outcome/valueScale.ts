import type { Domain } from '../plot/ticks.ts';
import type { Colours } from '../plot/colours.ts';
import { rgbOf, type Rgb } from './regionImage.ts';

/** How much of its colour the largest number has: lines and letters are read on it. */
const strongest = 0.75;

/**
 * Colours of numbers: the ground at 0, the colours of signs on either side of it, as for weights; numbers of one sign
 * go from the ground to its colour. What lies outside the domain has the colour of its end.
 */
export function valueScale(
  [from, to]: Domain,
  { surface, negative, positive }: Pick<Colours, 'surface' | 'negative' | 'positive'>,
): (value: number) => Rgb {
  const ground = rgbOf(surface);
  const [below, above] = [rgbOf(negative), rgbOf(positive)];
  const zero = Math.max(from, Math.min(0, to)); // of one sign: its end that is nearer to 0
  const reach = Math.max(to - zero, zero - from);
  return (value) => {
    const part = Number.isNaN(value) ? 0 : Math.max(-1, Math.min(1, (value - zero) / reach));
    const colour = part < 0 ? below : above;
    const weight = strongest * Math.abs(part);
    const mix = (k: 0 | 1 | 2): number => Math.round(ground[k] + weight * (colour[k] - ground[k]));
    return [mix(0), mix(1), mix(2)];
  };
}

/** For CSS and canvas. */
export function cssOf([red, green, blue]: Rgb): string {
  return `rgb(${red}, ${green}, ${blue})`;
}
