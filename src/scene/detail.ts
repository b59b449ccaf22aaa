import type { Plan, PlanColumn } from './plan.ts';
import { strongest } from './strongest.ts';

/** Up to so many units every neuron of a column is drawn; above, the column is one block of cells. */
const neuronLimit = 16;
/** Weights drawn into a column when it or the one before is a block. */
export const blockEdgeLimit = 120;

export function isBlock({ units }: { readonly units: number }): boolean {
  return units > neuronLimit;
}

/** How many weights are drawn into a column, out of how many; 0 of 0 for the input. */
export function edgeCounts(plan: Plan, column: PlanColumn): { readonly drawn: number; readonly all: number } {
  const { dense, index } = column;
  if (dense === null) return { drawn: 0, all: 0 };
  const all = dense.inputs * dense.units;
  const whole = !isBlock(column) && !isBlock(plan.columns[index - 1]);
  return { drawn: whole ? all : Math.min(all, blockEdgeLimit), all };
}

/** For each column the indices [input · units + unit] of the weights drawn into it, or null for all of them. */
export type Choice = readonly (Int32Array | null)[];

/** The strongest weights, where not all are drawn. */
export function strongestEdges(plan: Plan, parameters: Float32Array): Choice {
  return choose(plan, (column, all, drawn) => strongest(parameters, column.dense?.kernel ?? 0, all, drawn));
}

/** As long as nobody knows the weights: as many, spread evenly. */
export function evenEdges(plan: Plan): Choice {
  return choose(plan, (_, all, drawn) =>
    Int32Array.from({ length: drawn }, (__, i) => Math.floor(((i + 0.5) * all) / drawn)),
  );
}

function choose(plan: Plan, pick: (column: PlanColumn, all: number, drawn: number) => Int32Array): Choice {
  return plan.columns.map((column) => {
    const { drawn, all } = edgeCounts(plan, column);
    return drawn === all ? null : pick(column, all, drawn);
  });
}
