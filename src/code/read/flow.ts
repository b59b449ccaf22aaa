import { assign } from './assign.ts';
import { itemsOf } from './builtins.ts';
import { forget, join, joinValues } from './join.ts';
import type { Change } from './memory.ts';
import { binary, truthOf } from './operators.ts';
import type { Place } from './problem.ts';
import type { Runner } from './runner.ts';
import type { Scope } from './scope.ts';
import type { Expression, Statement } from './syntax.ts';
import { none, running, type Value } from './value.ts';

/** How statements end: null when the next one follows. */
type End = 'break' | 'continue' | 'raise' | { readonly returned: Value } | null;

/** The word where the ways part. */
interface Fork extends Place {
  readonly construct: string;
}

/** One of several ways that the program may go: what it would change, and how it ends. */
interface Way {
  readonly change: Change;
  readonly end: End;
}

/** How a statement ends, or all the ways in which it may. Ways are not gone yet. */
type Ends = End | Ways;

interface Ways {
  readonly ways: readonly Way[];
  readonly fork: Fork;
}

/** A statement that other statements do not follow in another order. */
export type Simple = Exclude<
  Statement,
  { readonly kind: 'for' | 'if' | 'while' | 'with' | 'try' | 'match' | 'return' | 'break' | 'continue' | 'raise' }
>;

/** Rounds of a loop, and steps in it, that are followed one by one. */
const mostRounds = 70;
const mostLoopSteps = 3000;
/** Ways within ways. */
const deepestWays = 60;

const waysOf = (ends: Ends): Ways | null => (ends !== null && typeof ends === 'object' && 'ways' in ends ? ends : null);
const forkOf = ({ from }: Place, construct: string): Fork => ({ from, to: from + construct.length, construct });
const isReturn = (end: End): end is { readonly returned: Value } => end !== null && typeof end === 'object';

/**
 * The order in which statements follow one another. Where it is known only when the program runs which of several
 * ways it goes, all are tried, and what they agree in is so; where they make different networks, that is told.
 */
export class Flow {
  readonly #program: Runner;
  readonly #one: (statement: Simple, scope: Scope) => void;

  constructor(program: Runner, one: (statement: Simple, scope: Scope) => void) {
    this.#program = program;
    this.#one = one;
  }

  /** Follows statements to their end, whatever it is. */
  block(statements: readonly Statement[], scope: Scope): void {
    this.#settle(this.#follow(statements, 0, scope));
  }

