/** A column of neurons, with what is written at its lines and below its neurons. */
export interface NumberedColumn {
  readonly units: number;
  /** Weights of the lines from the column before, [input][unit]; none for the inputs. */
  readonly weights: readonly string[];
  /** Below its neurons; none where there are no biases. */
  readonly biases: readonly string[];
}

export interface Point {
  readonly x: number;
  readonly y: number;
}

/** Where neurons, biases and weights stand, column by column. */
export interface Places {
  readonly width: number;
  readonly height: number;
  readonly neurons: readonly (readonly Point[])[];
  readonly biases: readonly (readonly Point[])[];
  /** In the middle of a number, on its line; empty: the numbers do not all find room. */
  readonly weights: readonly (readonly Point[])[];
}

interface Box {
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly bottom: number;
}

export const radius = 17;
const [width, margin] = [700, 40];
const fontSize = 12;
/** Height of a line of digits. */
const textHeight = 12;
/** White that is drawn around a weight, and how near another number may come. */
const halo = 5;
/** A number nearer to another line than this could be taken for that line's. */
const leastAway = 8;
/** Rows are further apart where the numbers need it. */
const rowHeights = [64, 80, 96];
/** A higher drawing would be made smaller on paper, and its digits with it. */
const mostHeight = 420;
/** Placements that are tried for the numbers between two columns. */
const mostTries = 20_000;
/** Parts of a line at which its number may stand, those near the middle first. */
const shares = Array.from({ length: 37 }, (_, i) => 0.5 + (i % 2 === 0 ? 1 : -1) * Math.ceil(i / 2) * 0.022);

const wide: Readonly<Record<string, number>> = { '−': 0.84, '=': 0.84, '∞': 0.84, '.': 0.32, ' ': 0.32 };

/** How wide a number is at most, in the wide fonts of screens. */
const textWidth = (text: string): number =>
  Array.from(text).reduce((sum, sign) => sum + (wide[sign] ?? 0.65), 0) * fontSize;

export function boxOf({ x, y }: Point, text: string): Box {
  const half = textWidth(text) / 2;
  return { left: x - half, right: x + half, top: y - textHeight / 2, bottom: y + textHeight / 2 };
}

const areApart = (a: Box, b: Box, by: number): boolean =>
  a.right + by <= b.left || b.right + by <= a.left || a.bottom + by <= b.top || b.bottom + by <= a.top;

/** Places of the neurons, rows so far apart. */
export function placeNeurons(units: readonly number[], rowHeight: number, below: number): Places {
  const height = Math.max(...units) * rowHeight + below;
  const x = (column: number): number => margin + (column / Math.max(1, units.length - 1)) * (width - 2 * margin);
  const neurons = units.map((count, column) =>
    Array.from({ length: count }, (_, unit) => ({
      x: x(column),
      y: height / 2 + (unit - (count - 1) / 2) * rowHeight - 8,
    })),
  );
  return { width, height, neurons, biases: [], weights: [] };
}

/**
 * Finds places for all numbers of a small network: no number lies on another, on a neuron, or on the line of another
 * number.
 *
 * @returns null: there is no room for all
 */
export function placeNumbers(columns: readonly NumberedColumn[]): Places | null {
  for (const rowHeight of rowHeights) {
    const places = placeNeurons(
      columns.map(({ units }) => units),
      rowHeight,
      30,
    );
    if (places.height > mostHeight) return null;
    const found = placeIn(columns, places);
    if (found !== null) return found;
  }
  return null;
}

function placeIn(columns: readonly NumberedColumn[], places: Places): Places | null {
  const { neurons } = places;
  const biases = columns.map((column, c) =>
    column.biases.map((_, unit) => ({ x: neurons[c][unit].x, y: neurons[c][unit].y + radius + 11 })),
  );
  const fixed = columns.flatMap((column, c) => column.biases.map((text, unit) => boxOf(biases[c][unit], text)));
  const circles = neurons.flat().map(({ x, y }): Box => {
    return { left: x - radius, right: x + radius, top: y - radius, bottom: y + radius };
  });
  const isInside = ({ left, right, top, bottom }: Box): boolean =>
    left >= 0 && right <= places.width && top >= 0 && bottom <= places.height;
  const areBiasesApart = fixed.every(
    (box, i) =>
      isInside(box) &&
      circles.every((each) => areApart(box, each, 1)) &&
      fixed.every((each, j) => j <= i || areApart(box, each, halo)),
  );
  if (!areBiasesApart) return null;
  const weights: (readonly Point[])[] = [];
  for (const [c, { units, weights: texts }] of columns.entries()) {
    const lines = texts.map((_, n) => {
      const [from, to] = [neurons[c - 1][Math.floor(n / units)], neurons[c][n % units]];
      return { from: { x: from.x + radius, y: from.y }, to: { x: to.x - radius, y: to.y } };
    });
    const options = texts.map((text, n) =>
      shares
        .map((share) => at(lines[n], share))
        .filter((point) => {
          const box = boxOf(point, text);
          return (
            isInside(box) &&
            circles.every((each) => areApart(box, each, 3)) &&
            fixed.every((each) => areApart(box, each, halo)) &&
            lines.every((line, other) => other === n || distance(point, line) >= leastAway)
          );
        })
        .map((point) => ({ point, box: boxOf(point, text) })),
    );
    const chosen = choose(options);
    if (chosen === null) return null;
    weights.push(chosen);
  }
  return { ...places, biases, weights };
}

interface Segment {
  readonly from: Point;
  readonly to: Point;
}

const at = ({ from, to }: Segment, share: number): Point => ({
  x: from.x + share * (to.x - from.x),
  y: from.y + share * (to.y - from.y),
});

function distance(point: Point, line: Segment): number {
  const [dx, dy] = [line.to.x - line.from.x, line.to.y - line.from.y];
  const share = ((point.x - line.from.x) * dx + (point.y - line.from.y) * dy) / (dx * dx + dy * dy);
  const nearest = at(line, Math.min(1, Math.max(0, share)));
  return Math.hypot(point.x - nearest.x, point.y - nearest.y);
}

interface Option {
  readonly point: Point;
  readonly box: Box;
}

/** One of the options of each, all apart, by going back where there is none left; null: none found. */
function choose(options: readonly (readonly Option[])[]): readonly Point[] | null {
  const chosen = new Map<number, Option>();
  let tries = 0;
  /** @param left options of those that have no place yet */
  function go(left: ReadonlyMap<number, readonly Option[]>): boolean {
    // The one with the fewest options first.
    const next = [...left].reduce<readonly [number, readonly Option[]] | null>(
      (least, each) => (least === null || each[1].length < least[1].length ? each : least),
      null,
    );
    if (next === null) return true;
    const [n, own] = next;
    for (const option of own) {
      if (++tries > mostTries) return false;
      chosen.set(n, option);
      const others = [...left].filter(([other]) => other !== n);
      const still = others.map(
        ([other, all]) => [other, all.filter(({ box }) => areApart(box, option.box, halo))] as const,
      );
      if (still.every(([, all]) => all.length > 0) && go(new Map(still))) return true;
    }
    return false;
  }
  return go(new Map(options.entries())) ? options.map((_, n) => chosen.get(n)?.point ?? options[n][0].point) : null;
}
