import type { FloatArray } from './floats.ts';
import type { Random } from './random.ts';

/**
 * `keras.initializers.Orthogonal(gain)`: Q of the QR decomposition of a normal matrix [max, min of rows and columns],
 * each column with the sign of R's diagonal, so that every orthogonal matrix is equally likely (Saxe et al. 2014);
 * transposed if there are fewer rows than columns. One draw for each number of the normal matrix, row by row.
 *
 * Modified Gram–Schmidt, twice over each column, always gives a positive diagonal of R, and Q in the precision of
 * float64. It uses only + − × ÷ √ in ascending order, so that the result is the same everywhere.
 */
export function orthogonalize(
  gain: number,
  random: Random,
  [rows, columns]: readonly [number, number],
  out: FloatArray,
): void {
  const long = Math.max(rows, columns);
  const short = Math.min(rows, columns);
  // Column by column, [short, long]: each column of the normal matrix is contiguous.
  const q = new Float64Array(long * short);
  for (let i = 0; i < long; i++) for (let j = 0; j < short; j++) q[j * long + i] = random.normal();
  for (let j = 0; j < short; j++) {
    const column = q.subarray(j * long, (j + 1) * long);
    for (let pass = 0; pass < 2; pass++) {
      for (let k = 0; k < j; k++) subtractProjection(column, q.subarray(k * long, (k + 1) * long));
    }
    let squares = 0;
    for (let i = 0; i < long; i++) squares += column[i] * column[i];
    const norm = Math.sqrt(squares);
    for (let i = 0; i < long; i++) column[i] /= norm;
  }
  for (let i = 0; i < long; i++) {
    for (let j = 0; j < short; j++) {
      out[rows < columns ? j * columns + i : i * columns + j] = gain * q[j * long + i];
    }
  }
}

/** a ← a − (a·b)·b, b of length 1 */
function subtractProjection(a: Float64Array, b: Float64Array): void {
  let dot = 0;
  for (let i = 0; i < a.length; i++) dot += a[i] * b[i];
  for (let i = 0; i < a.length; i++) a[i] -= dot * b[i];
}
