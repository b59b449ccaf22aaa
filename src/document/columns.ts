import type { ActivationName } from '../engine/activations.ts';
import { activationName } from '../engine/layerActivation.ts';
import { type DenseOp, type Layout, layOut, type Op } from '../engine/layout.ts';
import type { Model } from '../engine/specs/model.ts';

export type Role = 'input' | 'hidden' | 'output';

/**
 * An operation of the engine that each neuron of a column goes through: activation, normalization, dropout, noise. With
 * the positions of its numbers in an example's activations.
 */
export interface ColumnStage {
  readonly op: Exclude<Op, DenseOp>;
  /** Index of the layer; the Dense itself if its activation is fused. */
  readonly layer: number;
  readonly fused: boolean;
  /** Start of the input. */
  readonly from: number;
  /** Start of the output. */
  readonly to: number;
}

/** A column of neurons: the input, or a Dense with all that its neurons go through. */
export interface Column {
  /** 0 is the input. */
  readonly index: number;
  readonly role: Role;
  readonly units: number;
  /** Index of the Dense layer; −1 for the input. */
  readonly layer: number;
  /** Null for the input. */
  readonly dense: DenseOp | null;
  /** Start of the weighted sums, or of the inputs. */
  readonly sum: number;
  /** In order; the `linear` of a Dense is none. */
  readonly stages: readonly ColumnStage[];
  /** Start of the column's output, after all its stages. */
  readonly out: number;
}

/** The columns of neurons from left to right, the input first. */
export function columns(model: Model): Column[] {
  return columnsOf(layOut(model));
}

/** The columns of neurons of a layout. */
export function columnsOf({ inputs, ops, values }: Layout): Column[] {
  type Growing = Omit<Column, 'role' | 'out'> & { readonly stages: ColumnStage[]; out: number };
  const all: Growing[] = [{ index: 0, units: inputs, layer: -1, dense: null, sum: 0, stages: [], out: 0 }];
  ops.forEach((op, i) => {
    const at = values[i];
    if (op.kind === 'dense') {
      const { units, layer } = op;
      all.push({ index: all.length, units, layer, dense: op, sum: at, stages: [], out: at });
      return;
    }
    const column = all[all.length - 1];
    column.stages.push({ op, layer: op.layer, fused: op.layer === column.layer, from: column.out, to: at });
    column.out = at;
  });
  return all.map((column) => ({ ...column, role: roleAt(column.index, all.length) }));
}

/** The column that a layer belongs to. */
export const columnWith = (all: readonly Column[], layer: number): Column =>
  all.findLast((column) => column.layer <= layer) ?? all[0];

function roleAt(index: number, count: number): Role {
  if (index === 0) return 'input';
  return index === count - 1 ? 'output' : 'hidden';
}

/** The functions that the neurons of a column go through, with the layers that they belong to. */
export function activationsOf({ stages }: Column): { readonly layer: number; readonly name: ActivationName }[] {
  return stages.flatMap(({ op, layer }) =>
    op.kind === 'activation' ? [{ layer, name: activationName(op.activation) }] : [],
  );
}
