import { excerpt } from '../document/link/result.ts';
import { featureNames, featureOf } from './goalFeatures.ts';
import { nearest } from './nearestWord.ts';
import type { GoalProblem } from './fault.ts';
import { isNamedName, isNumberName, type NamedName, names, type NumberName, numbers, rowKeys } from './quantities.ts';

// goal       = clause *( "and" clause )              val_accuracy >= 0.95 and epoch <= 200
// clause     = number op digits                      units[0] = 8
//            / row-key op ( digits / "nan" )         val_loss < 0.1
//            / name ( "=" / "!=" ) word              activation[0] = relu     network = 3-4-3
//            / "has" [ "no" ] feature                has dropout
//            / "finished"
//            / "solved"

export type Comparison = '=' | '!=' | '<' | '<=' | '>' | '>=';

/** A single condition. `index` is null for quantities that exist only once. */
export type Goal =
  | {
      readonly kind: 'number';
      readonly name: NumberName;
      readonly index: number | null;
      readonly comparison: Comparison;
      readonly value: number;
    }
  /** Key of a history row. */
  | { readonly kind: 'row'; readonly key: string; readonly comparison: Comparison; readonly value: number }
  | {
      readonly kind: 'name';
      readonly name: NamedName;
      readonly index: number | null;
      readonly same: boolean;
      readonly value: string;
    }
  | { readonly kind: 'feature'; readonly feature: string; readonly wanted: boolean }
  /** The loss becomes NaN or infinite. */
  | { readonly kind: 'broken' }
  | { readonly kind: 'finished' }
  /** All blanks of the exercise are filled. */
  | { readonly kind: 'solved' };

export type ReadGoals =
  | { readonly ok: true; readonly goals: readonly Goal[] }
  | { readonly ok: false; readonly problem: GoalProblem };

/** Spellings of the six comparisons, including those of Japanese keyboards. */
const comparisons: Readonly<Record<string, Comparison>> = {
  '=': '=',
  '==': '=',
  '!=': '!=',
  '≠': '!=',
  '<': '<',
  '<=': '<=',
  '=<': '<=',
  '≤': '<=',
  '≦': '<=',
  '>': '>',
  '>=': '>=',
  '=>': '>=',
  '≥': '>=',
  '≧': '>=',
};

const clausePattern = /^(\w+)\s*(?:\[\s*(-?\d{1,3})\s*\])?\s*([=!<>≤≥≦≧≠]{1,2})\s*(\S+)$/u;
const numberPattern = /^[-+]?(?:\d+(?:\.\d*)?|\.\d+)(?:e[-+]?\d{1,3})?(%?)$/i;
/** Characters: longer ones are no goals. */
const longest = 1000;

class Wrong extends Error {
  readonly problem: GoalProblem;

  constructor(problem: GoalProblem) {
    super(problem.code);
    this.problem = problem;
  }
}

/** Reads the value of a `goal:` line. Never throws. */
export function readGoals(text: string): ReadGoals {
  try {
    if (text.length > longest) throw new Wrong({ code: 'goalForm', text: excerpt(text) });
    const spaced = text.normalize('NFKC').replace(/\s+/g, ' '); // then no pattern has to divide a run of spaces
    const clauses = spaced.split(/ (?:and|AND|かつ) | ?(?:&&|かつ) ?/);
    return { ok: true, goals: clauses.map((clause) => readClause(clause.trim())) };
  } catch (error) {
    if (error instanceof Wrong) return { ok: false, problem: error.problem };
    throw error; // a bug in this program
  }
}

function readClause(text: string): Goal {
  if (/^finished$/i.test(text)) return { kind: 'finished' };
  if (/^solved$/i.test(text)) return { kind: 'solved' };
  const has = /^has\s+(no\s+)?(\S+)$/i.exec(text);
  if (has !== null) return readFeature(has[2], has[1] === undefined);
  const match = clausePattern.exec(text);
  const comparison = comparisons[match?.[3] ?? ''];
  if (match === null || comparison === undefined) throw new Wrong({ code: 'goalForm', text: excerpt(text) });
  const name = match[1].toLowerCase();
  const index = match[2] === undefined ? null : Number(match[2]);
  return readComparison(name, index, comparison, match[4]);
}

function readFeature(text: string, wanted: boolean): Goal {
  const feature = featureOf(text);
  if (feature !== null) return { kind: 'feature', feature, wanted };
  const name = excerpt(text);
  throw new Wrong({ code: 'goalUnknown', name, nearest: nearest(text.toLowerCase(), featureNames) });
}

function readComparison(name: string, index: number | null, comparison: Comparison, value: string): Goal {
  const isNumber = numberPattern.test(value);
  // `loss` is a number in the run and a name in `compile`. The value decides between them.
  if (rowKeys.includes(name) && (isNumber || name !== 'loss' || value.toLowerCase() === 'nan')) {
    checkIndex(name, index, false);
    if (value.toLowerCase() === 'nan' && comparison === '=') return { kind: 'broken' };
    return { kind: 'row', key: name, comparison, value: readNumber(name, value) };
  }
  if (isNumberName(name)) {
    checkIndex(name, index, numbers[name].indexed);
    return { kind: 'number', name, index, comparison, value: readNumber(name, value) };
  }
  if (isNamedName(name)) {
    checkIndex(name, index, names[name].indexed);
    if (comparison !== '=' && comparison !== '!=') throw new Wrong({ code: 'goalOrder', name, comparison });
    return { kind: 'name', name, index, same: comparison === '=', value: readName(name, value) };
  }
  const known = [...Object.keys(numbers), ...Object.keys(names), ...rowKeys];
  throw new Wrong({ code: 'goalUnknown', name: excerpt(name), nearest: nearest(name, known) });
}

function checkIndex(name: string, index: number | null, wanted: boolean): void {
  if ((index !== null) !== wanted) throw new Wrong({ code: 'goalIndex', name, wanted });
}

function readNumber(name: string, text: string): number {
  const match = numberPattern.exec(text);
  if (match === null) throw new Wrong({ code: 'goalValue', name, value: excerpt(text), wanted: 'number' });
  return match[1] === '%' ? Number(text.slice(0, -1)) / 100 : Number(text);
}

function readName(name: NamedName, text: string): string {
  const word = text.replace(/^(['"])(.*)\1$/, '$2');
  const { known } = names[name];
  if (known === null) {
    if (/^\d{1,4}(?:-\d{1,4}){0,40}$/.test(word)) return word;
    throw new Wrong({ code: 'goalValue', name, value: excerpt(text), wanted: 'network' });
  }
  const lower = word.toLowerCase();
  const found = known.find((each) => each === lower);
  if (found === undefined) throw new Wrong({ code: 'goalValue', name, value: excerpt(text), wanted: known });
  return found;
}
