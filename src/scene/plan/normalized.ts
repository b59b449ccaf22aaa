import type { BatchNormalizationOp, LayerNormalizationOp } from '../../engine/layout.ts';

/** Effect of a normalization on one unit of the displayed example: y = γ·x̂ + β. */
export interface Normalized {
  /** x̂: standard deviations from the mean. */
  readonly deviations: number;
  /** 1 and 0 if the layer has none. */
  readonly gamma: number;
  readonly beta: number;
}

/** Mean of the input, and the divisor, √(variance + ε). */
export interface Spread {
  readonly mean: number;
  readonly deviation: number;
}

type NormalizationOp = BatchNormalizationOp | LayerNormalizationOp;

/**
 * Returns the statistics of a normalization: the moving statistics of the unit for BatchNormalization, those over all
 * units of this example for LayerNormalization. `from` is the index in `probe` at which the input begins.
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
 * Computes x̂ from the output, so that it is the value of the engine for any kind of statistics. Only for γ = 0, where
 * the output does not depend on it, the statistics are used.
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
