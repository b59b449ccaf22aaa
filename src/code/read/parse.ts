import { parser } from '@lezer/python';
import { withoutTrimmings } from './lines.ts';
import type { CodeProblem, Place } from './codeProblem.ts';
import { repair } from './repair.ts';
import { readStatements } from './statements.ts';
import type { Statement } from './syntax.ts';
import { Source } from './tree.ts';

export interface Parsed {
  readonly statements: readonly Statement[];
  readonly problems: readonly CodeProblem[];
}

/** Statements of a program, with places in `text`. Errors of grammar are told once for each statement. Never throws. */
export function parse(text: string): Parsed {
  const { python, problems: repairs } = repair(withoutTrimmings(text));
  const source = new Source(python);
  const broken = repairs.filter(({ severity }) => severity === 'error');
  const isBroken = (place: Place): boolean => broken.some(({ from, to }) => from < place.to && to > place.from);
  const statements = readStatements(source, parser.parse(python.text).topNode, isBroken);
  const notes = repairs.filter(({ severity }) => severity === 'note');
  return { statements, problems: [...notes, ...firstOfEach([...broken, ...source.problems], statements, text)] };
}

/** The first problem in each statement and each line, because the rest mostly follow from it. */
function firstOfEach(errors: readonly CodeProblem[], statements: readonly Statement[], text: string): CodeProblem[] {
  const told = new Set<Statement | undefined>();
  let last = Number.NaN; // where the line of the one before begins
  return errors
    .toSorted((a, b) => a.from - b.from)
    .filter(({ from }) => {
      const statement = statements.findLast((each) => each.from <= from);
      const line = text.lastIndexOf('\n', from - 1);
      if (told.has(statement) || line === last) return false;
      told.add(statement);
      last = line;
      return true;
    });
}
