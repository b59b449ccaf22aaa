import type { FloatArray } from '../../src/engine/model.ts';
import type { Layout } from '../../src/engine/layout.ts';
import type { NotFinite } from '../../src/engine/run.ts';

/** What `--json` prints. A number that is not finite is null, as JSON has none. */
export interface Result {
  /** Finished epochs: the length of each list in `history`. */
  readonly epochs: number;
  /** How many the network has. */
  readonly parameters: number;
  /** Evaluated with the initial weights; keys as in `history`. */
  readonly initial: Readonly<Record<string, number>>;
  /** As `History.history` of Keras. */
  readonly history: Readonly<Record<string, readonly number[]>>;
  /** SHA-256 over the bytes of all parameters at the end. */
  readonly fingerprint: string;
  /** Where and why it broke off, counted from 1; left out of a run that did not. */
  readonly stopped?: NotFinite;
}

/** What `--dump` adds, so that anybody can follow the run in another framework. */
export interface Dump {
  /** Rows as the network is fed them, scaled and in the run's precision: x [rows][inputs], y [rows][outputs]. */
  readonly data: { readonly x: Matrix; readonly y: Matrix; readonly xVal: Matrix; readonly yVal: Matrix };
  /** Indices of the rows of x: [epoch][batch][example]; of a run that broke off, to the batch that broke it. */
  readonly order: readonly (readonly (readonly number[])[])[];
  readonly weights: { readonly initial: readonly DenseWeights[]; readonly final: readonly DenseWeights[] };
}

export type Matrix = readonly (readonly number[])[];

/** The parameters of one Dense; layers without parameters are left out. */
export interface DenseWeights {
  /** Index of the layer in the model, from 0, Activation layers counted. */
  readonly layer: number;
  /** [inputs][units] */
  readonly kernel: Matrix;
  /** [units]; null when the layer has none (`use_bias=False`). */
  readonly bias: readonly number[] | null;
}

/** A flat array of `rows × columns` numbers, row by row. */
export function toMatrix(values: ArrayLike<number>, rows: number, columns: number, from = 0): Matrix {
  return Array.from({ length: rows }, (_row, r) =>
    Array.from({ length: columns }, (_column, c) => values[from + r * columns + c]),
  );
}

export function denseWeights(layout: Layout, parameters: FloatArray): DenseWeights[] {
  return layout.ops.flatMap((op) =>
    op.kind === 'dense'
      ? {
          layer: op.layer,
          kernel: toMatrix(parameters, op.inputs, op.units, op.kernel),
          bias: op.bias < 0 ? null : Array.from(parameters.subarray(op.bias, op.bias + op.units)),
        }
      : [],
  );
}

/** The batches of an epoch: `order` cut into pieces of `batchSize`. */
export function inBatches(order: Int32Array, batchSize: number): number[][] {
  return Array.from({ length: Math.ceil(order.length / batchSize) }, (_, b) =>
    Array.from(order.subarray(b * batchSize, (b + 1) * batchSize)),
  );
}
