import { useCallback, useMemo, useSyncExternalStore } from 'react';
import type { Live } from '../state/live.ts';
import { atMost } from './atMost.ts';
import { onTickOf } from './tick.ts';
import { useWorkspace } from './useWorkspace.ts';

/**
 * A value of the run's newest numbers for text on the page, read with every tick; with `hz` so many times a second, and
 * once more after the last change. `read` should keep its identity (useCallback) while it asks the same.
 */
export function useLive<T>(read: (live: Live) => T, hz?: number): T {
  const workspace = useWorkspace();
  const { liveStore } = workspace;
  const reader = useMemo(() => createReader(liveStore.live, read), [liveStore, read]);
  const subscribe = useCallback(
    (changed: () => void) => {
      const renew = (): void => {
        if (reader.renew()) changed();
      };
      renew(); // something may have come between rendering and now
      if (hz === undefined) return onTickOf(workspace)(renew);
      const paced = atMost(hz, renew);
      const stop = liveStore.subscribe(paced.ask);
      return () => {
        stop();
        paced.stop();
      };
    },
    [hz, reader, workspace, liveStore],
  );
  return useSyncExternalStore(subscribe, reader.value);
}

interface Reader<T> {
  readonly value: () => T;
  /** Reads anew; false when nothing has come since. */
  readonly renew: () => boolean;
}

/** Keeps what was read until it is renewed: React asks often, and wants the same answer. */
function createReader<T>(live: Live, read: (live: Live) => T): Reader<T> {
  let value = read(live);
  let version = live.version;
  return {
    value: () => value,
    renew: () => {
      if (version === live.version) return false;
      version = live.version;
      value = read(live);
      return true;
    },
  };
}
