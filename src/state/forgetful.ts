const failures = new Set<() => void>();

/** Lets everything that has failed be asked for again. */
export function forgetFailures(): void {
  for (const forget of failures) forget();
  failures.clear();
}

/** Loads once, when it is first asked for; a failure stands until `forgetFailures`. */
export function forgetful<T>(load: () => Promise<T>): () => Promise<T> {
  let coming: Promise<T> | null = null;
  return () => {
    coming ??= load().catch((error: unknown) => {
      failures.add(() => {
        coming = null;
      });
      throw error;
    });
    return coming;
  };
}

/** Dependencies of `onDemand`. */
interface Demand {
  /** It has loaded, or may be asked for again. */
  readonly wake: () => void;
  /** It failed and is asked for again automatically. Null: it has loaded. */
  readonly tell: (error: unknown) => void;
  readonly later: (callback: () => void, milliseconds: number) => void;
}

const firstPause = 2000; // ms, doubled with each failure
const longestPause = 32_000;

/** For what is asked for with every frame: the value, or null while it is not there. */
export function onDemand<T>(load: () => Promise<T>, { wake, tell, later }: Demand): () => T | null {
  let value: T | null = null;
  let waiting = false;
  let pause = firstPause;
  return () => {
    if (value !== null || waiting) return value;
    waiting = true;
    load().then(
      (loaded) => {
        value = loaded;
        tell(null);
        wake();
      },
      (error: unknown) => {
        tell(error);
        later(() => {
          waiting = false;
          wake();
        }, pause);
        pause = Math.min(2 * pause, longestPause);
      },
    );
    return null;
  };
}
