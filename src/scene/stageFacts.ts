import type { RowWiseName } from '../engine/activations.ts';
import { isRowWiseSpec, type PointwiseSpec } from '../engine/layerActivation.ts';
import { droppedBy } from './dropped.ts';
import { normalizedOf, type Normalized, type Spread, spreadOf } from './normalized.ts';
import type { Numbers } from './plan.ts';
import { stageName, type Stage } from './stage.ts';

/** The numbers of one stage at one neuron; `value` is what comes out of it. */
export type StageFacts = {
  /** `relu`, `PReLU`, `Dropout` … */
  readonly name: string;
  readonly value: number;
} & (
  | { readonly kind: 'activation'; readonly spec: PointwiseSpec; readonly row: null }
  | { readonly kind: 'activation'; readonly spec: RowWiseName; readonly row: RowScores }
  /** The slope that this neuron has learned for negative numbers. */
  | { readonly kind: 'p_re_lu'; readonly alpha: number }
  /** `act`: what it does to this example; `none` in inference, where it lets everything through as it is. */
  | { readonly kind: 'dropout'; readonly rate: number; readonly act: 'dropped' | 'kept' | 'none' }
  /** The number that was added; 0 in inference. */
  | { readonly kind: 'gaussian_noise'; readonly stddev: number; readonly added: number }
  | ({ readonly kind: 'batch_normalization' | 'layer_normalization' } & Normalized & {
        /** Null where the statistics of the batch at hand were taken, which nobody keeps. */
        readonly spread: Spread | null;
      })
);

/** The scores of a layer whose neurons a function ties together. */
export interface RowScores {
  readonly name: RowWiseName;
  /** [units] */
  readonly scores: readonly number[];
  /** Which of them is the neuron's own. */
  readonly unit: number;
}

/** Null while a number that it needs is not known. */
export function stageFacts(
  stage: Stage,
  unit: number,
  numbers: Pick<Numbers, 'dropped'>,
  parameters: Float32Array | null,
  probe: Float32Array,
): StageFacts | null {
  const { op, layer, from, to } = stage;
  const x = probe[from + unit];
  const value = probe[to + unit];
  const own = { name: stageName(stage), value };
  switch (op.kind) {
    case 'activation': {
      const spec = op.activation;
      if (!isRowWiseSpec(spec)) return { ...own, kind: op.kind, spec, row: null };
      return {
        ...own,
        kind: op.kind,
        spec,
        row: { name: spec, scores: [...probe.subarray(from, from + op.units)], unit },
      };
    }
    case 'p_re_lu':
      return parameters === null ? null : { ...own, kind: op.kind, alpha: parameters[op.alpha + unit] };
    case 'dropout': {
      const { rate } = op.spec;
      const mask = droppedBy(numbers, layer, op.units);
      return { ...own, kind: op.kind, rate, act: mask === null ? 'none' : mask[unit] === 1 ? 'dropped' : 'kept' };
    }
    case 'gaussian_noise':
      return { ...own, kind: op.kind, stddev: op.spec.stddev, added: value - x };
    case 'batch_normalization':
    case 'layer_normalization': {
      if (parameters === null) return null;
      const normalized = normalizedOf(op, unit, parameters, probe, { from, to });
      const spread = spreadOf(op, unit, parameters, probe, from);
      const meant = Math.abs((x - spread.mean) / spread.deviation - normalized.deviations) <= close(normalized);
      return { ...own, kind: op.kind, ...normalized, spread: meant ? spread : null };
    }
  }
}

/** Rounding of float32 aside. */
function close({ deviations }: Normalized): number {
  return 1e-3 * Math.max(1, Math.abs(deviations));
}
