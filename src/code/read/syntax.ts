import type { Place } from './codeProblem.ts';

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
    /** `key`: of `{key: element for …}`. */
    | {
        readonly kind: 'comprehension';
        readonly key: Expression | null;
        readonly element: Expression;
        readonly clauses: readonly Clause[];
      }
    /** `*value` in a list. */
    | { readonly kind: 'star'; readonly value: Expression }
    /** `name := value` */
    | { readonly kind: 'walrus'; readonly target: Expression; readonly value: Expression }
    | { readonly kind: 'lambda'; readonly definition: FunctionDefinition }
    /** `f'dense_{i}'`. `formatted`: by a conversion or a format (`{rate:.2f}`). */
    | {
        readonly kind: 'format';
        readonly parts: readonly { readonly value: Expression; readonly formatted: boolean }[];
      }
    /** `broken`: the grammar gave up here, and that was said. */
    | { readonly kind: 'opaque'; readonly what: 'broken' | 'other' }
  );

/** `for target in iterable`, `if test`. */
export type Clause =
  | { readonly kind: 'for'; readonly target: Expression; readonly iterable: Expression }
  | { readonly kind: 'if'; readonly test: Expression };

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
  /** It stands behind a `*`. */
  readonly onlyByName: boolean;
}

/** `@name` or `@name(…)` before a function. `name`: the last word. `arguments`: null without brackets. */
export interface Decorator extends Place {
  readonly name: string;
  readonly arguments: readonly Argument[] | null;
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
        /** `else:`, where no `break` ended it. */
        readonly otherwise: readonly Statement[];
      }
    | {
        readonly kind: 'if';
        readonly branches: readonly { readonly test: Expression | null; readonly body: readonly Statement[] }[];
      }
    | {
        readonly kind: 'while';
        readonly test: Expression;
        readonly body: readonly Statement[];
        readonly otherwise: readonly Statement[];
      }
    | {
        readonly kind: 'with';
        readonly items: readonly { readonly value: Expression; readonly target: Expression | null }[];
        readonly body: readonly Statement[];
      }
    /** `last`: the bodies of `else` and `finally`. */
    | {
        readonly kind: 'try';
        readonly body: readonly Statement[];
        readonly handlers: readonly (readonly Statement[])[];
        readonly last: readonly Statement[];
      }
    | {
        readonly kind: 'match';
        readonly subject: Expression;
        /** `pattern`: a literal; null for any other. `always`: it matches every value. */
        readonly cases: readonly {
          readonly pattern: Expression | null;
          readonly always: boolean;
          readonly names: readonly string[];
          readonly body: readonly Statement[];
        }[];
      }
    | FunctionBody
    | {
        readonly kind: 'class';
        readonly name: string;
        readonly nameAt: Place;
        readonly bases: readonly Expression[];
        /** Names with a type: `hidden: int`, `hidden: int = 8`. */
        readonly fields: readonly string[];
        readonly body: readonly Statement[];
      }
    | { readonly kind: 'return'; readonly value: Expression | null }
    | { readonly kind: 'break' | 'continue' | 'raise' }
    | { readonly kind: 'delete'; readonly targets: readonly Expression[] }
    /** `global`, else `nonlocal`. */
    | { readonly kind: 'share'; readonly global: boolean; readonly names: readonly string[] }
    /** `pass`, `assert` … */
    | { readonly kind: 'other'; readonly keyword: string }
  );

interface FunctionBody {
  readonly kind: 'function';
  /** Empty for a lambda. */
  readonly name: string;
  readonly nameAt: Place;
  readonly parameters: readonly Parameter[];
  readonly body: readonly Statement[];
  /** The names behind `@`. */
  readonly decorators: readonly Decorator[];
  /** It has a `yield` and runs only when it is iterated over. */
  readonly generator: boolean;
}

export type FunctionDefinition = Extract<Statement, { readonly kind: 'function' }>;
export type ClassDefinition = Extract<Statement, { readonly kind: 'class' }>;
