import type { Pace } from './protocol.ts';

/** Says when the next batch or epoch of a paced run is due. Times are in ms. */
export interface Pacer {
  /** 0: go on, with the unit under way or by beginning the next one; else how long until that is due. */
  wait(time: number): number;
  /** Whether the batches of an epoch may be done without asking: no time is kept between them. */
  readonly isFree: boolean;
  /** To be told whenever a batch or an epoch has ended; the last batch of an epoch only ends the epoch. */
  ended(unit: 'batch' | 'epoch'): void;
  /** From the next unit on; that is due one new interval after the one before it began. */
  change(pace: Pace): void;
}

/** After a stall this much is caught up at most, or one unit if that is longer. */
const longestArrears = 50;

/** The first unit is due at `time`; the times of the following ones are counted from it, so that they do not drift. */
export function createPacer(pace: Pace, time: number): Pacer {
  let { unit } = pace;
  let interval = 1000 / pace.perSecond;
  let begun = time - interval; // when the newest unit was due
  let open = false; // between the beginning and the end of a unit
  return {
    wait: (now) => {
      if (open) return 0;
      const due = begun + interval;
      if (now < due) return due - now;
      begun = Math.max(due, now - Math.max(interval, longestArrears));
      open = true;
      return 0;
    },
    get isFree() {
      return unit === 'epoch' || interval === 0;
    },
    ended: (what) => {
      if (what === 'epoch' || what === unit) open = false;
    },
    change: (next) => {
      unit = next.unit;
      interval = 1000 / next.perSecond;
    },
  };
}
