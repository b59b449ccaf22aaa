import type { Experiment } from '../document/experiment.ts';
import { dealerOf } from './dealer.ts';
import { entryState, isOwnEntry } from './entryState.ts';
import { followEntries, pageOf } from './entryRuns.ts';
import { createKept, type Kept } from './kept.ts';
import { savedLinks } from './keptTables.ts';
import { keepView, recallView } from './keptView.ts';
import { connectRows } from './ownRows.ts';
import type { TrainingControls } from './training.ts';
import type { Workspace, World } from './workspace.ts';
import { browserVault } from './vault.ts';

/** What is kept, and which of it each entry of the history was left with. */
export interface OpenKept extends Pick<Kept, 'find' | 'hurry'> {
  follow(controls: Pick<TrainingControls, 'backTo'>): void;
}

/** Keeps the runs of a workspace in the browser. Fetched in the page's first moments. */
export function openKept(workspace: Workspace, world: World, locks: LockManager | undefined): OpenKept {
  const { store, branches, say } = workspace;
  const prefix = 'mlp-visualizer.';
  // The address bar is written as after a change of it: only then is it asked what the link is now.
  connectRows(store, () => window.dispatchEvent(new Event('hashchange')));
  const kept = createKept({
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
    savedLinks: () => savedLinks(world.shelf),
    refused: () => {
      if (!world.isFramed) say({ type: 'runsNotKept' });
    },
    unreadable: () => say({ type: 'notResumed' }),
  });
  let writeView = (): void => undefined;
  return {
    ...kept,
    find: async (e, isOurs, isLate) => {
      const opened = (): Experiment => store.getState().document.present;
      for (let asked = e; ; asked = opened()) {
        const page = isOwnEntry() ? pageOf(world.tab, entryState().entry ?? null) : null;
        const found = await kept.find(asked, isOurs, isLate, page);
        const present = found?.document.present ?? asked;
        await dealerOf(workspace).deal(present);
        if (isLate?.() !== true) {
          if (opened() !== asked) continue; // another link has come, or Back: nothing is taken up over it
          if (isOurs === true) recallView(workspace, present);
        }
        return found;
      }
    },
    follow: ({ backTo }) => {
      kept.follow();
      // What came with a link may be left within a second, for the next exercise of a course page.
      store.subscribe(({ messages }, before) => {
        if (messages.some((message) => message.type === 'openedMoment' && !before.messages.includes(message)))
          kept.hurry();
      });
      followEntries({
        ...world,
        names: kept.names(),
        store,
        branches,
        backTo,
        entries: {
          name: () => entryState().entry ?? null,
          isWritten: isOwnEntry,
          rename: (entry) => history.replaceState({ ...entryState(), entry }, ''),
          onMove: (listener) => window.addEventListener('popstate', listener),
        },
      });
      writeView = keepView(workspace, world);
    },
    hurry: () => {
      kept.hurry();
      writeView();
    },
  };
}
