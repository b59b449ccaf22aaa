import type { Judged } from './backwardLines.ts';
import { type Expression, known, type Known, type Line, nameKey, numeralsIn } from './expression.ts';
import { partsOfPassed } from './forwardLines.ts';
import type { Hidden } from './hidden.ts';

/** Inputs, targets, and numbers of a variable that are written out at the head of a worksheet. */
export const mostOnSheet = { inputs: 16, weights: 80 } as const;

/** Says which numbers stand at the head of a worksheet: inputs and targets of its example, weights and biases. */
export function listedOnSheet(judged: Judged): (numeral: Known) => boolean {
  const { trace, row, targets, parameters } = judged;
  const { inputs, outputs, variables } = trace.layout;
  const { letter, target, names } = partsOfPassed(judged);
  const upTo = (count: number): readonly number[] => Array.from({ length: count }, (_, i) => i);
  const listed = new Set([
    ...upTo(Math.min(inputs, mostOnSheet.inputs)).map((i) => nameKey(letter(-1, i), trace.values[0][row * inputs + i])),
    ...upTo(Math.min(outputs, mostOnSheet.inputs)).map((i) => nameKey(target(i), targets[row * outputs + i])),
    ...variables
      .filter(({ role, length }) => (role === 'kernel' || role === 'bias') && length <= mostOnSheet.weights)
      .flatMap(({ offset, length }) =>
        upTo(length).map((i) => nameKey(names.parameter(offset + i), parameters[offset + i])),
      ),
  ]);
  return ({ name, value }) => listed.has(nameKey(name, value));
}

/** The numbers that a blank is computed from, but for those that are blank themselves, or stand elsewhere. */
export function givenFor(line: Line, hidden: Hidden, isElsewhere: (numeral: Known) => boolean): readonly Known[] {
  const found = new Map<string, Known>();
  function take(e: Expression): void {
    for (const numeral of numeralsIn(e)) {
      if (numeral.type === 'line') {
        const { name, value } = numeral.line;
        if (name === null || !isElsewhere(known(name, value))) from(numeral.line);
      } else if (!hidden.number(numeral) && !isElsewhere(numeral)) {
        found.set(nameKey(numeral.name, numeral.value), numeral);
      }
    }
  }
  function from({ rule, where }: Line): void {
    take(rule);
    for (const { left, right } of where) for (const side of [left, right]) take(side);
  }
  from(line);
  return [...found.values()];
}
