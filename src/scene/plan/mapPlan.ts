import type { Column } from '../../document/columns.ts';
import { sumsToOne } from '../../engine/activations.ts';
import { activationName } from '../../engine/layerActivation.ts';
import { rowWiseOf } from './stageNames.ts';

/** Where the line of a neuron is: this number of it, at this level. */
export interface ZeroLine {
  /** Place of the number for the first unit of the column, among an example's values. */
  readonly at: number;
  readonly level: 0 | 0.5;
}

/**
 * The line on which the sum that a neuron's activation is given is 0: the hinge of relu, 0 of tanh, 0.5 of sigmoid. A
 * softmax compares its neurons: their lines are at one half. Of a neuron without an activation its output counts.
 */
export function zeroLineOf({ stages, out }: Column): ZeroLine {
  const last = stages.findLast(({ op }) => op.kind === 'activation' || op.kind === 'p_re_lu');
  if (last === undefined) return { at: out, level: 0 };
  if (rowWiseOf(last) === null) return { at: last.from, level: 0 };
  return { at: out, level: last.op.kind === 'activation' && sumsToOne(activationName(last.op.activation)) ? 0.5 : 0 };
}

/** A unit's numbers in an answer: its output, and the one that its line is of. */
export interface UnitPlace {
  readonly out: number;
  readonly zero: number;
  readonly level: number;
}

/** What is asked for the maps of some columns, and where the answer has it. */
export interface MapPlan {
  /** Places among an example's values. */
  readonly at: readonly number[];
  readonly units: readonly UnitPlace[];
  /** Index among `units` of the first one of each column. */
  readonly first: readonly number[];
}

export function mapPlanOf(columns: readonly Column[]): MapPlan {
  const at: number[] = [];
  const indices = new Map<number, number>();
  const ask = (place: number): number => {
    const known = indices.get(place);
    if (known !== undefined) return known;
    indices.set(place, at.length);
    return at.push(place) - 1;
  };
  const units: UnitPlace[] = [];
  const first = columns.map((column) => {
    const { at: zero, level } = zeroLineOf(column);
    const start = units.length;
    for (let unit = 0; unit < column.units; unit++) {
      units.push({ out: ask(column.out + unit), zero: ask(zero + unit), level });
    }
    return start;
  });
  return { at, units, first };
}
