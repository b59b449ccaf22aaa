/** Finds out how much work to hand to `Run.advance` so that one call takes about two milliseconds. */
export interface WorkMeter {
  /** In multiply-adds, about. */
  readonly work: number;
  /** Learns from a call that took so many ms; `all`: it did all that work, not only what was left of a batch. */
  took(milliseconds: number, all: boolean): void;
}

const target = 2;
const least = 1000;
const most = 1e8;

/** It begins low, for code that runs for the first time is slow, and grows by half from call to call. */
export function createWorkMeter(): WorkMeter {
  let work = 50_000;
  return {
    get work() {
      return work;
    },
    took: (milliseconds, all) => {
      // Clocks may be as coarse as 1 ms and say 0.
      const factor = Math.max(0.25, Math.min(1.5, target / Math.max(milliseconds, 0.001)));
      if (all || factor < 1) work = Math.max(least, Math.min(most, work * factor));
    },
  };
}
