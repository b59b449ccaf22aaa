import type { FloatArray } from '../../src/engine/floats.ts';
import type { Layout, VariableRole } from '../../src/engine/layout.ts';
import type { NotFinite } from '../../src/engine/specs/runSpec.ts';
import type { Place } from '../../src/document/moment.ts';
import type { FitEnd } from '../../src/engine/run/fit.ts';

/** Output of `--json`. A number that is not finite is null, as JSON has no such numbers. */
export interface Result {
  /** Finished epochs: the length of each list in `history`, and those before `from`. */
  readonly epochs: number;
  /** Number of parameters of the network. */
  readonly parameters: number;
  /** The moment that a link or a file opened at, from which on `initial` and `history` count; left out without one. */
  readonly from?: Place;
  /** Evaluated with the initial weights, or, at a moment, the newest numbers there; keys as in `history`. */
  readonly initial: Readonly<Record<string, number>>;
  /** As `History.history` of Keras. */
  readonly history: Readonly<Record<string, readonly number[]>>;
  /** SHA-256 over the bytes of all parameters at the end. */
  readonly fingerprint: string;
  /** Place, counted from 1, and cause where the numbers stopped being finite; left out of other runs. */
  readonly stopped?: NotFinite;
  /** Epochs at which EarlyStopping ended the fit or restored the best weights; left out when it did neither. */
  readonly ended?: FitEnd;
}

/** Additional output of `--dump`, with which the run can be repeated in another framework. */
export interface Dump {
  /** Rows as the network is fed them, scaled and in the run's precision: x [rows][inputs], y [rows][outputs]. */
  readonly data: { readonly x: Matrix; readonly y: Matrix; readonly xVal: Matrix; readonly yVal: Matrix };
  /** Indices of the rows of x: [epoch][batch][example]; for a run that stopped early, up to its last batch. */
  readonly order: readonly (readonly (readonly number[])[])[];
  readonly weights: { readonly initial: readonly LayerWeights[]; readonly final: readonly LayerWeights[] };
}

export type Matrix = readonly (readonly number[])[];

type Vectors = { [Role in Exclude<VariableRole, 'kernel'>]?: readonly number[] | null };

/** The variables of one layer, trained or not, under Keras's names; layers without any are left out. */
export interface LayerWeights extends Readonly<Vectors> {
  /** Index of the layer in the model, from 0, Activation layers counted. */
  readonly layer: number;
  /** Of a Dense [inputs][units]. */
  readonly kernel?: Matrix;
}

/** A flat array of `rows × columns` numbers, row by row. */
export function toMatrix(values: ArrayLike<number>, rows: number, columns: number, from = 0): Matrix {
  return Array.from({ length: rows }, (_row, r) =>
    Array.from({ length: columns }, (_column, c) => values[from + r * columns + c]),
  );
}

/** Kernels as [inputs][units], all else as [units]; the bias of a Dense that has none (`use_bias=False`) is null. */
export function layerWeights({ variables }: Layout, parameters: FloatArray): LayerWeights[] {
  const layers = new Map<number, Vectors & { layer: number; kernel?: Matrix }>();
  for (const { layer, role, shape, offset, length } of variables) {
    const weights = layers.get(layer) ?? { layer };
    layers.set(layer, weights);
    if (role === 'kernel') {
      weights.kernel = toMatrix(parameters, shape[0], shape[1], offset);
      weights.bias = null;
    } else weights[role] = Array.from(parameters.subarray(offset, offset + length));
  }
  return [...layers.values()];
}

/** The batches of an epoch: `order` cut into pieces of `batchSize`. */
export function inBatches(order: Int32Array, batchSize: number): number[][] {
  return Array.from({ length: Math.ceil(order.length / batchSize) }, (_, b) =>
    Array.from(order.subarray(b * batchSize, (b + 1) * batchSize)),
  );
}
