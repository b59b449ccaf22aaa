/** Calls back after so many ms, or later; what it answers calls it off. */
export type SetTimer = (callback: () => void, milliseconds: number) => () => void;

export interface WatchdogOptions {
  /** ms, only ever growing. */
  readonly now: () => number;
  readonly setTimer: SetTimer;
  /** Asks the worker for a sign of life. */
  readonly ping: () => void;
  /** Whether something is expected of the worker; when not, nobody watches and nothing ticks. */
  readonly needed: () => boolean;
  /** How long, in ms, the worker may be silent at this moment. */
  readonly patience: () => number;
  /** It was silent for longer; the watch is over until `watch` is called. */
  readonly silent: () => void;
}

/**
 * Notices a worker that says nothing though it was asked. A paused or slow one answers at once, so slowness is
 * never taken for silence; and when the page itself has slept (a background tab, a closed lid), which shows in its
 * own timer being late, the worker gets its time again.
 */
export interface Watchdog {
  /** To be called with every command: from now on an answer is expected. */
  watch(): void;
  /** The worker said something, whatever it was. */
  heard(): void;
  stop(): void;
}

/** ms between two looks. */
const interval = 200;
/** A look that is later than this, in ms, tells of the page, not of the worker. */
const tolerance = 300;

export function createWatchdog({ now, setTimer, ping, needed, patience, silent }: WatchdogOptions): Watchdog {
  let cancel: (() => void) | null = null;
  let due = 0; // when the next look is to be
  let lastHeard = 0;
  let asked = false; // and not yet answered

  function stop(): void {
    cancel?.();
    cancel = null;
    asked = false;
  }

  function ask(): void {
    asked = true;
    ping();
  }

  function lookLater(time: number): void {
    due = time + interval;
    cancel = setTimer(look, interval);
  }

  function look(): void {
    const time = now();
    if (time - due > tolerance) lastHeard = time;
    if (!asked && !needed()) return stop();
    if (asked && time - lastHeard > patience()) {
      stop();
      return silent();
    }
    if (!asked && time - lastHeard >= interval) ask();
    lookLater(time);
  }

  return {
    watch: () => {
      if (cancel === null) {
        const time = now();
        lastHeard = time;
        lookLater(time);
      }
      if (!asked) ask();
    },
    heard: () => {
      lastHeard = now();
      asked = false;
    },
    stop,
  };
}