  /** What the body of a function returns; null for none. */
  body(statements: readonly Statement[], scope: Scope): Value | null {
    const end = this.#settle(this.#follow(statements, 0, scope));
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
      } else return this.#onWays(ways, () => this.#follow(statements, i + 1, scope));
    }
    return null;
  }

  #statement(statement: Statement, scope: Scope): Ends {
    switch (statement.kind) {
      case 'for':
        return this.#for(statement, scope);
      case 'while':
        return this.#while(statement, scope);
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

  /** Goes the ways that have not ended on to their end. */
  #onWays({ ways, fork }: Ways, rest: () => Ends): Ends {
    const { session } = this.#program;
    this.#checkDepth();
    const all = ways.flatMap((way): readonly Way[] => {
      if (way.end !== null) return [way];
      return this.#tried(() => {
        session.memory.apply(way.change);
        return rest();
      }, way.change.start);
    });
    return this.#meet(all, fork);
  }

  #checkDepth(): void {
    const { session } = this.#program;
    if (session.memory.depth > deepestWays) session.stop({ code: 'tooManySteps' });
  }

  /** The ways that something would go. `start`: of what it goes on from. */
  #tried(work: () => Ends, start = Infinity): readonly Way[] {
    const { session } = this.#program;
    const { statement } = session;
    const { result, change } = session.attempt(work);
    session.statement = statement;
    const since = Math.min(start, change.start);
    const ways = waysOf(result);
    if (ways === null) return [{ change: { ...change, start: since }, end: result as End }]; // no ways, so it is an end
    // What was done before the ways part is part of each.
    return ways.ways.map((way) => ({ end: way.end, change: this.#both(change, way.change, since) }));
  }

  /** One change after the other. */
  #both(first: Change, second: Change, start: number): Change {
    const { session } = this.#program;
    const { change } = session.attempt(() => {
      session.memory.apply(first);
      session.memory.apply(second);
    });
    return { ...change, start };
  }

  /** Makes one of ways that end alike. What stops the program with an error is no way. */
  #meet(all: readonly Way[], fork: Fork): Ends {
    const going = all.filter(({ end }) => end !== 'raise');
    if (going.length === 0) {
      this.#join(all.slice(0, 1), fork);
      return 'raise';
    }
    const [first] = going;
    const returned = going.every(({ end }) => isReturn(end));
    if (!returned && going.some(({ end }) => end !== first.end)) return { ways: going, fork };
    this.#join(going, fork);
    return returned ? { returned: this.#returned(going) } : first.end;
  }

  #returned(ways: readonly Way[]): Value {
    const values = ways.map(({ end }): Value | undefined => (isReturn(end) ? end.returned : none));
    return values.reduce((a, b) => joinValues(this.#program.session, a, b)) ?? running;
  }

  #join(ways: readonly Way[], fork: Fork): void {
    const { session } = this.#program;
    const differs = join(
      session,
      ways.map(({ change }) => change),
    );
    if (differs) session.tell(fork, { code: 'notFollowed', construct: fork.construct });
  }

  /** Where nothing follows any more, ways that end differently are one. */
  #settle(ends: Ends): End {
    const ways = waysOf(ends);
    if (ways === null) return ends as End; // no ways, so it is an end
    this.#join(ways.ways, ways.fork);
    return ways.ways.some(({ end }) => isReturn(end)) ? { returned: this.#returned(ways.ways) } : null;
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
    this.#checkDepth();
    const all = bodies.flatMap((body) => this.#tried(() => this.#follow(body, 0, scope)));
    return this.#meet(all, fork);
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

  /** Nothing is raised as far as a handler leaves things alone; what it changes may be so or not. */
  #try(statement: Extract<Statement, { kind: 'try' }>, scope: Scope): Ends {
    const { session } = this.#program;
    this.#checkDepth();
    const fork = forkOf(statement, 'try');
    const normal = this.#tried(() => this.#follow(statement.body, 0, scope));
    const raised = statement.handlers.flatMap((handler) => this.#tried(() => this.#follow(handler, 0, scope)));
    const well = normal.filter(({ end }) => end !== 'raise');
    const [first] = well;
    const handled = raised.filter(({ end, change }) => end === null && writesAnything(session, change));
    // What the handler does not touch is as the body leaves it.
    const after = handled.map((way): Way => {
      if (first === undefined) return way;
      const body = new Map([...first.change.writes].filter(([owner]) => owner !== session));
      const { start } = first.change;
      return { end: null, change: this.#both({ start, writes: body }, way.change, start) };
    });
    const ways = first === undefined ? raised : [...well, ...after];
    return this.#onWays({ ways: ways.length === 0 ? [nothing] : ways, fork }, () =>
      this.#follow(statement.last, 0, scope),
    );
  }

  #for(statement: Extract<Statement, { kind: 'for' }>, scope: Scope): Ends {
    const { session } = this.#program;
    const items = itemsOf(this.#program.evaluate(scope, statement.iterable));
    const unknown = (): Ends =>
      this.#unknownLoop(statement, 'for', scope, () => assign(this.#program, scope, statement.target, running));
    if (items === null) return unknown();
    const left = session.stepsLeft;
    const round = (i: number): Ends => {
      for (let at = i; at < items.length; at++) {
        if (at >= mostRounds || left - session.stepsLeft > mostLoopSteps) return unknown();
        assign(this.#program, scope, statement.target, items[at]);
        const ends = this.#follow(statement.body, 0, scope);
        const next = this.#afterRound(ends, () => round(at + 1));
        if (next !== null) return next.ends;
      }
      return this.#follow(statement.otherwise, 0, scope);
    };
    return round(0);
  }

  #while(statement: Extract<Statement, { kind: 'while' }>, scope: Scope): Ends {
    const { session } = this.#program;
    const unknown = (): Ends =>
      this.#unknownLoop(statement, 'while', scope, () => void this.#program.evaluate(scope, statement.test));
    const left = session.stepsLeft;
    const round = (i: number): Ends => {
      for (let at = i; ; at++) {
        const truth = truthOf(this.#program.evaluate(scope, statement.test));
        if (truth === false) return this.#follow(statement.otherwise, 0, scope);
        if (truth === null || at >= mostRounds || left - session.stepsLeft > mostLoopSteps) return unknown();
        const ends = this.#follow(statement.body, 0, scope);
        const next = this.#afterRound(ends, () => round(at + 1));
        if (next !== null) return next.ends;
      }
    };
    return round(0);
  }

  /** How a loop ends after a round that ended so; null when the next one follows. */
  #afterRound(ends: Ends, next: () => Ends): { readonly ends: Ends } | null {
    const ways = waysOf(ends);
    if (ways === null) {
      if (ends === null || ends === 'continue') return null;
      return { ends: ends === 'break' ? null : ends };
    }
    const going = (end: End): boolean => end === null || end === 'continue';
    const over = ways.ways
      .filter(({ end }) => !going(end))
      .map((way): Way => (way.end === 'break' ? { ...way, end: 'continue' } : way));
    const on = ways.ways.filter(({ end }) => going(end)).map((way): Way => ({ ...way, end: null }));
    // Ways that a `break` ended wait, marked by a word that no statement behind a loop ends with.
    const all = this.#onWays({ ways: [...over, ...on], fork: ways.fork }, next);
    const left = waysOf(all);
    const without = (end: End): End => (end === 'continue' ? null : end);
    if (left === null) return { ends: all === 'continue' ? null : all };
    return {
      ends: this.#meet(
        left.ways.map((way) => ({ ...way, end: without(way.end) })),
        left.fork,
      ),
    };
  }

  /**
   * A loop of which it is not known how often it goes round: at least once, as if whatever a round changes had been
   * changed before. A network that depends on how often is told.
   */
  #unknownLoop(
    statement: Extract<Statement, { kind: 'for' | 'while' }>,
    construct: string,
    scope: Scope,
    begin: () => void,
  ): Ends {
    const { session } = this.#program;
    const { touched } = session;
    let differs = false;
    const round = (): Ends => {
      begin();
      return this.#follow(statement.body, 0, scope);
    };
    this.#checkDepth();
    const fork = forkOf(statement, construct);
    for (let pass = 0, wrote = true; wrote && pass < 3; pass++) {
      wrote = false;
      for (const { change } of this.#tried(round)) {
        const forgotten = forget(session, change);
        differs ||= forgotten.differs;
        wrote ||= forgotten.wrote;
      }
    }
    const ways = this.#tried(round);
    // `break` and `continue` end a round as its last line does.
    const all = ways.map((way): Way => (way.end === 'break' || way.end === 'continue' ? { ...way, end: null } : way));
    const ends = this.#meet(all, fork);
    if (differs) session.tell(fork, { code: 'notFollowed', construct });
    else if (session.touched !== touched) session.tell(fork, { code: 'followedOnce' });
    return ends;
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
