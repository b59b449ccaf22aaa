import type { FlatKind } from './flatness.ts';

/** How values are distributed. */
export interface Distribution {
  /** Ends of the bins, which are of equal width; equal when all values are, but for float32's rounding. */
  readonly low: number;
  readonly high: number;
  /** Values in each bin [bins]; those that are not finite are in none. */
  readonly counts: Int32Array;
  readonly mean: number;
  /** ≥ 0 */
  readonly deviation: number;
}

/** How many units of a layer get no gradient through their activation: shares of examples, 0 … 1. */
export interface Flat {
  readonly kind: FlatKind;
  /** Share of the examples at which each unit's activation is flat [units]. */
  readonly units: Float64Array;
  /** Mean of these: the share saturated, for a `squasher`. */
  readonly share: number;
  /** Units that are flat at all examples; a `rectifier`'s are dead: 0 whatever comes. */
  readonly dead: readonly number[];
}

/** A column of neurons: a Dense with all that its neurons go through. Sizes are roots of the mean square (RMS), ≥ 0. */
export interface LayerHealth {
  /** Index of the Dense in `layers`, and of the layer with its activation: itself where that is fused. */
  readonly layer: number;
  readonly activationLayer: number;
  readonly units: number;
  /** Of the outputs of all units for all examples. */
  readonly outputs: Distribution;
  /** Null where nothing can be flat. */
  readonly flat: Flat | null;
  /** The same with the weights before the first update; null in Playground's rules, too. */
  readonly flatAtFirst: Flat | null;
  /** Units that differ by what comes in or goes out: 1 when all are copies of each other, which they then remain. */
  readonly different: number;
  /** Size of ∂loss/∂w over the kernel; that of the loss of the mean example, with the penalty. */
  readonly gradient: number;
  /** Size of ∂loss/∂w over each unit's own weights and bias [units]. */
  readonly unitGradients: Float64Array;
  /** Size of ∂loss/∂z over units and examples, z before the activation, `loss` being that of the example itself. */
  readonly signal: number;
  /** The same of a few examples with the weights before the first update; null in Playground's rules. */
  readonly signalAtFirst: number | null;
  /** Size of the kernel. */
  readonly weights: number;
  /** Size of the next update of the kernel over that of the kernel; null where the update is not known. */
  readonly updateRatio: number | null;
}

/** What can be measured of a network between two batches. */
export interface Health {
  /** Training examples that outputs and losses are of, spread evenly over all; all of them unless these are many. */
  readonly examples: number;
  /** Those that gradients are of, and the losses along the next update; as many or fewer. */
  readonly traced: number;
  /** Learning rate of the next update, in the precision of the run; where a run has failed, of the one that failed. */
  readonly rate: number;
  /** From the first to the output. */
  readonly layers: readonly LayerHealth[];
  /** Loss in inference, with the weights as they are; what regularizers add is apart, null in Playground's rules. */
  readonly loss: { readonly data: number; readonly penalty: number | null };
  /** The loss of the best constant output, which does not look at the inputs; Infinity where that is not known. */
  readonly blind: number;
  /**
   * How much the network knows: 1 all, 0 no more than the best constant answer. For classes of the examples that the
   * constant gets wrong the share that are right, for numbers the explained share of the variance (R²).
   */
  readonly skill: number;
  /**
   * The loss, its penalty with it, with the next update taken so many times as large; empty where that is not known.
   * Infinity where the loss is not finite.
   */
  readonly along: readonly { readonly multiple: number; readonly loss: number }[];
}
