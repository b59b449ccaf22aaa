import type { Domain } from '../plot/axisScales.ts';
import type { Colours } from '../plot/colours.ts';
import type { Plane } from '../plot/plane.ts';
import { significant } from '../../document/spelling.ts';
import { linesAt } from './contourLines.ts';
import { contourLevels } from './fit.ts';
import { paintCells } from './paintRegions.ts';
import type { Outputs } from './usePrediction.ts';
import { valueScale } from './valueScale.ts';

/** Pixels of a line for which it is long enough for its number, and how far two numbers stay apart. */
const least = { line: 48, between: 36 } as const;

/**
 * The number that the network gives at each place: shaded, with lines of equal numbers, dashed below 0.
 *
 * @param target which of its numbers
 * @param domain of the shades
 * @param letters px
 */
export function paintSurface(
  context: CanvasRenderingContext2D,
  { values, count, outputs }: Outputs,
  target: number,
  domain: Domain,
  plane: Plane,
  colours: Colours,
  letters: number,
): void {
  const side = Math.round(Math.sqrt(count));
  const field = Float32Array.from({ length: count }, (_, i) => values[i * outputs + target]);
  const colourOf = valueScale(domain, colours);
  const pixels = new Uint8ClampedArray(count * 4);
  field.forEach((value, i) => pixels.set([...colourOf(value), 255], i * 4));
  paintCells(context, plane, side, side, pixels);
  if (field.some(Number.isNaN)) return;

  const { ink, surface, stroke } = colours;
  const across = (plane.right - plane.left) / side;
  const down = (plane.bottom - plane.top) / side;
  const numbers: { readonly text: string; readonly x: number; readonly y: number }[] = [];
  context.save();
  context.lineJoin = 'round';
  context.strokeStyle = ink;
  for (const level of contourLevels(domain)) {
    context.lineWidth = (level === 0 ? 2 : 1) * stroke;
    context.globalAlpha = 0.7;
    context.setLineDash(level < 0 ? [4 * stroke, 3 * stroke] : []);
    for (const line of linesAt(field, side, level)) {
      const places = line.map(([x, y]) => [plane.left + x * across, plane.top + y * down] as const);
      context.beginPath();
      for (const [x, y] of places) context.lineTo(x, y);
      context.stroke();
      const place = middleOf(places, least.line);
      const isFree = (x: number, y: number): boolean =>
        x > plane.left + letters && x < plane.right - letters && y > plane.top + letters && y < plane.bottom - letters;
      if (place === null || !isFree(...place)) continue;
      const [x, y] = place;
      if (numbers.every((other) => Math.hypot(other.x - x, other.y - y) > least.between)) {
        numbers.push({ text: significant(level, 3), x, y });
      }
    }
  }
  context.setLineDash([]);
  context.globalAlpha = 1;
  context.font = `600 ${letters}px system-ui, sans-serif`;
  context.textAlign = 'center';
  context.textBaseline = 'middle';
  context.lineWidth = 3.5;
  context.strokeStyle = surface;
  context.fillStyle = ink;
  for (const { text, x, y } of numbers) {
    context.strokeText(text, x, y);
    context.fillText(text, x, y);
  }
  context.restore();
}

/** The place halfway along a line; null for a line that is shorter than `shortest`. */
function middleOf(places: readonly (readonly [number, number])[], shortest: number): readonly [number, number] | null {
  const lengths = [0];
  for (let i = 1; i < places.length; i++) {
    lengths.push(lengths[i - 1] + Math.hypot(places[i][0] - places[i - 1][0], places[i][1] - places[i - 1][1]));
  }
  const whole = lengths[lengths.length - 1];
  return whole < shortest ? null : places[lengths.findIndex((length) => length >= whole / 2)];
}
