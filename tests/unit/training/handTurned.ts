/** A clock, its timers and the turns of a trainer, all moved by hand. */
export interface HandTurned {
  /** ms; each look at the clock moves it on by `tick`. */
  now(): number;
  nextTurn(callback: () => void): void;
  wait(milliseconds: number, callback: () => void): void;
  setTimer(callback: () => void, milliseconds: number): () => void;
  tick: number;
  /** Takes the turns that are waiting now, but not those that they request. @returns the number of turns */
  turn(): number;
  /** Moves the clock on and calls the timers that are due, in the order of their times. */
  advance(milliseconds: number): void;
  /** Moves the clock on like the sleep of a page: timers are called late. */
  sleep(milliseconds: number): void;
  readonly timers: number;
}

export function handTurned(tick = 0): HandTurned {
  let time = 0;
  let turns: (() => void)[] = [];
  let timers: { readonly at: number; readonly callback: () => void }[] = [];

  function fire(until: number): void {
    for (;;) {
      const next = timers.toSorted((a, b) => a.at - b.at)[0];
      if (next === undefined || next.at > until) return;
      timers = timers.filter((timer) => timer !== next);
      time = Math.max(time, next.at);
      next.callback();
    }
  }

  const self: HandTurned = {
    tick,
    now: () => {
      time += self.tick;
      return time;
    },
    nextTurn: (callback) => void turns.push(callback),
    wait: (milliseconds, callback) => void self.setTimer(callback, milliseconds),
    setTimer: (callback, milliseconds) => {
      const timer = { at: time + milliseconds, callback };
      timers.push(timer);
      return () => {
        timers = timers.filter((other) => other !== timer);
      };
    },
    turn: () => {
      const due = turns;
      turns = [];
      for (const callback of due) callback();
      return due.length;
    },
    advance: (milliseconds) => {
      const until = time + milliseconds;
      fire(until);
      time = Math.max(time, until);
    },
    sleep: (milliseconds) => {
      time += milliseconds;
      fire(time);
    },
    get timers() {
      return timers.length;
    },
  };
  return self;
}
