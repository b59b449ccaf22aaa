import { type FloatArray, type Precision, type Round, roundOf } from './floats.ts';

/** A matrix in a flat array: element (row, column) is at `offset + row·rowStep + column·columnStep`. */
export interface MatrixView {
  readonly array: FloatArray;
  readonly offset: number;
  readonly rowStep: number;
  readonly columnStep: number;
}

/**
 * The rounding of a precision, and the loops of the reference in which most of the time goes.
 *
 * The arithmetic is a contract, which the twin keeps too (README.md): each single + − × ÷ √ is rounded to the
 * precision, every sum runs in ascending index order from its first term (the bias, or zero), nothing is fused and
 * nothing re-associated. No kernel allocates.
 */
export interface Kernels {
  /** Rounds a float64 to the precision. */
  readonly round: Round;
  /**
   * out[p, q] = first[q] + Σₖ a[p, k] · b[k, q]   for p in [from, to)
   *
   * `first` is null for sums that start from zero; `firstOffset` is the index where it begins in its array.
   */
  multiply(
    a: MatrixView,
    b: MatrixView,
    first: FloatArray | null,
    firstOffset: number,
    out: MatrixView,
    from: number,
    to: number,
    terms: number,
    columns: number,
  ): void;
  /** f[out + q] = Σᵣ a[r, q], r ascending over `rows` rows of `columns` contiguous values that begin at f[a]. */
  columnSums(f: FloatArray, a: number, rows: number, columns: number, out: number): void;
}

/** In plain TypeScript; `float64` differs from `float32` only in that nothing is rounded. */
export function createKernels(precision: Precision): Kernels {
  const round = roundOf(precision);

  function multiply(
    a: MatrixView,
    b: MatrixView,
    first: FloatArray | null,
    firstOffset: number,
    out: MatrixView,
    from: number,
    to: number,
    terms: number,
    columns: number,
  ): void {
    const x = a.array;
    const w = b.array;
    const y = out.array;
    const xStep = a.columnStep;
    const wRow = b.rowStep;
    const wColumn = b.columnStep;
    const yStep = out.columnStep;
    let p = from;
    // Two rows by four columns at a time: eight sums are in registers, each in its own ascending order.
    for (; p + 2 <= to; p += 2) {
      const x0 = a.offset + p * a.rowStep;
      const x1 = x0 + a.rowStep;
      const y0 = out.offset + p * out.rowStep;
      const y1 = y0 + out.rowStep;
      let q = 0;
      for (; q + 4 <= columns; q += 4) {
        let s0 = 0,
          s1 = 0,
          s2 = 0,
          s3 = 0;
        if (first !== null) {
          s0 = first[firstOffset + q];
          s1 = first[firstOffset + q + 1];
          s2 = first[firstOffset + q + 2];
          s3 = first[firstOffset + q + 3];
        }
        let t0 = s0,
          t1 = s1,
          t2 = s2,
          t3 = s3;
        let i = x0;
        let j = x1;
        let w0 = b.offset + q * wColumn;
        let w1 = w0 + wColumn;
        let w2 = w1 + wColumn;
        let w3 = w2 + wColumn;
        for (let k = 0; k < terms; k++) {
          const xi = x[i];
          const xj = x[j];
          const u0 = w[w0];
          const u1 = w[w1];
          const u2 = w[w2];
          const u3 = w[w3];
          s0 = round(s0 + round(xi * u0));
          s1 = round(s1 + round(xi * u1));
          s2 = round(s2 + round(xi * u2));
          s3 = round(s3 + round(xi * u3));
          t0 = round(t0 + round(xj * u0));
          t1 = round(t1 + round(xj * u1));
          t2 = round(t2 + round(xj * u2));
          t3 = round(t3 + round(xj * u3));
          i += xStep;
          j += xStep;
          w0 += wRow;
          w1 += wRow;
          w2 += wRow;
          w3 += wRow;
        }
        const o = y0 + q * yStep;
        y[o] = s0;
        y[o + yStep] = s1;
        y[o + 2 * yStep] = s2;
        y[o + 3 * yStep] = s3;
        const r = y1 + q * yStep;
        y[r] = t0;
        y[r + yStep] = t1;
        y[r + 2 * yStep] = t2;
        y[r + 3 * yStep] = t3;
      }
      for (; q < columns; q++) {
        let s = first === null ? 0 : first[firstOffset + q];
        let t = s;
        let i = x0;
        let j = x1;
        let k = b.offset + q * wColumn;
        for (let n = 0; n < terms; n++) {
          const u = w[k];
          s = round(s + round(x[i] * u));
          t = round(t + round(x[j] * u));
          i += xStep;
          j += xStep;
          k += wRow;
        }
        y[y0 + q * yStep] = s;
        y[y1 + q * yStep] = t;
      }
    }
    for (; p < to; p++) {
      const x0 = a.offset + p * a.rowStep;
      const y0 = out.offset + p * out.rowStep;
      for (let q = 0; q < columns; q++) {
        let s = first === null ? 0 : first[firstOffset + q];
        let i = x0;
        let k = b.offset + q * wColumn;
        for (let n = 0; n < terms; n++) {
          s = round(s + round(x[i] * w[k]));
          i += xStep;
          k += wRow;
        }
        y[y0 + q * yStep] = s;
      }
    }
  }

  function columnSums(f: FloatArray, a: number, rows: number, columns: number, out: number): void {
    for (let q = 0; q < columns; q++) {
      let s = 0;
      for (let r = 0, i = a + q; r < rows; r++, i += columns) s = round(s + f[i]);
      f[out + q] = s;
    }
  }

  return { round, multiply, columnSums };
}
