import type { Place } from './problem.ts';

/** Python as far as it is followed; everything else is `opaque`. Places point into the text that was parsed. */
export type Expression = Place &
  (
    | { readonly kind: 'number'; readonly value: number; readonly integer: boolean }
    | { readonly kind: 'string'; readonly value: string }
    | { readonly kind: 'constant'; readonly value: boolean | null }
    | { readonly kind: 'name'; readonly name: string }
    | { readonly kind: 'attribute'; readonly object: Expression; readonly name: string; readonly nameAt: Place }
    | { readonly kind: 'subscript'; readonly object: Expression; readonly index: readonly Expression[] }
    | {
        readonly kind: 'slice';
        readonly start: Expression | null;
        readonly stop: Expression | null;
        readonly step: Expression | null;
      }
    | { readonly kind: 'call'; readonly callee: Expression; readonly arguments: readonly Argument[] }
    | { readonly kind: 'list' | 'tuple'; readonly items: readonly Expression[] }
    | { readonly kind: 'dict'; readonly entries: readonly (readonly [Expression, Expression])[] }
    | { readonly kind: 'unary'; readonly operator: string; readonly operand: Expression }
    | { readonly kind: 'binary'; readonly operator: string; readonly left: Expression; readonly right: Expression }
    | {
        readonly kind: 'conditional';
        readonly test: Expression;
        readonly yes: Expression;
        readonly no: Expression;
      }
    | {
        readonly kind: 'comprehension';
        readonly element: Expression;
        readonly target: Expression;
        readonly iterable: Expression;
      }
    /** `what`: lambda, f-string … in Python's words; broken: the grammar gave up here, and that was said. */
    | { readonly kind: 'opaque'; readonly what: 'lambda' | 'f-string' | 'broken' | 'other' }
  );

/** `name=value`, `value`, `*value`, `**value`. */
export interface Argument extends Place {
  readonly name: string | null;
  readonly nameAt: Place | null;
  readonly spread: '' | '*' | '**';
  readonly value: Expression;
}

export interface Parameter {
  readonly name: string;
  readonly spread: '' | '*' | '**';
  readonly otherwise: Expression | null;
}

/** `import path as name`: without `as`, `import a.b` binds `a`. */
export interface Imported extends Place {
  readonly path: readonly string[];
  readonly name: string | null;
}

export type Statement = Place & {
  /** Where the grammar broke, somewhere in it; it was said. */
  readonly broken: boolean;
} & (
    | { readonly kind: 'expression'; readonly value: Expression }
    | { readonly kind: 'assign'; readonly targets: readonly Expression[]; readonly value: Expression }
    | {
        readonly kind: 'update';
        readonly target: Expression;
        readonly operator: string;
        readonly value: Expression;
      }
    | { readonly kind: 'import'; readonly modules: readonly Imported[] }
    /** `from path import …`; `*` is the name of everything. */
    | { readonly kind: 'from'; readonly path: readonly string[]; readonly names: readonly Imported[] }
    | {
        readonly kind: 'for';
        readonly target: Expression;
        readonly iterable: Expression;
        readonly body: readonly Statement[];
      }
    | {
        readonly kind: 'if';
        readonly branches: readonly { readonly test: Expression | null; readonly body: readonly Statement[] }[];
      }
    /** Not followed. */
    | { readonly kind: 'while'; readonly body: readonly Statement[] }
    /** `with` and `try`: what is in them runs once. */
    | { readonly kind: 'block'; readonly body: readonly Statement[] }
    | {
        readonly kind: 'function';
        readonly name: string;
        readonly parameters: readonly Parameter[];
        readonly body: readonly Statement[];
      }
    | {
        readonly kind: 'class';
        readonly name: string;
        readonly nameAt: Place;
        readonly bases: readonly Expression[];
        readonly body: readonly Statement[];
      }
    | { readonly kind: 'return'; readonly value: Expression | null }
    | { readonly kind: 'break' | 'continue' }
    /** `print x`, `del x`, `match` … */
    | { readonly kind: 'other'; readonly keyword: string }
  );
