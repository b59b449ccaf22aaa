import { join, joinValues } from './join.ts';
import type { Change } from './memory.ts';
import type { Place } from './problem.ts';
import type { Session } from './session.ts';
import { none, running, type Value } from './value.ts';

/** How statements end: null when the next one follows. */
export type End = 'break' | 'continue' | 'raise' | { readonly returned: Value } | null;

/** The word where the ways part. */
export interface Fork extends Place {
  readonly construct: string;
}

/** One of several ways that the program may go: what it would change, and how it ends. */
export interface Way {
  readonly change: Change;
  readonly end: End;
}

/** How a statement ends, or all the ways in which it may. Ways are not gone yet. */
export type Ends = End | Ways;

export interface Ways {
  readonly ways: readonly Way[];
  readonly fork: Fork;
}

/** Ways within ways. */
const deepest = 60;

export const waysOf = (ends: Ends): Ways | null =>
  ends !== null && typeof ends === 'object' && 'ways' in ends ? ends : null;
export const forkOf = ({ from }: Place, construct: string): Fork => ({ from, to: from + construct.length, construct });
export const isReturn = (end: End): end is { readonly returned: Value } => end !== null && typeof end === 'object';

/** Goes several ways of the program, each as if it were the only one, and makes one of them where they meet. */
export class Paths {
  readonly #session: Session;

  constructor(session: Session) {
    this.#session = session;
  }

  /** Goes the ways that have not ended on to their end. */
  onWays({ ways, fork }: Ways, rest: () => Ends): Ends {
    this.checkDepth();
    const all = ways.flatMap((way): readonly Way[] => {
      if (way.end !== null) return [way];
      return this.tried(() => {
        this.#session.memory.apply(way.change);
        return rest();
      }, way.change.start);
    });
    return this.meet(all, fork);
  }

  checkDepth(): void {
    if (this.#session.memory.depth > deepest) this.#session.stop({ code: 'tooManySteps' });
  }

  /** The ways that something would go. `start`: of what it goes on from. */
  tried(work: () => Ends, start = Infinity): readonly Way[] {
    const { statement } = this.#session;
    const { result, change } = this.#session.attempt(work);
    this.#session.statement = statement;
    const since = Math.min(start, change.start);
    const ways = waysOf(result);
    if (ways === null) return [{ change: { ...change, start: since }, end: result as End }]; // no ways, so it is an end
    // What was done before the ways part is part of each.
    return ways.ways.map((way) => ({ end: way.end, change: this.both(change, way.change, since) }));
  }

  /** One change after the other. */
  both(first: Change, second: Change, start: number): Change {
    const { change } = this.#session.attempt(() => {
      this.#session.memory.apply(first);
      this.#session.memory.apply(second);
    });
    return { ...change, start };
  }

  /** Makes one of ways that end alike. What stops the program with an error is no way. */
  meet(all: readonly Way[], fork: Fork): Ends {
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
    return values.reduce((a, b) => joinValues(this.#session, a, b)) ?? running;
  }

  #join(ways: readonly Way[], fork: Fork): void {
    const differs = join(
      this.#session,
      ways.map(({ change }) => change),
    );
    if (differs) this.#session.tell(fork, { code: 'notFollowed', construct: fork.construct });
  }

  /** Where nothing follows any more, ways that end differently are one. */
  settle(ends: Ends): End {
    const ways = waysOf(ends);
    if (ways === null) return ends as End; // no ways, so it is an end
    this.#join(ways.ways, ways.fork);
    return ways.ways.some(({ end }) => isReturn(end)) ? { returned: this.#returned(ways.ways) } : null;
  }
}
