/**
 * One piece of work over rows [from, to), which may be done in several calls. The `rows` argument of each
 * function is the number of examples at hand, at most the network's `capacity`.
 */
export interface Task {
  /** Number of rows to do. */
  readonly extent: (rows: number) => number;
  /** Approximate multiply-adds for one row. */
  readonly cost: (rows: number) => number;
  readonly run: (from: number, to: number, rows: number) => void;
}
