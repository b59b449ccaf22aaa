import type { FeatureFault } from '../../data/formulaFeatures.ts';
import type { SetFault } from '../../data/formulaSet.ts';
import { functionNames } from '../../data/formula.ts';

/** Where data come from. */
export const sources = { moreData: 'More data sets…', ownTable: 'Your table…' };

/** Inputs made of columns, and points of a person's own. */
export const features = {
  legend: 'Inputs',
  add: 'Input by formula',
  placeholder: 'sin(3*x)',
  addButton: 'Add',
  hint: `Numbers, + - * / ^ ( ), ${functionNames.join(', ')}, pi, e, and the columns. Where a formula has no number, or one above 3e38, it is 0.`,
  columns: (names: readonly string[]) => `Columns: ${names.join(', ')}. `,
  there: (name: string) => `${name} is an input already.`,
  added: (name: string) => `${name} is an input now.`,
};

const many = (points: number): string => (points === 1 ? '1 point' : `${points} points`);

export const draw = {
  button: 'Draw points',
  edit: 'Edit these points',
  title: 'Points drawn by hand',
  from: (title: string) => `Points, begun from “${title}”`,
  plane:
    'Plane to draw points on. Arrow keys move the cross, Enter uses the tool there: it draws, erases, or picks a point up and puts it down. With any tool Delete erases and M picks up and puts down. Digits choose the class.',
  hint: 'Click or drag; or arrow keys and Enter.',
  tools: 'Drawing tools',
  classes: 'Class of new points',
  className: 'Name of this class',
  noName: (name: string) => `A class needs a name: “${name}” stays.`,
  takenName: (wanted: string, name: string) => `“${wanted}” is taken: “${name}” stays.`,
  /** What the colours of classes are called, in label order; the first two are those of the sets with two. */
  colours: 'orange blue green pink violet ochre turquoise red grey brown',
  addClass: 'Add a class',
  allClasses: (most: number) => `${most} classes are the most.`,
  deleteClass: (name: string) => `Delete class ${name} and its points`,
  tool: 'Tool',
  toolNames: { draw: 'Draw', erase: 'Erase', move: 'Move' },
  size: 'brush',
  amount: 'points',
  clear: 'Clear',
  done: 'Done',
  added: (more: number, name: string, where: string, total: number) =>
    `${more === 1 ? `Class ${name} at ${where}.` : `${many(more)} of class ${name} at ${where}.`} ${many(total)} in all.`,
  total: (points: number) => `${many(points)} in all.`,
  erased: (fewer: number, total: number) => `${many(fewer)} erased. ${many(total)} in all.`,
  moved: (where: string) => `Moved to ${where}.`,
  at: (where: string, name: string | null) => (name === null ? where : `${where}: class ${name}`),
  nothing: (where: string) => `There is no point at ${where}.`,
  full: (most: number) => `${most} points are the most.`,
  picked: (name: string) => `A point of class ${name} is picked up: arrow keys move it, M puts it down.`,
  putBack: 'Put back.',
  chosen: (name: string) => `Class ${name}`,
};

export const byFormula = {
  button: 'f(x)…',
  buttonHint: 'f(x)… A set by formula',
  title: 'A set by formula',
  about: 'A comparison makes two classes, y = … a curve to be learned.',
  formula: 'Formula of x and y',
  examples: 'Examples',
  from: 'from',
  to: 'to',
  range: 'Range of x and y',
  samples: 'examples',
  noise: 'noise',
  seed: 'seed',
  preview: 'Preview',
  holds: 'yes',
  holdsNot: 'no',
  use: 'Use these points',
  says: (points: number) => many(points),
  saysSome: (points: number, samples: number, isCurve: boolean) =>
    `${points} of ${samples} points: elsewhere it has no value${isCurve ? ', or one above a million' : ''}.`,
};

/** What is written here where other languages have a word or a sign. */
const ownWay = new Map([
  ['and', ' Both at once: min(x, y) > 0.'],
  ['or', ' At least one of two: max(x, y) > 0.'],
  ['|', ' The absolute value is abs(x).'],
]);

export function formulaFault({ code, at, word }: FeatureFault | SetFault): string {
  const place = `Character ${at + 1}`;
  switch (code) {
    case 'empty':
      return 'Write a formula, for example sin(3*x).';
    case 'tooLong':
      return `The formula is too long: ${at} characters are the most.`;
    case 'tooDeep':
      return `${place}: too many brackets within brackets.`;
    case 'unexpected':
      return `${place}: “${word}” cannot stand here.${ownWay.get(word) ?? ''}`;
    case 'noOperator':
      return `${place}: write ${word}.`;
    case 'ended':
      return 'The formula ends too soon: something is missing at its end.';
    case 'unknownName':
      return `${place}: “${word}” is no column and no function.${ownWay.get(word.toLowerCase()) ?? ''}`;
    case 'arguments':
      return `${place}: ${word} is written ${word === 'min' || word === 'max' ? `${word}(x, y)` : `${word}(x)`}.`;
    case 'notClosed':
      return 'A bracket is not closed.';
    case 'noColumn':
      return 'The formula is the same number for every example: use a column in it.';
    case 'noRelation':
      return 'Compare two sides by < or >, or begin with y =.';
    case 'noCurve':
      return `${place}: an equation makes a curve only as y = …, with nothing but x on the other side. For two classes, write < or >.`;
    case 'oneClass':
      return 'All points are on one side here: choose another range.';
    case 'noValues':
      return 'The formula has no values here: choose another range.';
    case 'tooHigh':
      return 'Its values are above a million here: divide it, or choose another range.';
    case 'noRange':
      return 'The range ends before it begins.';
    case 'relation':
      return 'A comparison is no number: leave out < > =.';
  }
}
