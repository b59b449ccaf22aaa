/** How a worker lets messages in between two pieces of its work. */
export interface TurnWorld {
  /** Calls back soon, after the messages that have come meanwhile. */
  readonly nextTurn: (callback: () => void) => void;
  /** Calls back after so many ms, or later. */
  readonly wait: (milliseconds: number, callback: () => void) => void;
}

/** The turns that are taken; at most one is planned at a time. */
export interface Turns {
  /** Plans a turn after so many ms, in place of the one that was planned; 0: soon. */
  plan(milliseconds: number): void;
  /** Plans a turn soon; one that is on its way already is soon enough. */
  wake(): void;
}

export function createTurns({ nextTurn, wait }: TurnWorld, take: () => void): Turns {
  let pending: 'nothing' | 'turn' | 'wait' = 'nothing';
  let newest = 0; // number of the turn that counts; an older one that comes due does nothing

  function plan(milliseconds: number): void {
    const mine = ++newest;
    const turn = (): void => {
      if (mine !== newest) return;
      pending = 'nothing';
      take();
    };
    pending = milliseconds > 0 ? 'wait' : 'turn';
    if (milliseconds > 0) wait(milliseconds, turn);
    else nextTurn(turn);
  }

  return {
    plan,
    wake: () => {
      if (pending !== 'turn') plan(0);
    },
  };
}
