/** A data set's rows with all of its columns, before any is chosen, dealt or scaled. */
export interface Rows {
  /** [rows, features], row-major */
  readonly values: Float64Array;
  /** Class of each row; empty for regression [rows] */
  readonly labels: Int32Array;
  /** Empty for classification [rows, 1] */
  readonly targets: Float64Array;
}
