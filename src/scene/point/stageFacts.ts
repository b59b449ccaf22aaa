import type { ColumnStage } from '../../document/columns.ts';
import type { RowWiseName } from '../../engine/activations.ts';
import { isRowWiseSpec, type PointwiseSpec } from '../../engine/layerActivation.ts';
import { droppedBy } from '../plan/dropped.ts';
import { normalizedOf, type Normalized, type Spread, spreadOf } from '../plan/normalized.ts';
import type { Numbers } from '../plan/plan.ts';
import { stageName } from '../plan/stageNames.ts';

/** Numbers of one stage at one neuron; `value` is its output. */
export type StageFacts = {
  /** `relu`, `PReLU`, `Dropout` … */
  readonly name: string;
  readonly value: number;
} & (
  | { readonly kind: 'activation'; readonly spec: PointwiseSpec; readonly row: null }
  | { readonly kind: 'activation'; readonly spec: RowWiseName; readonly row: RowScores }
  /** Learned slope of this neuron for negative numbers. */
  | { readonly kind: 'p_re_lu'; readonly alpha: number }
  /** `act` is the effect on this example; `none` in inference, where values pass unchanged. */
  | { readonly kind: 'dropout'; readonly rate: number; readonly act: 'dropped' | 'kept' | 'none' }
  /** Noise that was added; 0 in inference. */
  | { readonly kind: 'gaussian_noise'; readonly stddev: number; readonly added: number }
  | ({ readonly kind: 'batch_normalization' | 'layer_normalization' } & Normalized & {
        /** Null if the statistics of the current batch were used, which are not kept. */
        readonly spread: Spread | null;
      })
);

/** Scores of a layer with a row-wise activation. */
export interface RowScores {
  readonly name: RowWiseName;
  /** [units] */
  readonly scores: readonly number[];
  /** Index of the neuron's own score. */
  readonly unit: number;
}

/** Returns null while a required number is unknown. */
export function stageFacts(
  stage: ColumnStage,
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

/** Removes float32 rounding noise. */
function close({ deviations }: Normalized): number {
  return 1e-3 * Math.max(1, Math.abs(deviations));
}
