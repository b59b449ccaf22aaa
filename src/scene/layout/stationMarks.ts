import { path } from 'd3';
import { evenEdges, strongestEdges } from '../plan/detail.ts';
import { type Mark, marksOf } from '../paint/marks.ts';
import { type Edges, edgesOf, traceEdge } from './edges.ts';
import { type Picture, unitX, unitY } from './picture.ts';

/** A number beside what it is of; its middle. */
export interface NumberAt {
  readonly x: number;
  readonly y: number;
  readonly value: number;
}

/** How a number is shown by a line: as its share of the largest, and its sign. */
interface Strength {
  readonly share: number;
  readonly isNegative: boolean;
}

/** A box that dims what is below it. */
interface Veil {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

export interface StationMarks {
  /** Over the lines of weights, which are others. */
  readonly veils: readonly Veil[];
  readonly lines: readonly (Strength & { readonly d: string })[];
  readonly rings: readonly (Strength & Mark)[];
  readonly numbers: readonly NumberAt[];
}

interface Found {
  readonly lines: ArrayLike<number> | null;
  readonly neurons: { readonly column: number; readonly values: readonly number[] } | null;
}

/** Where no layer has more lines than this each has its number, if there is room; of a larger network the largest. */
const fewLines = 16;
const mostNumbers = 14;
/** Of a neuron's radius: no number of a line stands so near to its middle, where its own is. */
const insideNeuron = 0.7;
/** Places along a line where its number may stand, best first. */
const places = [0.5, 0.36, 0.64, 0.25, 0.75, 0.16, 0.84, 0.43, 0.57, 0.3, 0.7, 0.2, 0.8, 0.12, 0.88];
/** Thinner than this share of the largest, a line is left out where there are many. */
const faint = 0.02;
const many = 200;

const strength = (value: number, largest: number): Strength => ({
  share: largest === 0 ? 0 : Math.abs(value) / largest,
  isNegative: value < 0,
});

/**
 * Lays out the numbers of a station over the drawing: lines by their strength, rings around neurons, and the largest
 * numbers where they do not touch each other.
 *
 * @param widthOf of a number as it is written, px
 * @param height of a line of text, px
 */
export function stationMarks(
  picture: Picture,
  { lines, neurons }: Found,
  widthOf: (value: number) => number,
  height: number,
): StationMarks {
  const taken: { readonly x: number; readonly y: number; readonly w: number; readonly h: number }[] = [];
  const isFree = (x: number, y: number, w: number): boolean =>
    taken.every((other) => Math.abs(other.x - x) > (other.w + w) / 2 || Math.abs(other.y - y) > (other.h + height) / 2);
  const numbers: NumberAt[] = [];
  let most = mostNumbers;
  const put = (value: number, spots: readonly (readonly [number, number])[]): void => {
    if (numbers.length >= most) return;
    const w = widthOf(value) + 4;
    const spot = spots.find(([x, y]) => isFree(x, y, w));
    if (spot === undefined) return;
    const [x, y] = spot;
    taken.push({ x, y, w, h: height });
    numbers.push({ x, y, value });
  };

  if (neurons !== null) {
    const column = picture.columns[neurons.column];
    const largest = Math.max(0, ...neurons.values.map(Math.abs));
    const rings = neurons.values.flatMap((value, unit) =>
      marksOf(picture, { type: 'neuron', column: column.plan.index, unit }).map((mark) => ({
        ...mark,
        ...strength(value, largest),
      })),
    );
    if (column.tile === null && column.lanes === 1) {
      for (const [unit, value] of neurons.values.entries()) {
        const at = unitY(column, unit);
        put(value, [
          [unitX(column, unit), at - column.radius - 0.8 * height],
          [unitX(column, unit), at + column.radius + 0.8 * height],
        ]);
      }
    }
    return { veils: [], lines: [], rings, numbers };
  }
  if (lines === null) return { veils: [], lines: [], rings: [], numbers };

  const known = Float32Array.from(lines, (value) => (Number.isNaN(value) ? 0 : value));
  const isWhole = picture.drawn === picture.all;
  const choice = isWhole
    ? evenEdges(picture.plan, picture.counts)
    : strongestEdges(picture.plan, picture.counts, known);
  const edges = edgesOf(picture, choice);
  const all = Array.from({ length: edges.count }, (_, e) => e).filter((e) => !Number.isNaN(lines[edges.at[e]]));
  const size = (e: number): number => Math.abs(lines[edges.at[e]]);
  const largest = Math.max(0, ...all.map(size));
  const drawn = all.length > many ? all.filter((e) => size(e) >= faint * largest) : all;
  const counts = picture.columns.map((_, column) => all.filter((e) => edges.column[e] === column).length);
  if (Math.max(...counts) <= fewLines) most = all.length;
  for (const column of picture.columns) {
    if (column.tile !== null) continue;
    const side = 2 * insideNeuron * column.radius;
    for (let unit = 0; unit < column.plan.units; unit++) {
      taken.push({ x: unitX(column, unit), y: unitY(column, unit), w: side, h: side });
    }
  }
  const sorted = drawn.toSorted((a, b) => size(b) - size(a) || a - b);
  for (const e of sorted) {
    if (size(e) === 0) continue;
    const value = lines[edges.at[e]];
    put(
      value,
      edges.input[e] < 0 ? besideStub(edges, e, widthOf(value), height) : places.map((t) => along(edges, e, t)),
    );
  }
  return {
    veils: veilsOf(picture, edges),
    lines: sorted.toReversed().map((e) => {
      const traced = path();
      traceEdge(traced, edges, e);
      return { d: traced.toString(), ...strength(lines[edges.at[e]], largest) };
    }),
    rings: [],
    numbers,
  };
}

/** Between the columns, as high as lines go. */
function veilsOf({ columns }: Picture, { count, y1, y2 }: Edges): readonly Veil[] {
  const heights = [...y1.subarray(0, count), ...y2.subarray(0, count)];
  const [top, bottom] = [Math.min(...heights) - 3, Math.max(...heights) + 3];
  return columns.slice(1).map(({ left }, i) => {
    const x = columns[i].right;
    return { x, y: top, width: Math.max(0, left - x), height: bottom - top };
  });
}

/** Places for the number of a bias: at the free end of its short line, below or left of it. */
function besideStub(
  { x1, y1 }: Edges,
  e: number,
  width: number,
  height: number,
): readonly (readonly [number, number])[] {
  return [
    [x1[e], y1[e] + 0.7 * height],
    [x1[e] - width / 2 - 4, y1[e]],
  ];
}

/** The point at a share t of the middle part of a line. */
function along({ x1, x2, bend, stem1, stem2, bundle1, bundle2 }: Edges, e: number, t: number): [number, number] {
  const [from, to, handle] = [x1[e] + stem1[e], x2[e] - stem2[e], bend[e]];
  const s = 1 - t;
  const mix = (a: number, b: number, c: number, d: number): number =>
    s * s * s * a + 3 * s * s * t * b + 3 * s * t * t * c + t * t * t * d;
  const straight = handle === 0;
  return [
    straight ? s * from + t * to : mix(from, from + handle, to - handle, to),
    straight ? s * bundle1[e] + t * bundle2[e] : mix(bundle1[e], bundle1[e], bundle2[e], bundle2[e]),
  ];
}
