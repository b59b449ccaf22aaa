import { type Asker, createAsker } from '../asking/asker.ts';
import { type AskingLine, openLine } from '../asking/line.ts';
import type { Experiment } from '../document/experiment.ts';
import { openingExperiment } from '../document/opening.ts';
import { type Branches, createBranches } from '../run/branch.ts';
import type { HostWorld } from '../training/workerHost.ts';
import { onceFetched, whyMissing } from './fetchPart.ts';
import { onDemand } from './forgetful.ts';
import { createLiveStore, type LiveStore } from './live.ts';
import { openSavedWork, type SavedWork, type Shelf } from './saved.ts';
import { createShownNumbers, type Drawn } from './shownNumbers.ts';
import { createAppStore, type Message, type State, type Store } from './store.ts';
import { createTexts, type Texts } from './texts.ts';
import { initialView, type View } from './view.ts';

/** What a workspace uses of the machine that it is on. */
export interface World {
  /** Calls back once, on the next display frame. */
  readonly frame: (callback: () => void) => void;
  readonly later: (callback: () => void, milliseconds: number) => void;
  /** ms, any origin. */
  readonly now: () => number;
  /** ms since 1970. */
  readonly date: () => number;
  /** Whether the person wants nothing to move by itself. */
  readonly still: () => boolean;
  /** Where work is kept on this computer; null where that is forbidden. */
  readonly shelf: Shelf | null;
  /** Where what is half done is kept for this tab, over a reload, as far as that is allowed. */
  readonly tab: Notes;
  /** Whether runs have been kept on this computer; notes that they are. */
  readonly isKept: () => boolean;
  readonly noteKept: () => void;
  /** Whether a page of somebody else shows this one: it has no address bar, often no storage, and nobody expects any. */
  readonly isFramed: boolean;
  /** Workers: one that trains, and one that answers if there is more than one core. */
  readonly workers: (name: string) => HostWorld;
  readonly cores: number;
  /** A name that nobody else has. */
  readonly newId: () => string;
}

/** Texts by their names. */
export interface Notes {
  get(name: string): string | null;
  set(name: string, text: string): void;
}

/** What a person does: of the store, for event handlers. */
type Actions = Pick<State, 'edit' | 'previewEdit' | 'commitPreview' | 'setView' | 'undo' | 'redo' | 'say' | 'dismiss'>;

/** One experiment with all that belongs to it on the page: several may live there, and know nothing of each other. */
export interface Workspace extends Actions, Pick<World, 'frame' | 'now' | 'still' | 'tab' | 'workers'> {
  readonly store: Store;
  /** The newest numbers of the run, outside React. */
  readonly liveStore: LiveStore;
  readonly texts: Texts;
  readonly work: SavedWork;
  /**
   * Opens an experiment over the work that is here, which keeps its slot with all that was just being typed.
   * @param view what of the view comes with it
   */
  readonly openOver: (e: Experiment, view?: Partial<View>) => void;
  /** What has come of this experiment, and of those before it. */
  readonly branches: Branches;
  /** Answers every question about the network. */
  readonly asker: Asker & { readonly line: AskingLine };
  /** The numbers that the drawing shows. */
  readonly drawn: Drawn;
  /** Tells that what a person has just asked for could not be loaded, until it is. */
  readonly sayMissing: (error: unknown) => void;
  /** For a part of the page that is asked for with every frame: null while it is not there, which is told. */
  readonly onDemand: <T>(load: () => Promise<T>, wake?: () => void) => () => T | null;
}

export function createWorkspace(world: World): Workspace {
  const { frame, now, still, tab, workers } = world;
  const store = createAppStore(openingExperiment, initialView);
  const liveStore = createLiveStore(world.frame);
  const { open, commitPreview, say, dismiss } = store.getState();

  /** Tells of a part that is asked for again by itself, until it has come. */
  function tell(error: unknown): void {
    const told = store.getState().messages.find((message) => message.type === 'missing');
    if (error !== null) say({ type: 'missing', why: whyMissing(error), again: 'byItself' });
    else if (told?.again === 'byItself') dismiss(told);
  }
  const demand: Workspace['onDemand'] = (load, wake = liveStore.renew) =>
    onDemand(load, { wake, tell, later: world.later });

  const work = openSavedWork(world.shelf, world.newId, world.date, () => {
    if (!world.isFramed) say({ type: 'notKept' });
  });

  const asker = createAsker(
    (user) => openLine(workers('asker'), world.cores > 1, user),
    () => liveStore.look(asker.look),
  );

  return {
    ...(store.getState() as Actions), // none of which changes
    store,
    liveStore,
    texts: createTexts(),
    work,
    openOver: (e, view) => {
      commitPreview();
      work.leave(e);
      open(e, view);
    },
    branches: createBranches(),
    asker,
    drawn: createShownNumbers(store, liveStore, asker, still),
    sayMissing: (error) => {
      const message: Message = { type: 'missing', why: whyMissing(error), again: 'byHand' };
      say(message);
      onceFetched(error, () => dismiss(message));
    },
    onDemand: demand,
    frame,
    now,
    still,
    tab,
    workers,
  };
}

/** Something that there is once for each workspace, made when it is first asked for. */
export function perWorkspace<T>(make: (workspace: Workspace) => T): (workspace: Workspace) => T {
  const made = new WeakMap<Workspace, { readonly it: T }>();
  return (workspace) => {
    const one = made.get(workspace) ?? { it: make(workspace) };
    made.set(workspace, one);
    return one.it;
  };
}
