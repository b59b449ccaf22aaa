import { assign } from './assign.ts';
import { itemsOf } from './builtins.ts';
import { forget } from './join.ts';
import { truthOf } from './operators.ts';
import { type Ends, forkOf, isReturn, type Paths, type Way, waysOf } from './paths.ts';
import type { Runner } from './runner.ts';
import type { Scope } from './scope.ts';
import type { Statement } from './syntax.ts';
import { running, type Value } from './value.ts';

/** Rounds of a loop that are followed one by one. */
const mostRounds = 70;

type Loop<K extends 'for' | 'while'> = Extract<Statement, { readonly kind: K }>;

/** `for` and `while`. */
export class Loops {
  readonly #program: Runner;
  readonly #paths: Paths;
  readonly #follow: (statements: readonly Statement[], scope: Scope) => Ends;

  constructor(program: Runner, paths: Paths, follow: (statements: readonly Statement[], scope: Scope) => Ends) {
    this.#program = program;
    this.#paths = paths;
    this.#follow = follow;
  }

  for(statement: Loop<'for'>, scope: Scope): Ends {
    const { session } = this.#program;
    const items = itemsOf(this.#program.evaluate(scope, statement.iterable));
    const unknown = (): Ends =>
      this.#unknownLoop(statement, 'for', scope, () => assign(this.#program, scope, statement.target, running));
    if (items === null) return session.inLoop(() => unknown());
    return session.inLoop((isLong) => {
      for (const [i, item] of items.entries()) {
        if (i >= mostRounds || isLong()) return unknown();
        assign(this.#program, scope, statement.target, item);
        const last = i === items.length - 1;
        const over = this.#afterRound(statement, scope, last ? null : unknown);
        if (over !== null) return over.ends;
      }
      return this.#follow(statement.otherwise, scope);
    });
  }

  while(statement: Loop<'while'>, scope: Scope): Ends {
    const { session } = this.#program;
    const test = (): Value => this.#program.evaluate(scope, statement.test);
    const unknown = (): Ends => this.#unknownLoop(statement, 'while', scope, () => void test());
    return session.inLoop((isLong) => {
      for (let i = 0; ; i++) {
        const truth = truthOf(test());
        if (truth === false) return this.#follow(statement.otherwise, scope);
        if (truth === null || i >= mostRounds || isLong()) return unknown();
        const over = this.#afterRound(statement, scope, unknown);
        if (over !== null) return over.ends;
      }
    });
  }

  /**
   * Follows one round; null when the next round follows. If it is not known whether one does, `rest` is all that
   * may follow; null if nothing would.
   */
  #afterRound(
    statement: Loop<'for' | 'while'>,
    scope: Scope,
    rest: (() => Ends) | null,
  ): { readonly ends: Ends } | null {
    const ends = this.#follow(statement.body, scope);
    const parted = waysOf(ends);
    if (parted === null) {
      if (ends === null || ends === 'continue') return null;
      return { ends: ends === 'break' ? null : ends };
    }
    const ways = parted.ways.map((way): Way => (way.end === 'continue' ? { ...way, end: null } : way));
    const { fork } = parted;
    if (!ways.some(({ end }) => end === 'break' || isReturn(end))) {
      const met = this.#paths.meet(ways, fork);
      return met === null ? null : { ends: met };
    }
    // Paths that a `break` ended wait, marked by a word that no statement after a loop ends with.
    const waiting = ways.map((way): Way => (way.end === 'break' ? { ...way, end: 'continue' } : way));
    const follow = rest ?? ((): Ends => this.#follow(statement.otherwise, scope));
    const all = this.#paths.onWays({ ways: waiting, fork }, follow);
    const left = waysOf(all);
    if (left === null) return { ends: all === 'continue' ? null : all };
    const over = left.ways.map((way): Way => (way.end === 'continue' ? { ...way, end: null } : way));
    return { ends: this.#paths.meet(over, left.fork) };
  }

  /**
   * A loop with an unknown number of rounds: followed at least once, with all values that a round changes unknown
   * from the start. A network that depends on the number of rounds is told.
   */
  #unknownLoop(statement: Loop<'for' | 'while'>, construct: string, scope: Scope, begin: () => void): Ends {
    const { session } = this.#program;
    const { touched } = session;
    let differs = false;
    const round = (): Ends => {
      begin();
      return this.#follow(statement.body, scope);
    };
    this.#paths.checkDepth();
    const fork = forkOf(statement, construct);
    for (let pass = 0, wrote = true; wrote && pass < 3; pass++) {
      wrote = false;
      for (const { change } of this.#paths.tried(round)) {
        const forgotten = forget(session, change);
        differs ||= forgotten.differs;
        wrote ||= forgotten.wrote;
      }
    }
    const ways = this.#paths.tried(round);
    // `break` and `continue` end a round as its last line does.
    const all = ways.map((way): Way => (way.end === 'break' || way.end === 'continue' ? { ...way, end: null } : way));
    const ends = this.#paths.meet(all, fork);
    if (differs) session.tell(fork, { code: 'notFollowed', construct });
    else if (session.touched !== touched) session.tell(fork, { code: 'followedOnce' });
    return ends;
  }
}
