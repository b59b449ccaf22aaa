import { powerOf } from '../document/spelling.ts';
import type { Experiment } from '../document/experiment.ts';
import { isOfPlayground } from '../document/ofPlayground.ts';
import { type Kink, kinksBetween, type Side } from '../engine/kinks.ts';
import { headOf } from '../engine/run/lossHead.ts';
import { createTracer, type Nudge, type TraceMode, type TraceSpec } from '../engine/trace.ts';
import { playgroundErrorOf } from './playgroundError.ts';
import type { FloatArray } from '../engine/floats.ts';

/** A number of a network that the loss is a function of: a parameter, or an output of op k [count, units]. */
export type Changed =
  | { readonly of: 'parameter'; readonly index: number }
  | { readonly of: 'value'; readonly op: number; readonly at: number };

/** A batch as it is shown, and the number of its network that is changed. */
export interface ChangedBatch {
  /** [layout.parameters] */
  readonly parameters: FloatArray;
  readonly count: number;
  /** [count, inputs] */
  readonly x: FloatArray;
  /** [count, outputs] */
  readonly y: FloatArray;
  /** Batches of the run before it: what Dropout drops. */
  readonly iteration: number;
  readonly mode: TraceMode;
  readonly changed: Changed;
}

/** The loss on both sides of a number, h away. */
export interface Difference {
  readonly h: number;
  readonly above: number;
  readonly below: number;
  /** Places between both where the loss has no slope: there the quotient may be any. */
  readonly kinks: readonly Kink[];
}

/**
 * The step of a central difference at a number. Its error is h²·f‴/6 by the curve and some ε·f/h by rounding, which are
 * least together at about h = ∛ε times the scale of the number (Press et al., Numerical Recipes, 3rd ed., section 5.7):
 * 6·10⁻⁶ in float64. The next power of ten is as good, and can be read: 0.00001, for numbers from 10 on ten times that …
 */
export function stepAt(value: number): number {
  return Number(`1e${Math.max(0, powerOf(value)) - 5}`);
}

/** Computes the loss of a batch above and below one number of its network, in float64, all chance being the same. */
export function differenceOf(spec: Omit<TraceSpec, 'precision' | 'mode'>, question: ChangedBatch): Difference {
  const { x, y, count, iteration, mode, changed } = question;
  const tracer = createTracer({ ...spec, precision: 'float64', mode }, count);
  const rows = { count, x, y };
  const own = Float64Array.from(question.parameters);
  const value = changed.of === 'parameter' ? own[changed.index] : valueOf();
  const h = stepAt(value);

  function valueOf(): number {
    return changed.of === 'value' ? tracer.trace(own, rows, iteration).values[changed.op + 1][changed.at] : 0;
  }

  function side(by: number): Side {
    const parameters = own.slice();
    if (changed.of === 'parameter') parameters[changed.index] += by;
    const nudge: Nudge | undefined = changed.of === 'value' ? { op: changed.op, at: changed.at, by } : undefined;
    return { trace: tracer.trace(parameters, rows, iteration, nudge), parameters };
  }

  const [above, below] = [side(h), side(-h)];
  const { ops } = above.trace.layout;
  const isOutput = changed.of === 'value' && changed.op === ops.length - 1;
  const isThrough = !isOutput && headOf(spec.loss, spec.lossOptions, ops).through;
  const kinks = kinksBetween({ ...spec, targets: Float64Array.from(y), isThrough }, above, below);
  return { h, above: above.trace.loss, below: below.trace.loss, kinks };
}

/** The same by the rules of an experiment: Playground's loss is half of the squared error, without a penalty. */
export function experimentDifference(e: Experiment, question: ChangedBatch): Difference {
  const isHalved = isOfPlayground(e);
  const { inputs, layers } = isHalved ? playgroundErrorOf(e) : e;
  const { loss, lossOptions, seed } = e;
  const found = differenceOf({ model: { inputs, layers }, loss, lossOptions, seed }, question);
  return isHalved ? { ...found, above: found.above / 2, below: found.below / 2 } : found;
}
