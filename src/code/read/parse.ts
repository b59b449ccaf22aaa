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

/** A program's statements, with places in `text`. What breaks the grammar is told once a statement. Never throws. */
export function parse(text: string): Parsed {
  const { python, problems: repairs } = repair(withoutTrimmings(text));
  const source = new Source(python);
  const broken = repairs.filter(({ severity }) => severity === 'error');
  const isBroken = (place: Place): boolean => broken.some(({ from, to }) => from < place.to && to > place.from);
  const statements = readStatements(source, parser.parse(python.text).topNode, isBroken);
  const notes = repairs.filter(({ severity }) => severity === 'note');
  return { statements, problems: [...notes, ...firstOfEach([...broken, ...source.problems], statements)] };
}

/** Of what is wrong the first in each statement, for the rest mostly follows from it. */
function firstOfEach(errors: readonly CodeProblem[], statements: readonly Statement[]): CodeProblem[] {
  const told = new Set<Statement | undefined>();
  return errors
    .toSorted((a, b) => a.from - b.from)
    .filter((error) => {
      const statement = statements.findLast(({ from }) => from <= error.from);
      if (told.has(statement)) return false;
      told.add(statement);
      return true;
    });
}
