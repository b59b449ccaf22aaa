import { type Column, columnsOf } from '../../document/columns.ts';
import { type Layout, layOut, type Variable } from '../../engine/layout.ts';
import type { Model } from '../../engine/specs/model.ts';
import type { NumberTarget, Target } from '../../document/target.ts';

export interface Plan {
  readonly columns: readonly Column[];
  readonly layout: Layout;
}

/** Current numbers of a run. The arrays are read, never kept. */
export interface Numbers {
  readonly parameters: Float32Array | null;
  readonly probe: Float32Array | null;
  /**
   * Dropped units of each Dropout for the displayed example, by layer index [units], 1 for dropped; empty if the
   * example is drawn as in inference.
   */
  readonly dropped?: ReadonlyMap<number, Uint8Array> | undefined;
}

export function planOf(model: Model): Plan {
  const layout = layOut(model);
  return { columns: columnsOf(layout), layout };
}

/** Returns the parameters of this network, or null while there are none. */
export function parametersOf({ layout }: Plan, { parameters }: Numbers): Float32Array | null {
  return parameters?.length === layout.parameters ? parameters : null;
}

/** Returns the activations for the displayed example, or null while there are none. */
export function probeOf({ layout }: Plan, { probe }: Numbers): Float32Array | null {
  return probe?.length === layout.valueCount ? probe : null;
}

/** Returns the column whose Dense is layers[layer]; −1 if there is none. */
export function columnOfLayer(plan: Plan, layer: number): number {
  return plan.columns.findIndex((column) => column.dense !== null && column.layer === layer);
}

/** Returns the layers of a column: its Dense (−1 for the input), then its stages. */
export function layersOf({ layer, stages }: Column): readonly number[] {
  return [layer, ...stages.filter(({ fused }) => !fused).map((stage) => stage.layer)];
}

/** Returns the column of a target; −1 if there is none. */
export function columnOf({ columns }: Plan, target: Target): number {
  if (target.type === 'neuron') return target.column;
  return columns.findIndex((column) => layersOf(column).includes(target.layer));
}

/** Returns the weight tensor that a number is of, if the network has it. */
export function variableOf({ layout }: Plan, target: NumberTarget): Variable | undefined {
  const role = target.type === 'stage' ? target.role : target.type === 'bias' ? 'bias' : 'kernel';
  return layout.variables.find((variable) => variable.layer === target.layer && variable.role === role);
}

/** Returns true if the target is part of this network. An edit may have removed it. */
export function hasTarget(plan: Plan, target: Target): boolean {
  if (target.type === 'neuron') return target.unit < (plan.columns[target.column]?.units ?? 0);
  const shape = variableOf(plan, target)?.shape ?? [0];
  return target.unit < shape[shape.length - 1] && (target.type !== 'weight' || target.input < shape[0]);
}

/** Returns what each neuron of a column has one trained number of: a bias, then what its stages learn. */
export function singlesOf({ columns, layout }: Plan, column: number): readonly Variable[] {
  const layers = layersOf(columns[column]);
  return layout.variables.filter(
    ({ layer, role, shape }) => shape.length === 1 && !role.startsWith('moving') && layers.includes(layer),
  );
}
