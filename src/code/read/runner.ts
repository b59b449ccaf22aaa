import type { DataSpec } from '../../data/spec.ts';
import type { CallSite } from './arguments.ts';
import type { Place } from './problem.ts';
import type { Session } from './session.ts';
import type { Expression } from './syntax.ts';
import type { FunctionValue, Value, Variables } from './value.ts';

/** What expressions need of the program that they stand in. */
export interface Runner {
  readonly session: Session;
  /** The page's data, kept where the code's are others. */
  readonly like: DataSpec;
  evaluate(scope: Variables, expression: Expression): Value;
  /** A call of one of the program's own functions. */
  callFunction(callee: FunctionValue, site: CallSite): Value;
  /** The one or the other, where it is not known which: what both do is joined. `place`: of the word that chooses. */
  either(place: Place, construct: string, ways: readonly (() => Value)[]): Value;
}
