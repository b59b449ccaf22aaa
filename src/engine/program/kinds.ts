import { activationNames } from '../activations.ts';
import type { ActivationSpec } from '../layerActivation.ts';
import type { FunctionLayer } from '../specs/model.ts';
import { functionTypes, withArguments } from '../activations/withArguments.ts';
import { lossNames, type LossName } from '../specs/lossSpecs.ts';
import { metricNames, type MetricName } from '../specs/metricSpecs.ts';

// Numbers that stand for activations, losses and metrics in instructions.

/** An activation's number, and its arguments. */
export interface Kind {
  readonly kind: number;
  readonly constants: readonly number[];
}

/** Activations by their number, as Keras writes them; behind the names, the layers with arguments. */
export const activationKinds: readonly string[] = [...activationNames, ...functionTypes.map((type) => `${type}()`)];
export const lossKinds: readonly LossName[] = lossNames;
export const metricKinds: readonly MetricName[] = metricNames;

/** Constants: the arguments in the order of the layer's keys; no maximum is ∞. */
export function activationKind(spec: ActivationSpec): Kind {
  if (typeof spec === 'string') return { kind: activationNames.indexOf(spec), constants: [] };
  const values: ReadonlyMap<string, number | null> = new Map(Object.entries({ ...spec, type: 0 }));
  return {
    kind: activationNames.length + functionTypes.indexOf(spec.type),
    constants: Object.keys(withArguments(spec.type).named).map((key) => values.get(key) ?? Infinity),
  };
}

/** The activation of a kind, with its arguments in `cells` from index `constants` on. */
export function activationOf(kind: number, constants: number, cells: Float64Array): ActivationSpec {
  if (kind < activationNames.length) return activationNames[kind];
  const type = functionTypes[kind - activationNames.length];
  const values = Object.keys(withArguments(type).named).map((key, i) => {
    const value = cells[constants + i];
    return [key, value === Infinity ? null : value];
  });
  return { type, ...Object.fromEntries(values) } as FunctionLayer; // with the keys of its type
}
