import { extent } from 'd3';
import type { Plan } from '../../scene/plan/plan.ts';
import type { Domain } from '../plot/ticks.ts';
import type { Outputs } from './usePrediction.ts';

/** Two units of a column, which give a place of the plane its place in the hidden space. */
export interface SpaceUnits {
  readonly column: number;
  readonly a: number;
  readonly b: number;
}

/** Columns with two units and more, to choose from. */
export const spaceColumns = ({ columns }: Plan): number[] =>
  columns.filter(({ units }) => units > 1).map(({ index }) => index);

/** The hidden layer of two units, else the last of more, else the input as it is. */
export function firstSpace({ columns }: Plan): SpaceUnits {
  const hidden = columns.filter(({ role, units }) => role === 'hidden' && units > 1);
  const column = hidden.find(({ units }) => units === 2) ?? hidden.at(-1);
  return { column: column?.index ?? 0, a: 0, b: 1 };
}

/** The choice, as far as the network has it. */
export function fittingSpace(plan: Plan, chosen: SpaceUnits | null): SpaceUnits {
  const units = chosen === null ? 0 : (plan.columns[chosen.column]?.units ?? 0);
  return chosen !== null && chosen.a < units && chosen.b < units && chosen.a !== chosen.b ? chosen : firstSpace(plan);
}

/** Lines of the grid each way, from coarse to fine. */
export const spaceSides: readonly number[] = [11, 21];

/** Every so many-th number of an answer, its places after each other. */
export function columnOfAnswer({ values, count, outputs }: Outputs, at: number, from: number): Float64Array {
  return Float64Array.from({ length: count - from }, (_, i) => values[(from + i) * outputs + at]);
}

const room = 0.06;
/** Numbers that fill less of an axis than this get another. */
const least = 0.5;

/** The axis for some numbers: the one that is there while they fill it well, so that it stands still in training. */
export function axisFor(values: Float64Array, now: Domain): Domain {
  const [low = -1, high = 1] = extent(values);
  const width = Math.max(1e-6, high - low);
  if (low >= now[0] && high <= now[1] && width >= least * (now[1] - now[0])) return now;
  return [low - room * width, high + room * width];
}
