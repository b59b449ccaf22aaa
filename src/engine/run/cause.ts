import type { LossName, LossOptions } from '../specs/lossSpecs.ts';
import { epsilon } from '../losses/loss.ts';
import type { FloatArray } from '../floats.ts';
import type { Network } from '../network.ts';

/** Why a loss or a weight stopped being a finite number; `layer` is an index into `model.layers`. */
export type Cause =
  /** The weights have grown without bound, or would after one update. */
  | { readonly type: 'growth' }
  /** The cross-entropy over classes divides by the sum of an example's outputs; this layer made all of them 0. */
  | { readonly type: 'zeroSum'; readonly layer: number }
  /** The loss computes the logarithm of a negative output. */
  | { readonly type: 'negative' }
  /** The output of this layer is too large for the precision of the run, although the weights are not. */
  | { readonly type: 'overflow'; readonly layer: number }
  /** Outputs and weights are as usual, but the gradient is too large. */
  | { readonly type: 'gradient' };

/** Size from which a weight counts as grown: initial weights are a few units at most. */
const grown = 1e4;

export interface Broken {
  readonly what: 'loss' | 'weights';
  readonly network: Pick<Network, 'layout' | 'parameters' | 'gradients' | 'outputs'>;
  readonly loss: LossName;
  readonly lossOptions: LossOptions;
  /** The op whose output the loss is computed from. */
  readonly at: number;
  /** Examples of the batch. */
  readonly count: number;
  /** Batches done before this one. */
  readonly step: number;
}

/** Finds the cause from the buffers after the batch. The parameters are the last finite ones. */
export function causeOf({ what, network, loss, lossOptions, at, count, step }: Broken): Cause {
  const { layout, parameters, gradients, outputs } = network;
  const { ops } = layout;
  if (step > 0 && layout.variables.some((variable) => variable.trainable && largest(parameters, variable) >= grown)) {
    return { type: 'growth' };
  }
  const first = ops.findIndex((op, k) => !isFinite(outputs[k], 0, count * op.units));
  if (first >= 0) return { type: 'overflow', layer: ops[first].layer };
  if (what === 'weights') {
    return isFinite(gradients, 0, gradients.length) ? { type: 'growth' } : { type: 'gradient' };
  }
  const last = ops.length - 1;
  const { units } = ops[last];
  const dividesBySum = loss === 'categorical_crossentropy' || loss === 'sparse_categorical_crossentropy';
  if (dividesBySum && !lossOptions.fromLogits && at === last) {
    const row = rowWhere(outputs[last], count, units, (values) => values.reduce((a, b) => a + b, 0) === 0);
    if (row !== null) return { type: 'zeroSum', layer: ops[zeroMaker(network, row)].layer };
  }
  if (loss === 'poisson' && outputs[last].subarray(0, count * units).some((y) => y <= -epsilon)) {
    return { type: 'negative' };
  }
  return { type: 'overflow', layer: ops[last].layer };
}

/** The op that made all of an example's numbers 0, when its input was not all 0. */
function zeroMaker({ layout: { ops }, outputs }: Broken['network'], row: number): number {
  let k = ops.length - 1;
  const isZero = (op: number): boolean => {
    const { units } = ops[op];
    return outputs[op].subarray(row * units, (row + 1) * units).every((value) => value === 0);
  };
  while (k > 0 && ops[k].kind !== 'dense' && isZero(k) && isZero(k - 1)) k--;
  return k;
}

/** The first row that meets the condition; null if there is none. */
function rowWhere(
  values: FloatArray,
  count: number,
  units: number,
  is: (row: readonly number[]) => boolean,
): number | null {
  for (let r = 0; r < count; r++) if (is([...values.subarray(r * units, (r + 1) * units)])) return r;
  return null;
}

function largest(values: FloatArray, { offset, length }: { readonly offset: number; readonly length: number }): number {
  let most = 0;
  for (let i = offset; i < offset + length; i++) most = Math.max(most, Math.abs(values[i]));
  return most;
}

function isFinite(values: FloatArray, from: number, to: number): boolean {
  for (let i = from; i < to; i++) if (values[i] - values[i] !== 0) return false;
  return true;
}
