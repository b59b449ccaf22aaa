import type { DataSpec } from '../../data/spec.ts';
import type { CallSite } from './arguments.ts';
import type { Session } from './session.ts';
import type { Statement } from './syntax.ts';
import type { Value } from './value.ts';

export type FunctionDefinition = Extract<Statement, { readonly kind: 'function' }>;

/** What expressions need of the program that they stand in. */
export interface Runner {
  readonly session: Session;
  /** The page's data, kept where the code's are others. */
  readonly like: DataSpec;
  /** A call of one of the program's own functions. */
  callFunction(definition: FunctionDefinition, site: CallSite): Value;
  /** `object.name = value`. */
  setAttribute(object: Value, name: string, value: Value): void;
}
