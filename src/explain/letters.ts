import { type Column, columnsOf, columnWith } from '../document/columns.ts';
import { type Layout, variableAt, type VariableRole } from '../engine/layout.ts';
import type { Letter, Name } from './expression.ts';

/** The loss of the batch. */
export const loss: Letter = { base: 'L' };

const parameterLetters: Readonly<Record<VariableRole, string>> = {
  kernel: 'w',
  bias: 'b',
  alpha: 'α',
  gamma: 'γ',
  beta: 'β',
  moving_mean: 'μ',
  moving_variance: 'σ²',
};

/** The letters of a network. Neurons count from 1, and layers as they are drawn: the first with weights is layer 1. */
export interface Names {
  /** The number at a place of `layout.values`: x of the input, z of a sum, a of a layer's output, y of the last. */
  readonly value: (place: number) => Letter;
  /** The parameter at an index of the arena. */
  readonly parameter: (index: number) => Letter;
  /** The target of an output. */
  readonly target: (unit: number) => Letter;
  /** ∂L/∂ of a letter. */
  readonly slope: (of: Letter) => Name;
}

/** The letter of what a column has after so many of its stages. */
function letterAfter({ role, stages }: Column, count: number): string {
  const primes = '′'.repeat(count);
  if (role === 'input') return `x${primes}`;
  if (count < stages.length) return `z${primes}`;
  if (role === 'output') return 'y';
  return count > 0 ? 'a' : 'z';
}

export function namesOf(layout: Layout): Names {
  const all = columnsOf(layout);
  const stretches = all.flatMap((column) => {
    const { index, role, sum, stages, units } = column;
    return [sum, ...stages.map(({ to }) => to)].map((from, count) => {
      const base = letterAfter(column, count);
      return { from, units, base, sup: role === 'hidden' || base.startsWith('z') ? String(index) : undefined };
    });
  });
  return {
    value: (place) => {
      const stretch = stretches.find(({ from, units }) => place >= from && place < from + units);
      if (stretch === undefined) throw new RangeError(`there is no value ${place}`);
      const { from, base, sup } = stretch;
      return { base, sub: String(place - from + 1), ...(sup === undefined ? {} : { sup }) };
    },
    parameter: (index) => {
      const variable = variableAt(layout, index);
      if (variable === undefined) throw new RangeError(`there is no parameter ${index}`);
      const { layer, role, offset, shape } = variable;
      const at = index - offset;
      const units = shape[shape.length - 1];
      const sub = role === 'kernel' ? `${Math.floor(at / units) + 1},${(at % units) + 1}` : String(at + 1);
      return { base: parameterLetters[role], sub, sup: String(columnWith(all, layer).index) };
    },
    target: (unit) => ({ base: 't', sub: String(unit + 1) }),
    slope: (by) => ({ d: loss, by }),
  };
}
