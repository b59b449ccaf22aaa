import type { DataSpec } from '../../data/spec.ts';
import type { Place } from './codeProblem.ts';
import type { Session } from './readingSession.ts';
import type { Expression, FunctionDefinition } from './syntax.ts';
import type { CallSite, FunctionValue, Value, Variables } from './value.ts';

/** Parts of the program that its expressions need. */
export interface Runner {
  readonly session: Session;
  /** The page's data, kept where the code's are others. */
  readonly like: DataSpec;
  /** Forgets the values of variables, which code that is not in the program may have set. */
  forgetNames(): void;
  /** Forgets the variables that a function may set whose calls are not followed. */
  forgetShared(definition: FunctionDefinition): void;
  evaluate(scope: Variables, expression: Expression): Value;
  /** A call of one of the program's own functions. */
  callFunction(callee: FunctionValue, site: CallSite): Value;
  /** One or the other, when it is not known which: their changes are joined. `place`: of the word that chooses. */
  either(place: Place, construct: string, ways: readonly (() => Value)[]): Value;
}
