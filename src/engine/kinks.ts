import { createClip } from './losses/loss.ts';
import { areLabels } from './losses/margins.ts';
import { activationFunction, isRowWiseSpec } from './layerActivation.ts';
import { variableAt } from './layout.ts';
import type { Trace } from './trace.ts';
import type { LossName, LossOptions } from './specs/lossSpecs.ts';

/** A place where the loss has no slope, as each side has another. */
export type Kink =
  /** The input of a unit of op k passes a place where its function bends or jumps. */
  | { readonly of: 'unit'; readonly op: number; readonly unit: number; readonly row: number; readonly at: number }
  /** Another set of units of op k, a sparsemax, is not 0. */
  | { readonly of: 'row'; readonly op: number; readonly row: number }
  | { readonly of: 'loss'; readonly row: number }
  /** A parameter with an L1 penalty passes 0. */
  | { readonly of: 'penalty' };

/** A batch as it has gone through a network, with the parameters of that time. */
export interface Side {
  readonly trace: Trace;
  readonly parameters: ArrayLike<number>;
}

interface Judging {
  readonly loss: LossName;
  readonly lossOptions: LossOptions;
  /** [count, outputs] */
  readonly targets: Float64Array;
  /** Whether the loss is computed through the last activation: then it bends nowhere. */
  readonly isThrough: boolean;
}

/** The kinks that lie between two passes of one batch, or at one of them. */
export function kinksBetween({ loss, lossOptions, targets, isThrough }: Judging, a: Side, b: Side): readonly Kink[] {
  const { layout, count } = a.trace;
  const { ops, outputs } = layout;
  const found: Kink[] = [];
  for (const [k, op] of ops.entries()) {
    const { units } = op;
    const [before, after] = [a.trace.values[k], b.trace.values[k]];
    const activation = op.kind === 'activation' ? op.activation : null;
    if (activation !== null && isRowWiseSpec(activation)) {
      if (activation !== 'sparsemax') continue;
      const [from, to] = [a.trace.values[k + 1], b.trace.values[k + 1]];
      for (let i = 0; i < count * units; i++) {
        if (from[i] > 0 !== to[i] > 0) found.push({ of: 'row', op: k, row: Math.floor(i / units) });
      }
    } else if (activation !== null || op.kind === 'p_re_lu') {
      const places = activation === null ? [0] : activationFunction(activation).kinks;
      for (let i = 0; i < count * units; i++) {
        const at = places.find((place) => Math.sign(before[i] - place) !== Math.sign(after[i] - place));
        if (at !== undefined) found.push({ of: 'unit', op: k, unit: i % units, row: Math.floor(i / units), at });
      }
    }
  }
  for (let row = 0; row < count && !isThrough; row++) {
    const sides = (trace: Trace): string =>
      sidesOf(loss, lossOptions, trace.values[ops.length], targets, row * outputs, outputs).join();
    if (sides(a.trace) !== sides(b.trace)) found.push({ of: 'loss', row });
  }
  const passes = (i: number): boolean => Math.sign(a.parameters[i]) !== Math.sign(b.parameters[i]);
  for (let i = 0; i < layout.parameters; i++) {
    if (passes(i) && (variableAt(layout, i)?.regularizer.l1 ?? 0) !== 0) found.push({ of: 'penalty' });
  }
  return found;
}

/** Which part of a loss holds for a row of outputs: the same numbers, the same part. */
function sidesOf(
  loss: LossName,
  { fromLogits }: LossOptions,
  y: ArrayLike<number>,
  t: Float64Array,
  offset: number,
  units: number,
): readonly number[] {
  const all = Array.from({ length: units }, (_, j) => ({ y: y[offset + j], t: t[offset + j] }));
  const { hold } = createClip((value) => value);
  const clipped = (p: number): number => Math.sign(p - hold(p));
  switch (loss) {
    case 'mean_absolute_error':
      return all.map((one) => Math.sign(one.y - one.t));
    case 'hinge': {
      const labels = areLabels(t, offset, units);
      return all.map((one) => Math.sign(1 - (labels ? 2 * one.t - 1 : one.t) * one.y));
    }
    case 'categorical_hinge': {
      const wrong = all.map((one) => (1 - one.t) * one.y);
      const largest = Math.max(...wrong);
      const right = all.reduce((sum, one) => sum + one.t * one.y, 0);
      return [wrong.indexOf(largest), wrong.lastIndexOf(largest), Math.sign(largest - right + 1)];
    }
    case 'categorical_crossentropy':
    case 'sparse_categorical_crossentropy': {
      const total = all.reduce((sum, one) => sum + one.y, 0);
      return fromLogits ? [] : all.map((one) => clipped(one.y / total));
    }
    case 'binary_crossentropy':
    case 'kl_divergence':
      return fromLogits ? [] : all.map((one) => clipped(one.y));
    case 'mean_squared_error':
    case 'huber': // only its slope bends
    case 'log_cosh':
    case 'poisson':
      return [];
  }
}
