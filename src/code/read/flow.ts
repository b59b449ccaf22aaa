import { assign } from './assign.ts';
import { Loops } from './loops.ts';
import type { Change } from './programMemory.ts';
import { binary, truthOf } from './operators.ts';
import { type Ends, type Fork, forkOf, isReturn, Paths, type Way, waysOf } from './paths.ts';
import type { Runner } from './runner.ts';
import type { Scope } from './scope.ts';
import type { Expression, Statement } from './syntax.ts';
import { none, running, type Value } from './value.ts';

/** A statement that doesn't change the order of others. */
export type Simple = Exclude<
  Statement,
  { readonly kind: 'for' | 'if' | 'while' | 'with' | 'try' | 'match' | 'return' | 'break' | 'continue' | 'raise' }
>;

/**
 * The order in which statements run. Where only a run of the program decides which of several paths is taken,
 * all are tried, and results on which they agree are kept; if they make different networks, that is told.
 */
export class Flow {
  readonly #program: Runner;
  readonly #one: (statement: Simple, scope: Scope) => void;
  readonly #paths: Paths;
  readonly #loops: Loops;

  constructor(program: Runner, one: (statement: Simple, scope: Scope) => void) {
    this.#program = program;
    this.#one = one;
    this.#paths = new Paths(program.session);
    this.#loops = new Loops(program, this.#paths, (statements, scope) => this.#follow(statements, 0, scope));
  }

  /** Follows statements to their end, whichever it is. */
  block(statements: readonly Statement[], scope: Scope): void {
    this.#paths.settle(this.#follow(statements, 0, scope));
  }

  /** Value that the body of a function returns; null for none. */
  body(statements: readonly Statement[], scope: Scope): Value | null {
    const end = this.#paths.settle(this.#follow(statements, 0, scope));
    return isReturn(end) ? end.returned : null;
  }

  #follow(statements: readonly Statement[], start: number, scope: Scope): Ends {
    const { session } = this.#program;
    for (let i = start; i < statements.length; i++) {
      const statement = statements[i];
      session.spend();
      session.statement = statement;
      if (statement.broken) session.muted += 1;
      let ends: Ends;
      try {
        ends = this.#statement(statement, scope);
      } finally {
        if (statement.broken) session.muted -= 1;
      }
      const ways = waysOf(ends);
      if (ways === null) {
        if (ends !== null) return ends;
      } else return this.#paths.onWays(ways, () => this.#follow(statements, i + 1, scope));
    }
    return null;
  }

  #statement(statement: Statement, scope: Scope): Ends {
    switch (statement.kind) {
      case 'for':
        return this.#loops.for(statement, scope);
      case 'while':
        return this.#loops.while(statement, scope);
      case 'if':
        return this.#if(statement, scope);
      case 'match':
        return this.#match(statement, scope);
      case 'with':
        for (const { value, target } of statement.items) {
          const held = this.#program.evaluate(scope, value);
          if (target !== null) assign(this.#program, scope, target, held);
        }
        return this.#follow(statement.body, 0, scope);
      case 'try':
        return this.#try(statement, scope);
      case 'return':
        return { returned: statement.value === null ? none : this.#program.evaluate(scope, statement.value) };
      case 'break':
      case 'continue':
      case 'raise':
        return statement.kind;
      case 'expression':
        this.#one(statement, scope);
        return isExit(statement.value) ? 'raise' : null;
      case 'assign':
      case 'update':
      case 'import':
      case 'from':
      case 'function':
      case 'class':
      case 'delete':
      case 'share':
      case 'other':
        this.#one(statement, scope);
        return null;
    }
  }

  #if(statement: Extract<Statement, { kind: 'if' }>, scope: Scope): Ends {
    const open: (readonly Statement[])[] = [];
    for (const { test, body } of statement.branches) {
      const truth = test === null ? true : truthOf(this.#program.evaluate(scope, test));
      if (truth === false) continue;
      if (truth === true && open.length === 0) return this.#follow(body, 0, scope);
      open.push(body);
      if (truth === true) return this.#ways(forkOf(statement, 'if'), open, scope);
    }
    return open.length === 0 ? null : this.#ways(forkOf(statement, 'if'), [...open, []], scope);
  }

  #ways(fork: Fork, bodies: readonly (readonly Statement[])[], scope: Scope): Ends {
    this.#paths.checkDepth();
    const all = bodies.flatMap((body) => this.#paths.tried(() => this.#follow(body, 0, scope)));
    return this.#paths.meet(all, fork);
  }

  #match(statement: Extract<Statement, { kind: 'match' }>, scope: Scope): Ends {
    const subject = this.#program.evaluate(scope, statement.subject);
    const open: (readonly Statement[])[] = [];
    for (const { pattern, always, names, body } of statement.cases) {
      for (const name of names) if (name !== '_') scope.set(name, always ? subject : running);
      const literal = pattern === null ? null : this.#program.evaluate(scope, pattern);
      const truth = always ? true : literal === null ? null : truthOf(binary('==', subject, literal));
      if (truth === false) continue;
      if (truth === true && open.length === 0) return this.#follow(body, 0, scope);
      open.push(body);
      if (truth === true) return this.#ways(forkOf(statement, 'match'), open, scope);
    }
    return open.length === 0 ? null : this.#ways(forkOf(statement, 'match'), [...open, []], scope);
  }

  /** Assumes that nothing is raised; values that a handler changes may be changed or not. */
  #try(statement: Extract<Statement, { kind: 'try' }>, scope: Scope): Ends {
    const { session } = this.#program;
    this.#paths.checkDepth();
    const fork = forkOf(statement, 'try');
    const normal = this.#paths.tried(() => this.#follow(statement.body, 0, scope));
    const raised = statement.handlers.flatMap((handler) => this.#paths.tried(() => this.#follow(handler, 0, scope)));
    const well = normal.filter(({ end }) => end !== 'raise');
    const [first] = well;
    const handled = raised.filter(({ end, change }) => end === null && writesAnything(session, change));
    // Values that the handler doesn't touch are as they were at the end of the body.
    const after = handled.map((way): Way => {
      if (first === undefined) return way;
      const body = new Map([...first.change.writes].filter(([owner]) => owner !== session));
      const { start } = first.change;
      return { end: null, change: this.#paths.both({ start, writes: body }, way.change, start) };
    });
    const ways = first === undefined ? raised : [...well, ...after];
    return this.#paths.onWays({ ways: ways.length === 0 ? [nothing] : ways, fork }, () =>
      this.#follow(statement.last, 0, scope),
    );
  }
}

const nothing: Way = { change: { start: Infinity, writes: new Map() }, end: null };

/** `exit()`, `sys.exit(1)` */
function isExit(expression: Expression): boolean {
  if (expression.kind !== 'call') return false;
  const { callee } = expression;
  if (callee.kind === 'name') return callee.name === 'exit' || callee.name === 'quit';
  return (
    callee.kind === 'attribute' &&
    callee.object.kind === 'name' &&
    /^(?:sys\.exit|os\._exit)$/.test(`${callee.object.name}.${callee.name}`)
  );
}

function writesAnything(session: object, { writes }: Change): boolean {
  return [...writes.keys()].some((owner) => owner !== session) || writes.get(session)?.has('touched') === true;
}
