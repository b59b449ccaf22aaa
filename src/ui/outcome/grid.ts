import { type Feature, readerOf, sourcesOf } from '../../data/features.ts';
import type { Scaling } from '../../data/spec.ts';
import type { Domain } from '../plot/ticks.ts';

/** Cells along each side of the map, from coarse to fine. */
export const mapSides: readonly number[] = [12, 32, 64, 96];

/** Inputs along a curve. */
export const curveCounts: readonly number[] = [33, 257];

/** One or two of the columns that inputs are made of: the network is asked over them. */
export interface Slice {
  readonly features: readonly Feature[];
  readonly scaling: Scaling;
  /** The same for `across` and `up`: a line. */
  readonly across: number;
  readonly up: number;
  /** Values that the other columns have [columns]. */
  readonly held: Float64Array;
}

/**
 * What the network is fed where some values meet, row by row [ys · xs, features].
 * @param ys of one column: a single number that does not count
 */
function crossRows(xs: ArrayLike<number>, ys: ArrayLike<number>, slice: Slice): Float32Array {
  const { features, across, up, held } = slice;
  const { mean, scale } = slice.scaling;
  const rows = new Float32Array(xs.length * ys.length * features.length);
  const values = held.slice();
  for (const [k, feature] of features.entries()) {
    const read = readerOf(feature);
    const fed = (): number => (read(values, 0) - mean[k]) / scale[k];
    const sources = sourcesOf([feature]);
    if (!sources.includes(across) && !sources.includes(up)) {
      const same = fed();
      for (let at = k; at < rows.length; at += features.length) rows[at] = same;
      continue;
    }
    let at = k;
    for (let j = 0; j < ys.length; j++) {
      values[up] = ys[j];
      for (let i = 0; i < xs.length; i++, at += features.length) {
        values[across] = xs[i];
        rows[at] = fed();
      }
    }
  }
  return rows;
}

/** Middles of so many cells between two ends. */
function middles(count: number, from: number, to: number): Float64Array {
  return Float64Array.from({ length: count }, (_, i) => from + ((i + 0.5) / count) * (to - from));
}

/** The middles of side × side cells over a plane, the uppermost row first as in a picture [side², features]. */
export function gridRows(side: number, xDomain: Domain, yDomain: Domain, slice: Slice): Float32Array {
  return crossRows(middles(side, ...xDomain), middles(side, yDomain[1], yDomain[0]), slice);
}

/** The same for the nodes of a grid, ends among them. */
export function nodeRows(side: number, xDomain: Domain, [low, high]: Domain, slice: Slice): Float32Array {
  return crossRows(lineInputs(side, xDomain), lineInputs(side, [high, low]), slice);
}

/** Inputs at even distances over a domain, both ends among them [count]. */
export function lineInputs(count: number, [from, to]: Domain): Float64Array {
  return Float64Array.from({ length: count }, (_, i) => from + (i / (count - 1)) * (to - from));
}

/** As the network is fed them, of one column [count, features]. */
export const lineRows = (inputs: Float64Array, slice: Slice): Float32Array => crossRows(inputs, [0], slice);
