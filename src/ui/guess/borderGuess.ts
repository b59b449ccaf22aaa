/** A place in the plot: 0 … 1 from left to right, and from top to bottom. */
export interface Spot {
  readonly x: number;
  readonly y: number;
}

/** Where somebody expects the border between the classes. */
export interface BorderGuess {
  readonly strokes: readonly (readonly Spot[])[];
  /** Sides that were given another class than that of most examples there, the newest last. */
  readonly marks: readonly (Spot & { readonly label: number })[];
}

/** Examples by their places. */
export interface Spots {
  /** [count] */
  readonly x: ArrayLike<number>;
  readonly y: ArrayLike<number>;
  readonly labels: ArrayLike<number>;
}

export const noBorder: BorderGuess = { strokes: [], marks: [] };

/** Cells along each side of the plot. */
export const cells = 96;

const cellOf = (place: number): number => Math.max(0, Math.min(cells - 1, Math.floor(place * cells)));
/** The cell that a place is in. */
export const cellAt = ({ x, y }: Spot): number => cellOf(y) * cells + cellOf(x);
const distanceOf = (a: Spot, b: Spot): number => Math.hypot(a.x - b.x, a.y - b.y);

/** The ends of a line that is closed are no further apart than this, in parts of its length. */
const widestGap = 0.25;
/** So much of a line, in parts of the plot, says where its end goes on to. */
const tail = 0.08;

const lengthOf = (stroke: readonly Spot[]): number =>
  stroke.reduce((sum, spot, i) => (i === 0 ? 0 : sum + distanceOf(stroke[i - 1], spot)), 0);

/** Neighbours in the four directions, of a cell within the plot. */
function* around(cell: number): Generator<number> {
  const x = cell % cells;
  if (x > 0) yield cell - 1;
  if (x < cells - 1) yield cell + 1;
  if (cell >= cells) yield cell - cells;
  if (cell < cells * (cells - 1)) yield cell + cells;
}

/** Marks the cells of a straight line, each beside or across the corner from the one before: no side leaks through. */
function wall(walls: Uint8Array, from: Spot, to: Spot): void {
  const steps = Math.max(1, Math.ceil(2 * cells * Math.max(Math.abs(to.x - from.x), Math.abs(to.y - from.y))));
  for (let i = 0; i <= steps; i++) {
    const share = i / steps;
    walls[cellAt({ x: from.x + share * (to.x - from.x), y: from.y + share * (to.y - from.y) })] = 1;
  }
}

/** Where a line goes on from its last spot: straight, to the edge of the plot or to a line that is there. */
function ahead(stroke: readonly Spot[], walls: Uint8Array): Spot {
  const end = stroke[stroke.length - 1];
  const before = stroke.findLast((spot) => distanceOf(spot, end) >= tail) ?? stroke[0];
  const length = distanceOf(before, end);
  if (length === 0) return end;
  const step = { x: (end.x - before.x) / length / cells / 2, y: (end.y - before.y) / length / cells / 2 };
  const own = cellAt(end);
  let at = end;
  for (;;) {
    const next = { x: at.x + step.x, y: at.y + step.y };
    if (next.x < 0 || next.x > 1 || next.y < 0 || next.y > 1) return at;
    at = next;
    if (walls[cellAt(at)] === 1 && cellAt(at) !== own) return at;
  }
}

/**
 * A line as it is meant: closed where its ends nearly meet, and else with both ends gone on straight to the edge or to a
 * line drawn before.
 */
export function completed(stroke: readonly Spot[], walls = new Uint8Array(cells * cells)): readonly Spot[] {
  const [first, last] = [stroke[0], stroke[stroke.length - 1]];
  if (distanceOf(first, last) <= widestGap * lengthOf(stroke)) return [...stroke, first];
  return [ahead(stroke.toReversed(), walls), ...stroke, ahead(stroke, walls)];
}

/** All lines, as they are meant. */
export function linesOf({ strokes }: BorderGuess): readonly (readonly Spot[])[] {
  return walledBy(strokes).lines;
}

function walledBy(strokes: BorderGuess['strokes']) {
  const walls = new Uint8Array(cells * cells);
  const lines = strokes.map((stroke) => {
    const line = completed(stroke, walls);
    for (let i = 1; i < line.length; i++) wall(walls, line[i - 1], line[i]);
    return line;
  });
  return { walls, lines };
}

