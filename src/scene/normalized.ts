import type { BatchNormalizationOp, LayerNormalizationOp } from '../engine/layout.ts';

/** What a normalization did to one unit of the probed example: y = γ·x̂ + β. */
export interface Normalized {
  /** x̂: standard deviations from the mean. */
  readonly deviations: number;
  /** 1 and 0 where the layer has none. */
  readonly gamma: number;
  readonly beta: number;
}

/** Mean of what went in, and the root of variance + ε that it was divided by. */
export interface Spread {
  readonly mean: number;
  readonly deviation: number;
}

type NormalizationOp = BatchNormalizationOp | LayerNormalizationOp;

/**
 * By what a normalization is taken: BatchNormalization's moving statistics of the unit, LayerNormalization's over all
 * units of this example. `from` is where what goes in begins in `probe`.
 */
export function spreadOf(
  op: NormalizationOp,
  unit: number,
  parameters: Float32Array,
  probe: Float32Array,
  from: number,
): Spread {
  const { epsilon } = op.spec;
  if (op.kind === 'batch_normalization') {
    const variance = parameters[op.movingVariance + unit];
    return { mean: parameters[op.movingMean + unit], deviation: Math.sqrt(variance + epsilon) };
  }
  let sum = 0;
  for (let i = from; i < from + op.units; i++) sum += probe[i];
  const mean = sum / op.units;
  let squares = 0;
  for (let i = from; i < from + op.units; i++) squares += (probe[i] - mean) * (probe[i] - mean);
  return { mean, deviation: Math.sqrt(squares / op.units + epsilon) };
}

/**
 * x̂ is found from what came out, so that it is the one that the engine used, whatever statistics it took. Only where
 * γ = 0 lets nothing through, it is asked of the statistics.
 */
export function normalizedOf(
  op: NormalizationOp,
  unit: number,
  parameters: Float32Array,
  probe: Float32Array,
  { from, to }: { readonly from: number; readonly to: number },
): Normalized {
  const gamma = op.gamma < 0 ? 1 : parameters[op.gamma + unit];
  const beta = op.beta < 0 ? 0 : parameters[op.beta + unit];
  if (gamma !== 0) return { deviations: (probe[to + unit] - beta) / gamma, gamma, beta };
  const { mean, deviation } = spreadOf(op, unit, parameters, probe, from);
  return { deviations: (probe[from + unit] - mean) / deviation, gamma, beta };
}
