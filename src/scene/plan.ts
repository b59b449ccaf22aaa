import { type Column, columns } from '../document/shape.ts';
import { type DenseOp, type Layout, layOut } from '../engine/layout.ts';
import type { Model } from '../engine/model.ts';
import type { Stage } from './stage.ts';
import type { Target } from './target.ts';

/** A column of neurons with where its numbers lie. */
export interface PlanColumn extends Omit<Column, 'stages'> {
  readonly index: number;
  /** Null for the input. */
  readonly dense: DenseOp | null;
  /** Where the weighted sums begin, or the inputs themselves. */
  readonly sum: number;
  readonly stages: readonly Stage[];
  /** Where begins what leaves the column, after all its stages. */
  readonly out: number;
}

export interface Plan {
  readonly columns: readonly PlanColumn[];
  readonly layout: Layout;
}

/** What the page knows of a run; the arrays are read, never kept. */
export interface Numbers {
  readonly layout: Layout | null;
  readonly parameters: Float32Array | null;
  readonly probe: Float32Array | null;
  /**
   * Which units of each Dropout the probe was drawn without, by the layer's index [units], 1 for dropped; none where
   * the example is drawn as in inference.
   */
  readonly dropped?: ReadonlyMap<number, Uint8Array> | undefined;
}

/** The columns of a model, each with its places in the arenas that the engine would lay out for it. */
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
      if (stage === undefined || stage.kind === 'dense') return []; // cannot be: columns and layout say the same
      const from = at;
      at = layout.values[op++];
      return [{ op: stage, layer, fused: layer === column.layer, from, to: at }];
    });
    return { ...column, index, dense, sum, stages, out: at };
  });
  return { columns: placed, layout };
}

/** What was asked last: each frame asks the same again. */
let asked: { plan: Plan; layout: Layout; same: boolean } | null = null;

/** Whether numbers laid out as `layout` mean this network and no other: else a new run is on its way. */
function isPlanOf(plan: Plan, layout: Layout): boolean {
  if (asked === null || asked.plan !== plan || asked.layout !== layout) {
    asked = { plan, layout, same: sameLayout(plan.layout, layout) };
  }
  return asked.same;
}

function sameLayout({ inputs, ops }: Layout, layout: Layout): boolean {
  return (
    inputs === layout.inputs &&
    ops.length === layout.ops.length &&
    ops.every((op, i) => {
      const other = layout.ops[i];
      if (op.units !== other.units) return false;
      if (op.kind === 'dense') return other.kind === 'dense' && op.inputs === other.inputs && op.bias === other.bias;
      return other.kind === op.kind && JSON.stringify(op) === JSON.stringify(other);
    })
  );
}

/** The parameters of this network, or null while those at hand belong to another. */
export function parametersOf(plan: Plan, { layout, parameters }: Numbers): Float32Array | null {
  if (layout === null || parameters?.length !== plan.layout.parameters) return null;
  return isPlanOf(plan, layout) ? parameters : null;
}

/** The probe's activations in this network, or null while those at hand belong to another. */
export function probeOf(plan: Plan, { layout, probe }: Numbers): Float32Array | null {
  if (layout === null || probe?.length !== plan.layout.valueCount) return null;
  return isPlanOf(plan, layout) ? probe : null;
}

/** The column whose Dense is layers[layer]; −1 without any. */
export function columnOfLayer(plan: Plan, layer: number): number {
  return plan.columns.findIndex((column) => column.dense !== null && column.layer === layer);
}

/** The layers that a column is made of: its Dense (−1 for the input), then those its neurons go through. */
export function layersOf({ layer, stages }: PlanColumn): readonly number[] {
  return [layer, ...stages.filter(({ fused }) => !fused).map((stage) => stage.layer)];
}

/** Whether the target is part of this network: after an edit it may be gone. */
export function hasTarget(plan: Plan, target: Target): boolean {
  if (target.type === 'neuron') return target.unit < (plan.columns[target.column]?.units ?? 0);
  const dense = plan.columns[columnOfLayer(plan, target.layer)]?.dense ?? null;
  if (dense === null || target.unit >= dense.units) return false;
  return target.type === 'bias' ? dense.bias >= 0 : target.input < dense.inputs;
}