/** The side that each cell is on [cells²]; a cell of a line is on one beside it. */
function sidesOf(walls: Uint8Array): { readonly sides: Int32Array; readonly count: number } {
  const sides = new Int32Array(cells * cells).fill(-1);
  let count = 0;
  function fill(from: readonly number[], isFree: (cell: number) => boolean): void {
    const waiting = [...from];
    for (let i = 0; i < waiting.length; i++) {
      for (const next of around(waiting[i])) {
        if (sides[next] >= 0 || !isFree(next)) continue;
        sides[next] = sides[waiting[i]];
        waiting.push(next);
      }
    }
  }
  for (let cell = 0; cell < sides.length; cell++) {
    if (sides[cell] >= 0 || walls[cell] === 1) continue;
    sides[cell] = count++;
    fill([cell], (next) => walls[next] === 0);
  }
  if (count === 0) return { sides: sides.fill(0), count: 1 }; // scribbled all over
  fill(
    [...sides.keys()].filter((cell) => sides[cell] >= 0),
    () => true,
  );
  return { sides, count };
}

/**
 * The class of each cell [cells²], row by row from the top: that of most examples on its side, or the one that it was given.
 * A side without examples has the class of the nearest.
 */
export function classesOf({ strokes, marks }: BorderGuess, examples: Spots): Int32Array {
  const { sides, count } = sidesOf(walledBy(strokes).walls);
  const votes = Array.from({ length: count }, () => new Map<number, number>());
  for (let i = 0; i < examples.labels.length; i++) {
    const side = votes[sides[cellAt({ x: examples.x[i], y: examples.y[i] })]];
    side.set(examples.labels[i], (side.get(examples.labels[i]) ?? 0) + 1);
  }
  const labels = votes.map((side, i) => {
    const [most] = [...side].toSorted(([a, votesOfA], [b, votesOfB]) => votesOfB - votesOfA || a - b);
    return most === undefined ? nearestLabel(sides.indexOf(i), examples) : most[0];
  });
  for (const mark of marks) labels[sides[cellAt(mark)]] = mark.label;
  return sides.map((side) => labels[side]);
}

const middleOf = (cell: number): Spot => ({
  x: ((cell % cells) + 0.5) / cells,
  y: (Math.floor(cell / cells) + 0.5) / cells,
});

function nearestLabel(cell: number, { x, y, labels }: Spots): number {
  const middle = middleOf(cell);
  let [label, least] = [0, Infinity];
  for (let i = 0; i < labels.length; i++) {
    const distance = distanceOf(middle, { x: x[i], y: y[i] });
    if (distance < least) [label, least] = [labels[i], distance];
  }
  return label;
}

/** Within this of an example, in parts of the plot, a place counts: further out nothing says where a border should be. */
const reach = 0.08;

/** The cells that count, those near an example [cells²]. */
export function countedCells({ x, y, labels }: Spots): Uint8Array {
  const counted = new Uint8Array(cells * cells);
  const far = Math.ceil(reach * cells);
  for (let i = 0; i < labels.length; i++) {
    const [column, row] = [cellOf(x[i]), cellOf(y[i])];
    for (let r = Math.max(0, row - far); r <= Math.min(cells - 1, row + far); r++) {
      for (let c = Math.max(0, column - far); c <= Math.min(cells - 1, column + far); c++) {
        if (Math.hypot(r - row, c - column) <= reach * cells) counted[r * cells + c] = 1;
      }
    }
  }
  return counted;
}

export interface BorderScore {
  /** Share of the places that count at which guess and network say the same class. */
  readonly same: number;
  /** The same for a guess of one class everywhere, the best of them. */
  readonly oneClass: number;
  /** 0 … 100: how much of what that gets wrong the guess gets right; null where the network says one class everywhere. */
  readonly points: number | null;
}

/** What is said at the middles of side × side cells [side²], at the cells of a guess [cells²]. */
export function onCells(said: ArrayLike<number>): Int32Array {
  const side = Math.round(Math.sqrt(said.length));
  return Int32Array.from({ length: cells * cells }, (_, cell) => {
    const { x, y } = middleOf(cell);
    return said[Math.floor(y * side) * side + Math.floor(x * side)];
  });
}

/**
 * How near a guess came: by how much nearer than the simplest guess, one class everywhere (a skill score, as in
 * `scoreLoss`).
 *
 * @param guess class of each cell [cells²]
 * @param network class that the network says at each cell, −1 for none [cells²]
 */
export function scoreBorder(guess: Int32Array, network: Int32Array, counted: Uint8Array): BorderScore | null {
  const votes = new Map<number, number>();
  let [count, agreed] = [0, 0];
  for (let cell = 0; cell < counted.length; cell++) {
    if (counted[cell] === 0) continue;
    const said = network[cell];
    count++;
    agreed += Number(said === guess[cell]);
    votes.set(said, (votes.get(said) ?? 0) + 1);
  }
  if (count === 0) return null;
  const same = agreed / count;
  const oneClass = Math.max(0, ...[...votes].filter(([label]) => label >= 0).map(([, times]) => times)) / count;
  const points = oneClass === 1 ? null : Math.round(100 * Math.max(0, (same - oneClass) / (1 - oneClass)));
  return { same, oneClass, points };
}
