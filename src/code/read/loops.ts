import { assign } from './assign.ts';
import { itemsOf } from './builtins.ts';
import { forget } from './join.ts';
import { truthOf } from './operators.ts';
import { type End, type Ends, forkOf, type Paths, type Way, waysOf } from './paths.ts';
import type { Runner } from './runner.ts';
import type { Scope } from './scope.ts';
import type { Statement } from './syntax.ts';
import { running } from './value.ts';

/** Rounds of a loop, and steps in it, that are followed one by one. */
const mostRounds = 70;
const mostSteps = 3000;

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
    if (items === null) return unknown();
    const left = session.stepsLeft;
    const round = (i: number): Ends => {
      for (let at = i; at < items.length; at++) {
        if (at >= mostRounds || left - session.stepsLeft > mostSteps) return unknown();
        assign(this.#program, scope, statement.target, items[at]);
        const ends = this.#follow(statement.body, scope);
        const next = this.#afterRound(ends, () => round(at + 1));
        if (next !== null) return next.ends;
      }
      return this.#follow(statement.otherwise, scope);
    };
    return round(0);
  }

  while(statement: Loop<'while'>, scope: Scope): Ends {
    const { session } = this.#program;
    const unknown = (): Ends =>
      this.#unknownLoop(statement, 'while', scope, () => void this.#program.evaluate(scope, statement.test));
    const left = session.stepsLeft;
    const round = (i: number): Ends => {
      for (let at = i; ; at++) {
        const truth = truthOf(this.#program.evaluate(scope, statement.test));
        if (truth === false) return this.#follow(statement.otherwise, scope);
        if (truth === null || at >= mostRounds || left - session.stepsLeft > mostSteps) return unknown();
        const ends = this.#follow(statement.body, scope);
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
    const all = this.#paths.onWays({ ways: [...over, ...on], fork: ways.fork }, next);
    const left = waysOf(all);
    const without = (end: End): End => (end === 'continue' ? null : end);
    if (left === null) return { ends: all === 'continue' ? null : all };
    return {
      ends: this.#paths.meet(
        left.ways.map((way) => ({ ...way, end: without(way.end) })),
        left.fork,
      ),
    };
  }

  /**
   * A loop of which it is not known how often it goes round: at least once, as if whatever a round changes had been
   * changed before. A network that depends on how often is told.
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
