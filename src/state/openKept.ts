import { createKept, type Kept } from './kept.ts';
import type { Workspace, World } from './workspace.ts';
import { browserVault } from './vault.ts';

/** Keeps the runs of a workspace in the browser. Fetched in the page's first moments. */
export function openKept(workspace: Workspace, world: World, locks: LockManager | undefined): Kept {
  const { store, branches, say } = workspace;
  const prefix = 'mlp-visualizer.';
  return createKept({
    ...world,
    store,
    branches,
    vault: browserVault(),
    claim: async (name) => {
      if (locks === undefined) return true;
      return new Promise((resolve, reject) => {
        locks
          .request(`${prefix}${name}`, { ifAvailable: true }, (lock) => {
            resolve(lock !== null);
            return lock === null ? undefined : new Promise<void>(() => undefined); // as long as the page lives
          })
          .catch(reject);
      });
    },
    claimed: async () => {
      const { held = [] } = (await locks?.query()) ?? {};
      return locks === undefined
        ? null
        : held.flatMap(({ name }) => (name?.startsWith(prefix) ? [name.slice(prefix.length)] : []));
    },
    refused: () => {
      if (!world.isFramed) say({ type: 'runsNotKept' });
    },
    unreadable: () => say({ type: 'notResumed' }),
  });
}
