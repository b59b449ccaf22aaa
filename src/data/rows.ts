/** The rows of a data set with all columns, before columns are chosen and rows are dealt and scaled. */
export interface Rows {
  /** [rows, features], row-major */
  readonly values: Float64Array;
  /** Class of each row; empty for regression [rows] */
  readonly labels: Int32Array;
  /** Empty for classification [rows, 1] */
  readonly targets: Float64Array;
}
