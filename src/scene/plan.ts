import { type Column, columns } from '../document/shape.ts';
import { type DenseOp, type Layout, layOut } from '../engine/layout.ts';
import type { Model } from '../engine/specs/model.ts';
import type { Stage } from './stage.ts';
import type { Target } from './target.ts';

/** A column of neurons with the positions of its numbers. */
export interface PlanColumn extends Omit<Column, 'stages'> {
  readonly index: number;
  /** Null for the input. */
  readonly dense: DenseOp | null;
  /** Start of the weighted sums, or of the inputs. */
  readonly sum: number;
  readonly stages: readonly Stage[];
  /** Start of the column's output, after all its stages. */
  readonly out: number;
}

export interface Plan {
  readonly columns: readonly PlanColumn[];
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

/** Returns the columns of a model, each with its positions in the engine's arenas. */
export function planOf(model: Model): Plan {
  const layout = layOut(model);
  let op = 0;
  let at = 0;
  const placed = columns(model).map((column, index): PlanColumn => {
    const first = layout.ops[op];
    let dense: DenseOp | null = null;
    if (column.layer >= 0 && first?.kind === 'dense') {
      dense = first;
      at = layout.values[op++];
    }
    const sum = at;
    const stages = column.stages.flatMap(({ layer }): Stage[] => {
      const stage = layout.ops[op];
      if (stage === undefined || stage.kind === 'dense') return []; // unreachable: columns and layout agree
      const from = at;
      at = layout.values[op++];
      return [{ op: stage, layer, fused: layer === column.layer, from, to: at }];
    });
    return { ...column, index, dense, sum, stages, out: at };
  });
  return { columns: placed, layout };
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
export function layersOf({ layer, stages }: PlanColumn): readonly number[] {
  return [layer, ...stages.filter(({ fused }) => !fused).map((stage) => stage.layer)];
}

/** Returns true if the target is part of this network. An edit may have removed it. */
export function hasTarget(plan: Plan, target: Target): boolean {
  if (target.type === 'neuron') return target.unit < (plan.columns[target.column]?.units ?? 0);
  const dense = plan.columns[columnOfLayer(plan, target.layer)]?.dense ?? null;
  if (dense === null || target.unit >= dense.units) return false;
  return target.type === 'bias' ? dense.bias >= 0 : target.input < dense.inputs;
}
