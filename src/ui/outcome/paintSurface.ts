import type { Domain } from '../plot/ticks.ts';
import type { Cloud } from '../plot/cloud.ts';
import type { Colours } from '../plot/colours.ts';
import type { Plane } from '../plot/plane.ts';
import { significant } from '../../document/spelling.ts';
import { linesAt } from './contourLines.ts';
import { contourLevels } from './goodness.ts';
import { paintCells } from './paintRegions.ts';
import type { Outputs } from './usePrediction.ts';
import { valueScale } from './valueScale.ts';

/** Pixels, or pieces, of a line for which it is long enough for its number. */
const shortest = 40;
/** Pixels along a line from one place that is tried for its number to the next. */
const between = 8;
/** Px from the middle of a point at which it covers next to nothing of a number. */
const leastAway = 4;
/** Px of a square: a line of another level in it or beside it is too near. */
const nearness = 6;
/** Of more points than this, which leave no room anyway, numbers keep away from so many. */
const mostTaken = 500;

/** What a number keeps away from: the middle of a point, or of another number, and half of its width, px. */
interface Taken {
  readonly x: number;
  readonly y: number;
  readonly half: number;
}

/**
 * The number that the network gives at each place: shaded, with lines of equal numbers, dashed below 0.
 *
 * @param target which of its numbers
 * @param domain of the shades
 * @param cloud the examples, which its numbers keep away from
 * @param letters px
 * @param isDiscrete whether there is one shade on either side of 0
 */
export function paintSurface(
  context: CanvasRenderingContext2D,
  { values, count, outputs }: Outputs,
  target: number,
  domain: Domain,
  cloud: Pick<Cloud, 'x' | 'y'>,
  plane: Plane,
  colours: Colours,
  letters: number,
  isDiscrete = false,
): void {
  const side = Math.round(Math.sqrt(count));
  const field = Array.from({ length: count }, (_, i) => values[i * outputs + target]);
  const colourOf = valueScale(domain, colours);
  const pixels = new Uint8ClampedArray(count * 4);
  for (const [i, value] of field.entries()) {
    const [red, green, blue] = colourOf(isDiscrete ? domain[value < 0 ? 0 : 1] : value);
    pixels[i * 4] = red;
    pixels[i * 4 + 1] = green;
    pixels[i * 4 + 2] = blue;
    pixels[i * 4 + 3] = 255;
  }
  paintCells(context, plane, side, side, pixels);
  if (field.some(Number.isNaN)) return;

  const { ink, surface, stroke } = colours;
  const across = (plane.right - plane.left) / side;
  const down = (plane.bottom - plane.top) / side;
  const taken: Taken[] = [];
  for (let i = 0, each = Math.ceil(cloud.x.length / mostTaken); i < cloud.x.length; i += each) {
    taken.push({ x: plane.x(cloud.x[i]), y: plane.y(cloud.y[i]), half: 0 });
  }
  context.save();
  context.lineJoin = 'round';
  context.strokeStyle = ink;
  context.globalAlpha = 0.7;
  const all = (isDiscrete ? [0] : contourLevels(domain)).flatMap((level) =>
    linesAt(field, side, level).map((line) => ({
      level,
      places: line.map(([x, y]) => [plane.left + x * across, plane.top + y * down] as const),
    })),
  );
  for (const { level, places } of all) {
    context.lineWidth = (level === 0 ? 2 : 1) * stroke;
    context.setLineDash(level < 0 ? [4 * stroke, 3 * stroke] : []);
    context.beginPath();
    for (const [x, y] of places) context.lineTo(x, y);
    context.stroke();
  }
  const isCrowded = crowding(all);
  const numbers: (Taken & { readonly text: string })[] = [];
  for (const { level, places } of all) {
    const text = significant(level, 3);
    const half = 0.31 * letters * text.length;
    const free = roomiest(places, half, taken, plane, letters, (x, y) => isCrowded(level, x, y));
    if (free === null) continue;
    const number = { text, x: free[0], y: free[1], half };
    numbers.push(number);
    taken.push(number);
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

/** Says where lines of another level are so near that a number could be taken for theirs. */
function crowding(
  all: readonly { readonly level: number; readonly places: readonly (readonly [number, number])[] }[],
): (level: number, x: number, y: number) => boolean {
  const levels = new Map<number, number>();
  const at = (column: number, row: number): number => 10_000 * row + column;
  for (const { level, places } of all) {
    for (const [x, y] of places) {
      const square = at(Math.floor(x / nearness), Math.floor(y / nearness));
      const before = levels.get(square);
      levels.set(square, before === undefined || before === level ? level : Number.NaN);
    }
  }
  return (level, x, y) => {
    const [column, row] = [Math.floor(x / nearness), Math.floor(y / nearness)];
    for (let i = 0; i < 9; i++) {
      const other = levels.get(at(column - 1 + (i % 3), row - 1 + Math.floor(i / 3)));
      if (other !== undefined && other !== level) return true;
    }
    return false;
  };
}

/**
 * The place on a line where a number is farthest from the points, which would cover its sign, and from other numbers;
 * null for a line that is too short, and where it would lie on another number or below a point.
 * @param half of the number's width, px
 * @param isCrowded whether no number may be there
 */
export function roomiest(
  line: readonly (readonly [number, number])[],
  half: number,
  taken: readonly Taken[],
  { left, right, top, bottom }: Plane,
  letters: number,
  isCrowded: (x: number, y: number) => boolean = () => false,
): readonly [number, number] | null {
  const [first, last] = [line[0], line[line.length - 1]];
  if (line.length < shortest && Math.hypot(first[0] - last[0], first[1] - last[1]) < shortest) return null;
  let best: readonly [number, number] | null = null;
  let most = leastAway;
  const side = Math.max(half, letters) + 2;
  let tried: readonly [number, number] | null = null;
  for (const [x, y] of line) {
    if (x < left + side || x > right - side || y < top + letters || y > bottom - letters) continue;
    if (tried !== null && Math.hypot(x - tried[0], y - tried[1]) < between) continue;
    tried = [x, y];
    if (isCrowded(x, y)) continue;
    let nearest = Number.POSITIVE_INFINITY;
    for (const other of taken) {
      const beside = Math.abs(other.x - x); // no arrays here: a million of them are work for the garbage collector
      const over = Math.abs(other.y - y);
      const aside = Math.max(0, beside - half - other.half);
      const above = Math.max(0, over - letters / 2);
      if (other.half > 0 && aside < 2 && over < 1.1 * letters) nearest = 0; // one on the other, neither can be read
      const apart = Math.sqrt(aside * aside + above * above); // in half the time of Math.hypot
      nearest = Math.min(nearest, apart);
      if (nearest <= most) break; // of thousands of points the first few say that another place is better
    }
    if (nearest > most) {
      most = nearest;
      best = tried;
    }
  }
  return best;
}
