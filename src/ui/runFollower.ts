import type { Workspace } from '../state/workspace.ts';

/** What is found out of a run while somebody wants to know it. */
export interface RunFollower {
  /** Has everybody who listens look again. */
  tell(): void;
  subscribe(listener: () => void): () => void;
  /** Somebody wants to know from now on. @returns how to stop */
  follow(): () => void;
}

/**
 * @param look called at first and with all that happens to the run, as long as anybody follows
 * @param end nobody does any more
 */
export function createRunFollower(
  { store, liveStore, branches }: Pick<Workspace, 'store' | 'liveStore' | 'branches'>,
  look: () => void,
  end: () => void,
): RunFollower {
  const listeners = new Set<() => void>();
  let followers = 0;
  let stops: readonly (() => void)[] = [];
  return {
    tell: () => {
      for (const listener of listeners) listener();
    },
    subscribe: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    follow: () => {
      if (followers++ === 0) {
        stops = [liveStore.subscribe(look), branches.subscribe(look), store.subscribe(look)];
        look();
      }
      return () => {
        if (--followers > 0) return;
        for (const stop of stops) stop();
        end();
      };
    },
  };
}
