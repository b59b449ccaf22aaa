import type { Column } from '../../document/columns.ts';
import type { Plan } from './plan.ts';
import { strongest } from './strongest.ts';

/** Up to this many weights into a column, all are drawn. With more, single lines can no longer be told apart. */
const wholeLimit = 720;
/** Number of weights drawn of a larger column, in a view 400 px high. */
const chosenLimit = 110;

export interface EdgeCount {
  readonly drawn: number;
  readonly all: number;
}

/** Counts the weights into each column, drawn and total; both are 0 for the input. */
export function edgeCounts({ columns }: Plan, height: number): readonly EdgeCount[] {
  return columns.map(({ dense }) => {
    const all = dense === null ? 0 : dense.inputs * dense.units;
    if (all <= wholeLimit) return { drawn: all, all };
    return { drawn: Math.round(chosenLimit * Math.min(2, Math.max(0.6, height / 400))), all };
  });
}

/** For each column the indices [input · units + unit] of the weights drawn into it, or null for all of them. */
export type Choice = readonly (Int32Array | null)[];

/**
 * Factor on the strength of weights that are already drawn, so that weights of almost equal strength do not flicker.
 */
const inertia = 1.18;

/**
 * Returns the strongest weights of columns where not all are drawn. Weights of the previous choice `before` are kept
 * until others are clearly stronger.
 */
export function strongestEdges(
  plan: Plan,
  counts: readonly EdgeCount[],
  parameters: Float32Array,
  before: Choice | null = null,
): Choice {
  return choose(plan, counts, ({ dense, index }, { drawn, all }) => {
    const from = dense?.kernel ?? 0;
    const best = strongest(parameters, from, all, drawn);
    const old = before?.[index] ?? null;
    if (old === null) return best;
    const among = new Set(old);
    const candidates = [...new Set([...old, ...best])].map((i) => {
      return { i, strength: Math.abs(parameters[from + i]) * (among.has(i) ? inertia : 1) };
    });
    candidates.sort((a, b) => b.strength - a.strength || a.i - b.i);
    return Int32Array.from(candidates.slice(0, drawn), ({ i }) => i).sort();
  });
}

/** Golden ratio. Its multiples modulo 1 are evenly spread for any count. */
const golden = 0.618_033_988_75;

/** Returns a choice for unknown weights: the same number of edges, evenly spread over inputs and units. */
export function evenEdges(plan: Plan, counts: readonly EdgeCount[]): Choice {
  return choose(plan, counts, ({ dense }, { drawn }) => {
    const { inputs, units } = dense ?? { inputs: 0, units: 0 };
    return Int32Array.from({ length: drawn }, (_, i) => {
      return Math.floor(((i + 0.5) * inputs) / drawn) * units + Math.floor(((i * golden) % 1) * units);
    }).sort();
  });
}

function choose(
  plan: Plan,
  counts: readonly EdgeCount[],
  pick: (column: Column, count: EdgeCount) => Int32Array,
): Choice {
  return plan.columns.map((column, i) => (counts[i].drawn === counts[i].all ? null : pick(column, counts[i])));
}
