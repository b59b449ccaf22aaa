import { activationNames } from '../activations.ts';
import type { ActivationSpec } from '../layerActivation.ts';
import { lossNames, type LossName } from '../specs/losses.ts';
import { metricNames, type MetricName } from '../specs/metrics.ts';

// Numbers that stand for activations, losses and metrics in instructions.

/** An activation's number, and its arguments. */
export interface Kind {
  readonly kind: number;
  readonly constants: readonly number[];
}

/** Types of layers that are functions with arguments; their kinds come after those of the names. */
const withArguments = ['re_lu', 'leaky_re_lu', 'elu'] as const;

/** Activations by their number, as Keras writes them. */
export const activationKinds: readonly string[] = [...activationNames, 'ReLU', 'LeakyReLU', 'ELU'];
export const lossKinds: readonly LossName[] = lossNames;
export const metricKinds: readonly MetricName[] = metricNames;

/** Constants: of ReLU [max_value or ∞, negative_slope, threshold], of LeakyReLU [negative_slope], of ELU [alpha]. */
export function activationKind(spec: ActivationSpec): Kind {
  if (typeof spec === 'string') return { kind: activationNames.indexOf(spec), constants: [] };
  const kind = activationNames.length + withArguments.indexOf(spec.type);
  switch (spec.type) {
    case 're_lu':
      return { kind, constants: [spec.maxValue ?? Infinity, spec.negativeSlope, spec.threshold] };
    case 'leaky_re_lu':
      return { kind, constants: [spec.negativeSlope] };
    case 'elu':
      return { kind, constants: [spec.alpha] };
  }
}

/** The activation of a kind, with its arguments in `cells` from index `constants` on. */
export function activationOf(kind: number, constants: number, cells: Float64Array): ActivationSpec {
  if (kind < activationNames.length) return activationNames[kind];
  switch (withArguments[kind - activationNames.length]) {
    case 're_lu': {
      const [most, negativeSlope, threshold] = cells.subarray(constants);
      return { type: 're_lu', maxValue: most === Infinity ? null : most, negativeSlope, threshold };
    }
    case 'leaky_re_lu':
      return { type: 'leaky_re_lu', negativeSlope: cells[constants] };
    case 'elu':
      return { type: 'elu', alpha: cells[constants] };
  }
}
