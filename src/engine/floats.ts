/** `float32` is the precision of Keras; `float64` is for checks. */
export type Precision = 'float32' | 'float64';

export type FloatArray = Float32Array | Float64Array;
