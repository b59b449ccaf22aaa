import type { FeatureFault } from '../../data/formulaFeatures.ts';
import { functionNames } from '../../data/formula.ts';

/** Inputs made of columns, and points of a person's own. */
export const features = {
  legend: 'Inputs',
  add: 'Input by formula',
  placeholder: 'sin(3*x)',
  addButton: 'Add',
  hint: `Numbers, + - * / ^ ( ), ${functionNames.join(', ')}, pi, e, and the columns. Where a formula has no number, it is 0.`,
  columns: (names: readonly string[]) => `Columns: ${names.join(', ')}`,
  there: (name: string) => `${name} is an input already.`,
  added: (name: string) => `${name} is an input now.`,
};

export function formulaFault({ code, at, word }: FeatureFault): string {
  const place = `Character ${at + 1}`;
  switch (code) {
    case 'empty':
      return 'Write a formula, for example sin(3*x).';
    case 'tooLong':
      return `The formula is too long: ${at} characters are the most.`;
    case 'tooDeep':
      return `${place}: too many brackets within brackets.`;
    case 'unexpected':
      return `${place}: “${word}” cannot stand here.`;
    case 'ended':
      return 'The formula ends too soon: something is missing at its end.';
    case 'unknownName':
      return `${place}: “${word}” is no column and no function.`;
    case 'arguments':
      return `${place}: ${word} is written ${word === 'min' || word === 'max' ? `${word}(x, y)` : `${word}(x)`}.`;
    case 'notClosed':
      return 'A bracket is not closed.';
    case 'noColumn':
      return 'The formula is the same number for every example: use a column in it.';
    case 'relation':
      return 'A comparison is no number: leave out < > =.';
  }
}
