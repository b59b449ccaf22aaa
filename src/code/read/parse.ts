import { parser } from '@lezer/python';
import { withoutTrimmings } from './lines.ts';
import type { CodeProblem, Place } from './problem.ts';
import { repair } from './repair.ts';
import { readStatements } from './statements.ts';
import type { Statement } from './syntax.ts';
import { Source } from './tree.ts';

export interface Parsed {
  readonly statements: readonly Statement[];
  readonly problems: readonly CodeProblem[];
}

/** A program's statements, with places in `text`. What breaks the grammar is told once a statement. */
export function parse(text: string): Parsed {
  const { python, problems: repairs } = repair(withoutTrimmings(text));
  const source = new Source(python);
  const broken = repairs.filter(({ severity }) => severity === 'error');
  const isBroken = (place: Place): boolean => broken.some(({ from, to }) => from < place.to && to > place.from);
  const statements = readStatements(source, parser.parse(python.text).topNode, isBroken);
  return { statements, problems: [...repairs, ...first(source.problems, statements, broken)] };
}

/** Of what the grammar says the first in each statement, and nothing of a statement that was repaired already. */
function first(
  errors: readonly CodeProblem[],
  statements: readonly Statement[],
  repairs: readonly Place[],
): CodeProblem[] {
  const told = new Set<Statement | undefined>();
  return errors.filter((error) => {
    const statement = statements.findLast(({ from }) => from <= error.from);
    const inIt = (place: Place): boolean =>
      statement !== undefined && place.from >= statement.from && place.from <= Math.max(statement.to, error.from);
    if (told.has(statement) || repairs.some(inIt)) return false;
    told.add(statement);
    return true;
  });
}
