/** `float32` is the precision of Keras; `float64` is for checks. */
export type Precision = 'float32' | 'float64';

/** Rounds a float64 to the precision of a run. */
export type Round = (value: number) => number;

export function roundOf(precision: Precision): Round {
  return precision === 'float32' ? Math.fround : identity;
}

const identity = (value: number): number => value;

export type FloatArray = Float32Array | Float64Array;

/** Index of the largest of `count` values from index `from` on; of equal ones the first. */
export function largestAt(f: FloatArray, from: number, count: number): number {
  let at = from;
  for (let i = from + 1; i < from + count; i++) if (f[i] > f[at]) at = i;
  return at;
}
