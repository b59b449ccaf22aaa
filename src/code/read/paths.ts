import { join, joinValues } from './join.ts';
import type { Change } from './programMemory.ts';
import type { Place } from './codeProblem.ts';
import type { Session } from './readingSession.ts';
import { none, running, type Value } from './value.ts';

/** How statements end: null when the next one follows. */
export type End = 'break' | 'continue' | 'raise' | { readonly returned: Value } | null;

/** The word where the paths part. */
export interface Fork extends Place {
  readonly construct: string;
}

/** One of several paths through the program: its changes and its end. */
export interface Way {
  readonly change: Change;
  readonly end: End;
}

/** End of a statement, or the paths that may lead to several. Their changes are not applied yet. */
export type Ends = End | Ways;

export interface Ways {
  readonly ways: readonly Way[];
  readonly fork: Fork;
}

/** Greatest depth of nested paths. */
const deepest = 60;

export const waysOf = (ends: Ends): Ways | null =>
  ends !== null && typeof ends === 'object' && 'ways' in ends ? ends : null;
export const forkOf = ({ from }: Place, construct: string): Fork => ({ from, to: from + construct.length, construct });
export const isReturn = (end: End): end is { readonly returned: Value } => end !== null && typeof end === 'object';

/** Follows several paths of the program, each as if it were the only one, and merges them where they meet. */
export class Paths {
  readonly #session: Session;

  constructor(session: Session) {
    this.#session = session;
  }

  /** Follows the paths that have not ended to their end. */
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

  /** The paths that `work` may take. `start`: that of the change before it. */
  tried(work: () => Ends, start = Infinity): readonly Way[] {
    const { statement } = this.#session;
    const { result, change } = this.#session.attempt(work);
    this.#session.statement = statement;
    const since = Math.min(start, change.start);
    const ways = waysOf(result);
    if (ways === null) return [{ change: { ...change, start: since }, end: result as End }]; // no ways, so it is an end
    // Changes from before the paths part belong to each of them.
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

  /** Merges paths that end alike. A path that stops the program with an error is left out. */
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

  /** Merges paths with different ends when nothing follows any more. */
  settle(ends: Ends): End {
    const ways = waysOf(ends);
    if (ways === null) return ends as End; // no ways, so it is an end
    this.#join(ways.ways, ways.fork);
    return ways.ways.some(({ end }) => isReturn(end)) ? { returned: this.#returned(ways.ways) } : null;
  }
}
