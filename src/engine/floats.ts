/** `float32` is the precision of Keras; `float64` is for checks. */
export type Precision = 'float32' | 'float64';

/** Rounds a float64 to a precision. */
export function roundOf(precision: Precision): (value: number) => number {
  return precision === 'float32' ? Math.fround : identity;
}

const identity = (value: number): number => value;

export type FloatArray = Float32Array | Float64Array;
